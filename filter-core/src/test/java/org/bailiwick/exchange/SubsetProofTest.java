package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubsetProofTest {
    private final ProofCase proof = new ProofCase();

    private static Scopes scopes(String... names) {
        return Scopes.of(List.of(names));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESPONSE")
    void tokenThatIsNoWider_hasNoFlaw(NewToken.Basis basis) {
        proof.basis = basis;

        assertThat(proof.flaw()).isEmpty();
    }

    @Test
    void tokenThatCannotBeRead_isHeldToScopesAndLifeAlone() {
        proof.unreadable();

        assertThat(proof.flaw()).isEmpty();

        proof.wanted = new NewSubject.Mapped();
        assertThat(proof.flaw()).isEmpty();
        proof.scopes = scopes("orders:write");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SCOPE_WIDER);
        proof.scopes = Scopes.NONE;
        proof.answered = Optional.empty();
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test
    void tokenThatIsBoundToAKey_isOfTheWrongType() {
        proof.bound = true;

        assertThat(proof.flaw()).contains(new Flaw(Reason.NEXT_HOP_TYPE_WRONG, "no cnf", "cnf: a key"));
    }

    @Test
    void issuerThatIsSaid_mustBeTheAuthority() {
        proof.issuer = Optional.of("https://as.example/");
        assertThat(proof.flaw())
                .contains(new Flaw(Reason.NEXT_HOP_ISSUER_WRONG, "https://as.example", "iss: https://as.example/"));

        proof.issuer = Optional.empty();
        assertThat(proof.flaw()).isEmpty();
    }

    @Test // RI-2
    void everyAudience_mustBeANameOfTheTarget() {
        proof.audience = List.of("rs2-client", ProofCase.TARGET);
        assertThat(proof.flaw()).isEmpty();

        proof.audience = List.of(ProofCase.TARGET, "https://rs3.example");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_AUDIENCE_WIDER);
        assertThat(proof.flaw().orElseThrow().found()).isEqualTo("aud: https://rs2.example https://rs3.example");

        proof.audience = List.of(ProofCase.TARGET + "/");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_AUDIENCE_WIDER);
    }

    @Test
    void noAudience_isAnybody() {
        proof.audience = List.of();

        assertThat(proof.flaw().map(Flaw::found)).contains("aud: none");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_AUDIENCE_WIDER);
    }

    @Test
    void subject_mustBeTheCallers() {
        proof.subject = Optional.of("s3cret-Alice");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);

        proof.subject = Optional.empty();
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
        assertThat(proof.flaw().map(Flaw::found)).contains("sub: none");
    }

    @Test
    void mappedSubject_mayBeAnybodyButNobody() {
        proof.wanted = new NewSubject.Mapped();
        proof.subject = Optional.of("s3cret-somebody");
        assertThat(proof.flaw()).isEmpty();

        proof.subject = Optional.empty();
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
    }

    @Test
    void subjectByClaim_mustBeWhatTheCallersClaimSays() {
        proof.wanted = new NewSubject.OfClaim("email");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);

        proof.subject = Optional.of("s3cret-mail");
        assertThat(proof.flaw()).isEmpty();
    }

    @Test
    void subjectByClaimThatTheCallerLacks_isNever() {
        proof.wanted = new NewSubject.OfClaim("mail");
        proof.subject = Optional.empty();
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);

        proof.callerClaims = Map.of("mail", 7L);
        proof.subject = Optional.of("7");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
    }

    @Test
    void subjectByClaim_isToBeProven() {
        proof.unreadable().wanted = new NewSubject.OfClaim("email");

        assertThat(proof.reason()).contains(Reason.NEXT_HOP_SUBJECT_CHANGED);
    }

    @Test // TE-1
    void actors_mayBeTheCallersOrThoseAfterUs() {
        proof.actors = List.of(ProofCase.US, "s3cret-bot");
        assertThat(proof.flaw()).isEmpty();

        for (List<String> wrong : List.<List<String>>of(
                List.of(),
                List.of(ProofCase.US),
                List.of("s3cret-other"),
                List.of("s3cret-other", "s3cret-bot"),
                List.of("s3cret-bot", ProofCase.US),
                List.of(ProofCase.US, ProofCase.US, "s3cret-bot"))) {
            proof.actors = wrong;
            assertThat(proof.reason()).as(wrong.toString()).contains(Reason.NEXT_HOP_ACTOR_WRONG);
        }
    }

    @Test
    void callerWithoutActors_mayStayWithoutOrBeActedForByUs() {
        proof.callerActors = List.of();
        proof.actors = List.of();
        assertThat(proof.flaw()).isEmpty();
        proof.actors = List.of(ProofCase.US);
        assertThat(proof.flaw()).isEmpty();

        proof.actors = List.of("s3cret-bot");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_ACTOR_WRONG);
    }

    @Test // TE-5
    void namedActor_mustHaveJoinedAlone() {
        proof.actor = Optional.of("s3cret-agent");
        proof.actors = List.of("s3cret-agent", "s3cret-bot");
        assertThat(proof.flaw()).isEmpty();

        for (List<String> wrong : List.<List<String>>of(
                List.of(),
                List.of("s3cret-bot"),
                List.of("s3cret-agent"),
                List.of(ProofCase.US, "s3cret-bot"),
                List.of("s3cret-bot", "s3cret-agent"),
                List.of(ProofCase.US, "s3cret-agent", "s3cret-bot"))) {
            proof.actors = wrong;
            assertThat(proof.reason()).as(wrong.toString()).contains(Reason.NEXT_HOP_ACTOR_WRONG);
        }
    }

    @Test
    void namedActor_isToBeProven() {
        proof.unreadable().actor = Optional.of("s3cret-agent");

        assertThat(proof.reason()).contains(Reason.NEXT_HOP_ACTOR_WRONG);
    }

    @Test // TE-9
    void actors_areAtMostAsManyAsAllowed() {
        proof.callerActors = List.of("s3cret-c", "s3cret-b", "s3cret-a");
        proof.actors = List.of(ProofCase.US, "s3cret-c", "s3cret-b", "s3cret-a");
        proof.depth = 4;
        assertThat(proof.flaw()).isEmpty();

        proof.depth = 3;
        assertThat(proof.flaw()).contains(new Flaw(Reason.NEXT_HOP_ACTORS_TOO_MANY, "at most 3", "act: 4 actors"));
    }

    @Test // RD-2
    void scopes_mustBeAmongThoseAskedFor() {
        proof.scopes = proof.asked;
        assertThat(proof.flaw()).isEmpty();
        proof.scopes = Scopes.NONE;
        assertThat(proof.flaw()).isEmpty();

        proof.scopes = scopes("orders:read", "admin");
        assertThat(proof.flaw())
                .contains(new Flaw(
                        Reason.NEXT_HOP_SCOPE_WIDER, "at most orders:read orders:list", "scope: orders:read admin"));
    }

    @Test
    void grants_mustBeAmongThoseThatTheCallerHas() {
        proof.grants = Set.of();
        assertThat(proof.flaw()).isEmpty();

        for (String wrong : List.of("s3cret-auditor", "s3cret-admin")) {
            proof.grants = Set.of("s3cret-teller", wrong);
            assertThat(proof.reason()).contains(Reason.NEXT_HOP_RIGHTS_WIDER);
        }
    }

    @Test // RFC 9396
    void details_mustBeAmongThoseOfTheCaller() {
        proof.details = List.of(Map.of("type", "s3cret-pay"), Map.of("type", "s3cret-pay", "amount", 1L));
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_RIGHTS_WIDER);

        proof.details = List.of(Map.of("type", "s3cret-pay"));
        for (Object callers : List.of(List.of(), "s3cret-pay", Map.of("type", "s3cret-pay"))) {
            proof.callerClaims = Map.of("authorization_details", callers);
            assertThat(proof.reason()).contains(Reason.NEXT_HOP_RIGHTS_WIDER);
        }
        proof.callerClaims = Map.of();
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_RIGHTS_WIDER);

        proof.details = List.of();
        assertThat(proof.flaw()).isEmpty();
    }

    @Test
    void endByItsOwnWord_isHeldToTheCallersExactly() {
        proof.answered = Optional.empty();
        assertThat(proof.flaw()).isEmpty();

        Instant later = ProofCase.END.plusNanos(1);
        proof.said = Optional.of(later);
        assertThat(proof.flaw())
                .contains(new Flaw(Reason.NEXT_HOP_LIFE_LONGER, "2026-11-21T12:05:00Z or before", "exp: " + later));
    }

    @Test
    void endByTheAnswer_mayBeRounded() {
        proof.basis = NewToken.Basis.INTROSPECTED;
        proof.said = Optional.empty();
        proof.answered = Optional.of(ProofCase.END.plusSeconds(2));
        assertThat(proof.flaw()).isEmpty();

        proof.answered = Optional.of(ProofCase.END.plusSeconds(2).plusNanos(1));
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test
    void endThatNobodySays_isLater() {
        proof.said = Optional.empty();
        proof.answered = Optional.empty();

        assertThat(proof.flaw().map(Flaw::found)).contains("exp: none");
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @ParameterizedTest // RD-6, IC-12
    @EnumSource(names = {"SIGNED", "READ"})
    void jwtThatSaysNoEnd_neverEndsWhateverTheAnswerSays(NewToken.Basis basis) {
        proof.basis = basis;
        proof.said = Optional.empty();
        assertThat(proof.flaw())
                .contains(new Flaw(Reason.NEXT_HOP_LIFE_LONGER, "2026-11-21T12:05:00Z or before", "exp: none"));
    }

    @Test
    void laterOfBothEnds_isJudged() {
        proof.said = Optional.of(ProofCase.END.plusSeconds(1));
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_LIFE_LONGER);

        proof.said = Optional.of(ProofCase.END);
        proof.answered = Optional.of(ProofCase.END.plusSeconds(3));
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test
    void longerLife_isAllowedWhereItIsConfigured() {
        proof.longerLife = Duration.ofMinutes(10);
        proof.said = Optional.of(ProofCase.END.plusSeconds(600));
        assertThat(proof.flaw()).isEmpty();

        proof.said = Optional.of(ProofCase.END.plusSeconds(601));
        assertThat(proof.reason()).contains(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test
    void flaws_showNobodyAndNoRight() {
        List<Consumer<ProofCase>> changes = List.of(
                wrong -> wrong.subject = Optional.of("s3cret-mallory"),
                wrong -> wrong.wanted = new NewSubject.OfClaim("email"),
                wrong -> wrong.actors = List.of("s3cret-mallory"),
                wrong -> wrong.actor = Optional.of("s3cret-agent"),
                wrong -> {
                    wrong.callerActors = Collections.nCopies(5, "s3cret-bot");
                    wrong.actors = wrong.callerActors;
                },
                wrong -> wrong.grants = Set.of("s3cret-admin"),
                wrong -> wrong.details = List.of("s3cret-detail"));
        for (Consumer<ProofCase> change : changes) {
            ProofCase wrong = new ProofCase();
            change.accept(wrong);
            assertThat(wrong.flaw()).isPresent();
            assertThat(wrong.flaw().toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void sameSubject_isKnownByTheSameMark() {
        proof.subject = Optional.of("s3cret-mallory");
        Flaw once = proof.flaw().orElseThrow();
        proof.callerSubject = "s3cret-mallory";
        proof.subject = Optional.of("s3cret-alice");
        Flaw reversed = proof.flaw().orElseThrow();

        assertThat(once.found()).isEqualTo("sub: " + reversed.expected());
        assertThat(reversed.found()).isEqualTo("sub: " + once.expected());
        assertThat(once.expected()).isNotEqualTo(reversed.expected());
    }
}
