package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.domain.SessionsUnderTest.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Secret;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** Sessions of people who have logged in here, whom nobody presents. */
class DomainsLoginTest {
    private static final Credential.Asid LOGGED_IN = new Credential.Asid(
            TestConsumer.SESSION, new Presentation.LoggedIn(), new CoveredRequest("POST", "/anything", "-"));

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
