package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.domain.SessionsUnderTest.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Secret;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions of people who have logged in here, whom nobody presents. */
class DomainsLoginTest {
    private static final Credential.Asid LOGGED_IN = new Credential.Asid(
            TestConsumer.SESSION, new Presentation.LoggedIn(), new CoveredRequest("POST", "/anything", "-"));

    private static final Credential.Asid BEFORE = new Credential.Asid(
            new SessionName("web-1", "before-" + "A".repeat(36), "u-8842"),
            new Presentation.LoggedIn(),
            new CoveredRequest("GET", "/anything", "-"));

    private static final String PARTNER = "https://partner.example";

    private final SessionsUnderTest sessions = new SessionsUnderTest()
            .loggingIn(login(new ClientSettings.Proof.BasicSecret(Secret.of(TestConsumer.SECRET))));

    private static LoginSettings login(ClientSettings.Proof proof) {
        return new LoginSettings(
                new ClientSettings("web-1", proof),
                "/login/callback",
                "/logout",
                "/",
                Set.of(),
                Set.of(),
                LoginSettings.Keep.MEMORY,
                List.of(),
                10,
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                false);
    }

    private static TokenHash hash(Credential.Asid presented) {
        return SessionHash.of(presented.session());
    }

    private static Map<String, Object> ofPartner() {
        return SessionsUnderTest.activeWith("authority", PARTNER);
    }

    private static Reason refused(Verification said) {
        return said.fold(
                accepted -> Reason.ACCEPTED,
                Verification.Rejected::reason,
                notMine -> Reason.TOKEN_NOT_RECOGNIZED,
                Verification.Unreachable::reason);
    }

    @Test // AS-4, AS-5
    void authority_isAskedWithAProofOfOurOwn() {
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.ACCEPTED);

