package org.bailiwick.federation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Issuer;

/**
 * Finds out about a token for an asker: the one domain that can know is asked, what it says is believed or not, and what is
 * believed is written anew.
 */
final class Mediation {
    /** For how long it holds that a token is of nobody we know: only another configuration changes that. */
    private static final Duration UNKNOWN_HOLDS = Duration.ofSeconds(5);

    private final Passage passage;
    private final Relations relations;
    private final Inquiry inquiry;
    private final Belief belief;
    private final NewDocument documents;
    private final Duration deadline;
    private final LongSupplier nanos;

    Mediation(
            Passage passage,
            Relations relations,
            Inquiry inquiry,
            Belief belief,
            NewDocument documents,
            Duration deadline,
            LongSupplier nanos) {
        this.passage = passage;
        this.relations = relations;
        this.inquiry = inquiry;
        this.belief = belief;
        this.documents = documents;
        this.deadline = deadline;
        this.nanos = nanos;
    }

    /**
     * What the asker is told.
     *
     * @param asked with the resource server named
     * @param begun when the question came, in nanoseconds of the ticker
     */
    CompletionStage<Reading<Told, Refusal>> mediate(IntrospectionQuestion asked, Asker asker, long begun) {
        Optional<Refusal> obstacle = passage.obstacle(asked.path());
        if (obstacle.isPresent()) {
            return completed(refused(obstacle.get()));
        }
        PresentedToken token = PresentedToken.of(asked.token());
        Optional<Route> route = relations.route(token, asked.tokenIssuer());
        return route.isPresent()
                ? ask(new Case(asked, token, route.get(), asker), begun)
                : completed(told(Told.inactive(UNKNOWN_HOLDS)));
    }

    private CompletionStage<Reading<Told, Refusal>> ask(Case asked, long begun) {
        Optional<Refusal> obstacle = passage.obstacle(asked.path(), asked.route());
        if (obstacle.isPresent()) {
            return completed(refused(obstacle.get()));
        }
        Duration whole = asked.question()
                .budget()
                .filter(theirs -> theirs.compareTo(deadline) < 0)
                .orElse(deadline);
        Optional<Duration> budget = new Budget(begun, whole, nanos).toPassOn();
        return budget.isPresent()
                ? inquiry.pass(asked.question(), asked.route(), budget.get()).thenApply(answer -> tell(answer, asked))
                : completed(refused(Refusal.UNAVAILABLE));
    }

    private Reading<Told, Refusal> tell(IntrospectionAnswer answer, Case asked) {
        return answer.fold(
                active -> tellActive(active, asked),
                inactive -> told(Told.inactive(asked.partner().negative(inactive.mayBeKept()))),
                failed -> refused(
                        failed.reason().kind() == Reason.Kind.BAD_AUTHORITY
                                ? Refusal.BAD_AUTHORITY
                                : Refusal.UNAVAILABLE));
    }

    private Reading<Told, Refusal> tellActive(IntrospectionAnswer.Active answer, Case asked) {
        Optional<Said> said =
                Said.of(answer.members(), asked.partner().settings().scopesClaim());
        Optional<Flaw> flaw = said.isEmpty()
                ? Optional.of(Flaw.MALFORMED)
                : said.flatMap(read -> belief.flaw(read, asked.route(), asked.token(), asked.resource(), asked.path()));
        if (flaw.isPresent()) {
            FederationLog.disbelieved(asked.partner().settings().name(), flaw.get());
            return flaw.get().isLie()
                    ? refused(Refusal.BAD_AUTHORITY)
                    : told(Told.inactive(asked.partner().negative(answer.mayBeKept())));
        }
        return told(documents.of(
                said.orElseThrow(), asked.route(), asked.token(), asked.asker(), asked.resource(), answer.mayBeKept()));
    }

    private static Reading<Told, Refusal> told(Told told) {
        return new Reading.Read<>(told);
    }

    private static Reading<Told, Refusal> refused(Refusal why) {
        return new Reading.Refused<>(why);
    }

    private static <T> CompletionStage<T> completed(T value) {
        return CompletableFuture.completedStage(value);
    }

    /** One question on its way. */
    private record Case(IntrospectionQuestion question, PresentedToken token, Route route, Asker asker) {
        Partner partner() {
            return route.partner();
        }

        List<Issuer> path() {
            return question.path();
        }

        String resource() {
            return question.resource().orElseThrow();
        }

        @Override
        public String toString() {
            return "Case[hidden]";
        }
    }
}
