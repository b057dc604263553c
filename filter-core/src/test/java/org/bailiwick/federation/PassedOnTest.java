package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a question goes on: by which way, with how much time, and not in circles. */
class PassedOnTest {
    private static final Issuer AS5 = new Issuer("https://as5.example.com");
    private static final Issuer AS6 = new Issuer("https://as6.example.com");
    private static final String OURS = TestEndpoint.jwt(TestEndpoint.AS2);
    private static final String THEIRS = TestEndpoint.jwt(TestEndpoint.AS1);

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    private static Ask by(String token, Issuer... path) {
        return Ask.byAs3(token)
                .instead(
                        "federation_path",
                        String.join(
                                " ", List.of(path).stream().map(Issuer::value).toList()));
    }

    @Test // TBF-1
    void home_isAskedInThePlainWay() {
        as2.answer(Ask.byAs3(OURS).with("federation_budget", "900").with("token_issuer", TestEndpoint.AS2.value()));

        assertThat(as2.home.questions()).containsExactly(IntrospectionQuestion.about(OURS));
    }

    @Test
    void trustee_isToldWhoseTokenForWhomAndByWhichWay() {
        as2.answer(by(THEIRS, AS5, TestEndpoint.AS3));

        assertThat(as2.as1.question())
                .isEqualTo(new IntrospectionQuestion(
                        THEIRS,
                        Optional.of(TestEndpoint.AS1),
                        Optional.of(TestEndpoint.RS3),
                        List.of(AS5, TestEndpoint.AS3, TestEndpoint.AS2),
                        Optional.of(Duration.ofMillis(1800))));
    }

    @Test
    void questionOfAResourceServer_beginsItsWayHere() {
        as2.answer(Ask.byRs2("as1_opaque"));

        assertThat(as2.as1.question().path()).containsExactly(TestEndpoint.AS2);
        assertThat(as2.as1.question().resource()).contains(TestEndpoint.RS2);
        assertThat(as2.as1.question().tokenIssuer()).isEmpty();
    }

    @Test
    void homeThatKnowsOfFederation_isToldWithoutBeingCounted() {
        as2.domain(
                TestEndpoint.domain(
                        "home", TestEndpoint.AS2, new FederatorSettings(AS5, TestEndpoint.READ, Optional.empty())),
                as2.home);

        as2.answer(Ask.byRs2(TestEndpoint.jwt(AS5)));

        assertThat(as2.home.question().path()).isEmpty();
        assertThat(as2.home.question().tokenIssuer()).contains(AS5);
        assertThat(as2.home.question().resource()).contains(TestEndpoint.RS2);
        assertThat(as2.home.question().budget()).isPresent();
    }

    @Test
    void questionThatHasBeenHere_isALoop() {
        assertThat(as2.error(by(THEIRS, TestEndpoint.AS2, TestEndpoint.AS3))).isEqualTo("400 federation_loop");
        assertThat(as2.error(by(OURS, TestEndpoint.AS2, TestEndpoint.AS3))).isEqualTo("400 federation_loop");
        assertThat(as2.error(by(THEIRS, TestEndpoint.AS3, AS5, TestEndpoint.AS3)))
                .isEqualTo("400 federation_loop");
        assertThat(as2.as1.questions()).isEmpty();
        assertThat(as2.home.questions()).isEmpty();
    }

    @Test // also for tokens of nobody: the way is wrong whatever is asked
    void loop_isOneWhateverTheTokenIs() {
        assertThat(as2.error(by(TestEndpoint.jwt(AS6), TestEndpoint.AS2, TestEndpoint.AS3)))
                .isEqualTo("400 federation_loop");
    }

    @Test
    void questionThatWouldGoBack_isALoop() {
        assertThat(as2.error(by(THEIRS, TestEndpoint.AS1, TestEndpoint.AS3))).isEqualTo("400 federation_loop");
        assertThat(as2.error(by(TestEndpoint.jwt(TestEndpoint.AS0), TestEndpoint.AS0, TestEndpoint.AS3)))
                .isEqualTo("400 federation_loop");
        assertThat(as2.as1.questions()).isEmpty();
    }

    @Test
    void trustorThatAsksAboutItsOwn_isALoop() {
        as2.domain(TestEndpoint.domain("as3", TestEndpoint.AS3), as2.as4);
        as2.trustees.add(new FederationSettings.Trustee("as3", TestEndpoint.READ, TestEndpoint.LIFETIME));

        assertThat(as2.error(Ask.byAs3(TestEndpoint.jwt(TestEndpoint.AS3)))).isEqualTo("400 federation_loop");
        assertThat(as2.as4.questions()).isEmpty();
    }

