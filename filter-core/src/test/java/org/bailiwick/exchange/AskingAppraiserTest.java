package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;

class AskingAppraiserTest {
    private static final String OPAQUE = "s3cret-opaque";

    private final List<IntrospectionQuestion> questions = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>(new ProofCase().claims());
    private Optional<IntrospectionAnswer> told = Optional.empty();
    private final AppraiserUnderTest appraiser = new AppraiserUnderTest(new AskingAppraiser(
            domain(),
            question -> {
                questions.add(question);
                return CompletableFuture.completedStage(told.orElseGet(this::active));
            },
            AppraiserUnderTest.CLOCK));

    static DomainSettings.Introspection domain() {
        return new DomainSettings.Introspection(
                "home",
                new Issuer(ProofCase.AUTHORITY),
                Optional.empty(),
                new ClientSettings(ProofCase.US, new ClientSettings.Proof.BasicSecret(Secret.of("s3cret"))),
                Optional.empty(),
                Duration.ofSeconds(5),
                new DomainSettings.AnswerLifetimes(Duration.ofMinutes(1), Duration.ofSeconds(10), true),
                Optional.empty(),
                false,
                "scope",
                List.of("roles"),
                List.of());
    }

    private IntrospectionAnswer active() {
        members.put("active", true);
        return new IntrospectionAnswer.Active(Claims.of(members), Optional.empty());
    }

    private Reason discarded() {
        return appraiser.discarded(OPAQUE, Basis.INTROSPECTED);
    }

    @Test // IN-4
    void activeToken_isJudgedByWhatTheAuthoritySays() {
        assertThat(appraiser.given(OPAQUE, Basis.INTROSPECTED).expiresAt()).isEqualTo(ProofCase.END);
        assertThat(questions).containsExactly(IntrospectionQuestion.about(OPAQUE));

        members.put("token_type", "bearer");
        appraiser.given(OPAQUE, Basis.INTROSPECTED);
    }

    @Test // IN-6
    void whatTheAuthoritySays_isHeldToTheCaller() {
        members.put("scope", "admin");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);
        members.put("scope", "orders:read");
        members.put("roles", List.of("s3cret-admin"));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_RIGHTS_WIDER);
        members.remove("roles");
        members.remove("aud");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_AUDIENCE_WIDER);
    }

    @Test
    void answerThatTheTokenCameIn_countsAsWell() {
        appraiser.scopes = Optional.of(Scopes.of(List.of("admin")));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);

        appraiser.scopes = Optional.empty();
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));
        assertThat(appraiser.given(OPAQUE, Basis.INTROSPECTED).expiresAt()).isEqualTo(ProofCase.NOW.plusSeconds(60));
        appraiser.lifetime = Optional.of(Duration.ofSeconds(303));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test // IN-4
    void inactiveToken_isNotVouchedFor() {
        told = Optional.of(new IntrospectionAnswer.Inactive(Optional.empty()));

        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    @Test
    void times_areHeldToTheLeewayOfTheDomain() {
        members.put("nbf", ProofCase.NOW.getEpochSecond() + 5);
        appraiser.given(OPAQUE, Basis.INTROSPECTED);

        members.put("nbf", ProofCase.NOW.getEpochSecond() + 6);
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    @Test // IN-9
    void failure_leavesNothingKnown() {
        for (Failure failure : Failure.values()) {
            told = Optional.of(new IntrospectionAnswer.Failed(failure, "as told"));

            assertThat(appraiser.failed(OPAQUE)).isEqualTo(failure.reason());
            assertThat(appraiser.appraise(OPAQUE).detail()).isEqualTo("as told");
        }
    }

    @Test // TBF-7
    void tokenOfAnotherDomain_isNotTheAuthoritys() {
        members.put("federation", Map.of());

        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_ISSUER_WRONG);
    }

    @Test
    void tokenOfAnotherType_isOfTheWrongType() {
        for (Object type : List.of("DPoP", "N_A", 7L)) {
            members.put("token_type", type);

            assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
        }
    }
}
