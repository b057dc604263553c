package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.bailiwick.verification.Verification.Accepted;
import org.bailiwick.verification.Verification.NotMine;
import org.bailiwick.verification.Verification.Rejected;
import org.bailiwick.verification.Verification.Unreachable;
import org.junit.jupiter.api.Test;

/** The law by which domains are asked. */
class DomainChainTest {
    private static final Verification INACTIVE = new Rejected(Reason.TOKEN_INACTIVE);

    /** What a domain may say; the place tells who it was. */
    private static final List<Function<Integer, Verification>> SAYINGS = List.of(
            place -> new Accepted(
                    VerifiedToken.vouchedBy("domain" + place, new Issuer("https://as.example"), "alice", Instant.EPOCH)
                            .build()),
            place -> INACTIVE,
            place -> new Rejected(
                    List.of(Reason.TOKEN_EXPIRED, Reason.TOKEN_AUDIENCE_MISMATCH, Reason.TOKEN_CLAIM_MISSING)
                            .get(place)),
            place -> new NotMine(),
            place -> new Unreachable(
                    List.of(Reason.AUTHORITY_UNREACHABLE, Reason.AUTHORITY_BUSY, Reason.AUTHORITY_ANSWER_INVALID)
                            .get(place)));

    /** Every way in which so many domains can answer. */
    private static List<List<Verification>> combinationsOf(int domains) {
        List<List<Verification>> all = List.of(List.of());
        for (int place = 0; place < domains; place++) {
            int here = place;
            all = all.stream()
                    .flatMap(said -> SAYINGS.stream()
                            .map(saying -> Stream.concat(said.stream(), Stream.of(saying.apply(here)))
                                    .toList()))
                    .toList();
        }
        return all;
    }

    private static Stream<List<Verification>> everyCombination() {
        return IntStream.rangeClosed(0, 3).boxed().flatMap(domains -> combinationsOf(domains).stream());
    }

    /** The law once more, over the whole of what all would say: how many are asked. */
    private static int asked(List<Verification> answers) {
        for (int i = 0; i < answers.size(); i++) {
            Verification answer = answers.get(i);
            boolean unlikeAnyOther = answer instanceof Rejected && !answer.equals(INACTIVE);
            boolean ofTheOnlyOne = answers.size() == 1;
            if (answer instanceof Accepted || unlikeAnyOther || ofTheOnlyOne) {
                return i + 1;
            }
        }
        return answers.size();
    }

    /** And what comes of it. */
    private static Verification outcome(List<Verification> answers) {
        List<Verification> heard = answers.subList(0, asked(answers));
        Optional<Verification> yes =
                heard.stream().filter(Accepted.class::isInstance).findFirst();
        Optional<Verification> missed =
                heard.stream().filter(Unreachable.class::isInstance).findFirst();
        Optional<Verification> no = heard.stream()
                .filter(Rejected.class::isInstance)
                .filter(rejected -> answers.size() == 1 || !rejected.equals(INACTIVE))
                .findFirst();
        return yes.or(() -> missed).or(() -> no).orElseGet(NotMine::new);
    }

    @Test // IN-10, TBF-9
    void everyCombinationOfAnswers_comesToWhatTheLawSays() {
        assertThat(everyCombination()).hasSize(1 + 5 + 25 + 125);
        everyCombination().forEach(answers -> {
            List<Integer> asked = new ArrayList<>();
            List<Integer> domains = IntStream.range(0, answers.size()).boxed().toList();
            assertThat(DomainChain.ask(domains, domain -> {
                        asked.add(domain);
                        return CompletableFuture.completedStage(answers.get(domain));
                    }))
                    .as("%s", answers)
                    .isCompletedWithValue(outcome(answers));
            assertThat(asked).as("%s", answers).isEqualTo(domains.subList(0, asked(answers)));
        });
    }

    @Test
    void answersThatComeLate_comeToTheSameAndNobodyIsAskedTooEarly() {
        everyCombination().forEach(answers -> {
            List<CompletableFuture<Verification>> questions = new ArrayList<>();
            CompletableFuture<Verification> said = DomainChain.ask(answers, answer -> {
                        CompletableFuture<Verification> question = new CompletableFuture<>();
                        questions.add(question);
                        return question;
                    })
                    .toCompletableFuture();
            for (int i = 0; i < asked(answers); i++) {
                assertThat(said).as("%s", answers).isNotDone();
                assertThat(questions).as("%s", answers).hasSize(i + 1);
                questions.get(i).complete(answers.get(i));
            }
            assertThat(questions).as("%s", answers).hasSize(asked(answers));
            assertThat(said).as("%s", answers).isCompletedWithValue(outcome(answers));
        });
    }

    @Test
    void whereSomebodyWasUnreachable_nothingIsEverARefusal() {
        everyCombination()
                .filter(answers -> answers.subList(0, asked(answers)).stream().anyMatch(Unreachable.class::isInstance))
                .forEach(answers -> assertThat(outcome(answers))
                        .as("%s", answers)
                        .isInstanceOfAny(Accepted.class, Unreachable.class));
    }

    @Test // IN-10
    void inactive_isARefusalOfTheOnlyDomainAndOfNoOther() {
        assertThat(outcome(List.of(INACTIVE))).isEqualTo(INACTIVE);
        assertThat(outcome(List.of(INACTIVE, INACTIVE, INACTIVE))).isEqualTo(new NotMine());
    }

    @Test
    void defect_reachesTheCallerAndNobodyElseIsAsked() {
        IllegalStateException defect = new IllegalStateException("made on purpose");
        List<Integer> asked = new ArrayList<>();
        CompletableFuture<Verification> said = DomainChain.ask(List.of(0, 1), domain -> {
                    asked.add(domain);
                    return CompletableFuture.failedStage(defect);
                })
                .toCompletableFuture();
        assertThat(said).isCompletedExceptionally();
        assertThat(asked).containsExactly(0);
    }
}