    @Test
    void wayThatIsTooLong_isRefused() {
        as2.home.says(FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS3));
        as2.as1.says(FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS3));
        Issuer as7 = new Issuer("https://as7.example.com");

        assertThat(as2.isActive(by(OURS, AS6, AS5, TestEndpoint.AS3))).isTrue();
        assertThat(as2.error(by(OURS, as7, AS6, AS5, TestEndpoint.AS3))).isEqualTo("400 federation_too_deep");
        assertThat(as2.isActive(by(THEIRS, AS5, TestEndpoint.AS3))).isTrue();
        assertThat(as2.error(by(THEIRS, AS6, AS5, TestEndpoint.AS3))).isEqualTo("400 federation_too_deep");
        assertThat(as2.as1.questions()).hasSize(1);
    }

    @Test
    void limitOfOne_federatesNothing() {
        as2.hops = 1;

        assertThat(as2.isActive(Ask.byRs2(OURS))).isTrue();
        assertThat(as2.error(Ask.byRs2(THEIRS))).isEqualTo("400 federation_too_deep");
    }

    @Test
    void budget_isTheLesserOfTheirsAndOursLessATenth() {
        as2.answer(Ask.byRs2(THEIRS).with("federation_budget", "1000"));
        assertThat(as2.as1.question().budget()).contains(Duration.ofMillis(900));

        as2.answer(Ask.byRs2(THEIRS).with("federation_budget", "999999999"));
        assertThat(as2.as1.question().budget()).contains(Duration.ofMillis(1800));

        as2.answer(Ask.byRs2(THEIRS).with("federation_budget", "100"));
        assertThat(as2.as1.question().budget()).contains(Duration.ofMillis(80));
    }

    @Test
    void budgetThatLeavesNothing_isUnavailable() {
        assertThat(as2.error(Ask.byRs2(THEIRS).with("federation_budget", "20")))
                .isEqualTo("503 temporarily_unavailable");
        assertThat(as2.answer(Ask.byRs2(THEIRS).with("federation_budget", "20")).headers())
                .containsKey("Retry-After");
        assertThat(as2.as1.questions()).isEmpty();

        as2.answer(Ask.byRs2(THEIRS).with("federation_budget", "21"));
        assertThat(as2.as1.question().budget()).contains(Duration.ofMillis(1));
    }

    @Test
    void timeThatAuthenticationTook_isGone() {
        TestClient slow = new TestClient("slow", TestEndpoint.AS2);
        CompletableFuture<Object> keysCame = new CompletableFuture<>();
        as2.keys.put("slow", new SlowKeys(slow, keysCame));
        as2.resourceServers.add(new FederationSettings.ResourceServer(
                new FederationSettings.Asker("slow", Optional.empty(), Optional.empty(), Optional.empty()),
                TestEndpoint.RS2,
                Optional.empty()));
        Ask ask = Ask.about(THEIRS)
                .with("client_assertion_type", ClientProof.JWT_BEARER)
                .with("client_assertion", slow.assertion(as2.clock));

        CompletableFuture<?> answer = as2.endpoint().answer(ask, ask.body()).toCompletableFuture();
        as2.nanos.addAndGet(Duration.ofMillis(1000).toNanos());
        keysCame.complete("now");

        assertThat(answer).isCompleted();
        assertThat(as2.as1.question().budget()).contains(Duration.ofMillis(900));
    }

    @Test
    void domainThatDoesNotAnswerInTime_isNotWaitedFor() {
        as2.deadline = Duration.ofMillis(60);
        CompletableFuture<IntrospectionAnswer> shared = new CompletableFuture<>();
        as2.as1.saysLater(shared);

        assertThat(as2.error(Ask.byRs2(THEIRS))).isEqualTo("503 temporarily_unavailable");
        assertThat(shared).isNotDone(); // others may wait for it
    }

    @Test
    void answerInTime_isTold() {
        CompletableFuture<IntrospectionAnswer> later = new CompletableFuture<>();
        as2.as1.saysLater(later);
        Ask ask = Ask.byRs2(THEIRS);

        CompletableFuture<?> answer = as2.endpoint().answer(ask, ask.body()).toCompletableFuture();
        assertThat(answer).isNotDone();
        later.complete(new IntrospectionAnswer.Inactive(Optional.empty()));

        assertThat(answer).isCompleted();
    }

    @Test // IN-9
    void domainThatCannotBeAsked_isUnavailable() {
        for (Reason reason : List.of(
                Reason.AUTHORITY_UNREACHABLE,
                Reason.AUTHORITY_BUSY,
                Reason.CREDENTIALS_REFUSED,
                Reason.DEADLINE_EXCEEDED)) {
            as2.as1.fails(reason);
            assertThat(as2.error(Ask.byRs2(THEIRS))).isEqualTo("503 temporarily_unavailable");
        }
        assertThat(as2.answer(Ask.byRs2(THEIRS)).headers()).containsEntry("Retry-After", List.of("5"));
    }

    @Test
    void answerThatIsNone_isABadAuthority() {
        as2.as1.fails(Reason.AUTHORITY_ANSWER_INVALID);

        assertThat(as2.error(Ask.byRs2(THEIRS))).isEqualTo("502 bad_authority");
    }

    @Test // IN-10
    void inactiveToken_isInactiveAndNothingElse() {
        as2.as1.saysInactive(Optional.empty());

        assertThat(as2.document(Ask.byRs2(THEIRS))).isEqualTo(Map.of("active", false));
    }
}