        Map<?, ?> proof = (Map<?, ?>) sessions.lastBody().get("proof");
        String nonce = (String) proof.get("nonce");
        assertThat(nonce).hasSizeBetween(16, 128);
        assertThat(proof.get("ts")).isEqualTo(NOW);
        assertThat(proof.get("url")).isEqualTo(TestConsumer.RESOURCE + "/");
        assertThat(proof.get("sig"))
                .isEqualTo(TestConsumer.at(NOW).get("/").nonce(nonce).signature());
    }

    @Test // AS-10
    void sessionOfALogin_isAskedAboutOnceForAWhileAndWithAnotherProofAfterIt() {
        sessions.verify(LOGGED_IN);
        Map<String, Object> first = sessions.lastBody();
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.ACCEPTED);
        assertThat(sessions.asked()).isEqualTo(1);

        sessions.pass(Duration.ofSeconds(61));
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.ACCEPTED);
        assertThat(sessions.asked()).isEqualTo(2);
        assertThat(sessions.lastBody()).isNotEqualTo(first);
    }

    @Test // AS-16
    void sessionThatWasRevoked_isRefused() {
        sessions.says(SessionsUnderTest.inactive());
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.SESSION_INACTIVE);
    }

    @Test // AS-16
    void loginThatEnds_isForgottenAtOnceAndAlone() {
        sessions.verify(LOGGED_IN);
        sessions.verify(BEFORE);
        assertThat(sessions.asked()).isEqualTo(2);

        sessions.domains().forgetSession("sessions", hash(LOGGED_IN));

        sessions.says(SessionsUnderTest.inactive());
        assertThat(refused(sessions.verify(BEFORE))).isEqualTo(Reason.ACCEPTED);
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.SESSION_INACTIVE);
    }

    @Test // AS-16
    void loginThatEndsWhileItIsAskedAbout_isNotRemembered() {
        sessions.hold();
        CompletableFuture<Verification> before = sessions.begin(LOGGED_IN);
        CompletableFuture<Verification> other = sessions.begin(BEFORE);

        sessions.domains().forgetSession("sessions", hash(LOGGED_IN));

        CompletableFuture<Verification> after = sessions.begin(LOGGED_IN);
        assertThat(sessions.asked())
                .as("another question, as the first was put before")
                .isEqualTo(3);
        sessions.releaseWith(SessionsUnderTest.active());
        assertThat(refused(before.join())).isEqualTo(Reason.ACCEPTED);
        assertThat(refused(other.join())).isEqualTo(Reason.ACCEPTED);
        assertThat(refused(after.join())).isEqualTo(Reason.ACCEPTED);
        sessions.domains().forgetSession("sessions", hash(LOGGED_IN));
        sessions.says(SessionsUnderTest.inactive());
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.SESSION_INACTIVE);
        assertThat(refused(sessions.verify(BEFORE))).isEqualTo(Reason.ACCEPTED);
    }

    @Test // AS-16
    void answerThatComesAfterTheEnd_isNotRemembered() {
        sessions.hold();
        CompletableFuture<Verification> before = sessions.begin(LOGGED_IN);
        sessions.domains().forgetSession("sessions", hash(LOGGED_IN));
        sessions.releaseWith(SessionsUnderTest.active());
        assertThat(refused(before.join())).isEqualTo(Reason.ACCEPTED);

        sessions.says(SessionsUnderTest.inactive());
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.SESSION_INACTIVE);
    }

    @Test
    void loginThatEnds_changesNothingInAnotherDomain() {
        SessionsUnderTest two = new SessionsUnderTest()
                .loggingIn(login(new ClientSettings.Proof.BasicSecret(Secret.of(TestConsumer.SECRET))))
                .beside(PARTNER);
        two.at(PARTNER + "/asid/verify", SessionsUnderTest.json(200, ofPartner()));
        List<String> others = List.of("others");
        assertThat(refused(two.domains()
                        .verify(LOGGED_IN, others)
                        .toCompletableFuture()
                        .join()))
                .isEqualTo(Reason.ACCEPTED);
        two.hold();
        CompletableFuture<Verification> inFlight =
                two.domains().verify(BEFORE, others).toCompletableFuture();
        int asked = two.asked(PARTNER);

        two.domains().forgetSession("sessions", hash(LOGGED_IN));
        two.domains().forgetSession("sessions", hash(BEFORE));

        CompletableFuture<Verification> joined =
                two.domains().verify(BEFORE, others).toCompletableFuture();
        two.releaseWith(ofPartner());
        assertThat(refused(inFlight.join())).isEqualTo(Reason.ACCEPTED);
        assertThat(refused(joined.join())).isEqualTo(Reason.ACCEPTED);
        for (Credential.Asid session : List.of(LOGGED_IN, BEFORE)) {
            assertThat(refused(two.domains()
                            .verify(session, others)
                            .toCompletableFuture()
                            .join()))
                    .isEqualTo(Reason.ACCEPTED);
        }
        assertThat(two.asked(PARTNER)).isEqualTo(asked);
    }

    @Test // AS-4
    void loginThatEnds_leavesTheKeysThatWereLent() {
        sessions.says(SessionsUnderTest.activeWithKeyOf(TestConsumer.at(NOW)));
        sessions.verify(TestConsumer.at(NOW).nonce("nonce-number-0001").presented());
        sessions.verify(TestConsumer.at(NOW).nonce("nonce-number-0002").presented());
        assertThat(sessions.asked()).isEqualTo(1);

        sessions.domains().forgetSession("sessions", hash(BEFORE));

        sessions.verify(TestConsumer.at(NOW).nonce("nonce-number-0003").presented());
        assertThat(sessions.asked()).isEqualTo(1);
    }

    @ParameterizedTest // AS-12
    @CsvSource({"401, invalid_consumer", "403, consumer_not_allowed"})
    void authorityThatDoesNotTakeOurProof_saysNothingOfTheSession(int status, String error) {
        sessions.at(
                SessionsUnderTest.VERIFY, SessionsUnderTest.json(status, Map.of("ticket", "error", "error", error)));

        Verification said = sessions.verify(LOGGED_IN);

        assertThat(said).isEqualTo(new Verification.Unreachable(Reason.CREDENTIALS_REFUSED));
        sessions.says(SessionsUnderTest.active());
        assertThat(refused(sessions.verify(LOGGED_IN))).isEqualTo(Reason.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_asid, SESSION_INACTIVE", "400, asid_expired, SESSION_EXPIRED"})
    void authorityThatDoesNotKnowTheSession_endsTheLogin(int status, String error, Reason reason) {
        sessions.at(
                SessionsUnderTest.VERIFY, SessionsUnderTest.json(status, Map.of("ticket", "error", "error", error)));
        assertThat(sessions.verify(LOGGED_IN)).isEqualTo(new Verification.Rejected(reason));
    }

    @Test
    void domainWithoutLogin_takesNoSessionThatNobodyPresents() {
        assertThat(refused(new SessionsUnderTest().verify(LOGGED_IN))).isEqualTo(Reason.SESSION_MODE_REFUSED);
    }

    @Test
    void consumerWithoutASecret_cannotBeOurs() {
        SessionsUnderTest without =
                new SessionsUnderTest().loggingIn(login(new ClientSettings.Proof.PrivateKey(Path.of("key.json"))));
        assertThatThrownBy(() -> without.verify(LOGGED_IN))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(CompletionException.class)
                .hasMessageContaining("consumer");
    }
}
