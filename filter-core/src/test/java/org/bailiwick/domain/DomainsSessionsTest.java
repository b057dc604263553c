package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.Presenting.CONSUMER;
import static org.bailiwick.domain.Presenting.nth;
import static org.bailiwick.domain.Said.accepted;
import static org.bailiwick.domain.Said.rejected;
import static org.bailiwick.domain.SessionsUnderTest.NOW;
import static org.bailiwick.domain.SessionsUnderTest.active;
import static org.bailiwick.domain.SessionsUnderTest.activeWith;
import static org.bailiwick.domain.SessionsUnderTest.inactive;
import static org.bailiwick.domain.SessionsUnderTest.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a domain of sessions says of them, and who is asked. */
class DomainsSessionsTest {
    private final SessionsUnderTest sessions = new SessionsUnderTest();

    @Test // AS-4, AS-5
    void firstProof_isDelegatedToTheAuthority() {
        accepted(sessions.verify(CONSUMER.presented()));

        assertThat(sessions.last().method()).isEqualTo("POST");
        assertThat(sessions.last().headers())
                .containsEntry("Content-Type", "application/json")
                .hasEntrySatisfying("Authorization", field -> assertThat(field).startsWith("Basic "));
        assertThat(sessions.lastBody())
                .isEqualTo(Map.of(
                        "ticket",
                        "verify",
                        "c_id",
                        "web-1",
                        "a_sid",
                        TestConsumer.SID,
                        "a_uid",
                        "u-8842",
                        "proof",
                        Map.of(
                                "method",
                                "GET",
                                "url",
                                "https://api.example.com/v1/files?dir=a",
                                "ts",
                                NOW,
                                "nonce",
                                "n-0001-abcdefghijkl",
                                "body_sha256",
                                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
                                "sig",
                                CONSUMER.signature())));
    }

    @Test // AS-8
    void grantsAndScopes_areTrueFalseOrAbsent() {
        VerifiedToken token = accepted(sessions.verify(CONSUMER.presented()));

        assertThat(token.subject()).isEqualTo("u-8842");
        assertThat(token.client()).contains("web-1");
        assertThat(token.issuer().value()).isEqualTo(SessionsUnderTest.AUTHORITY);
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(NOW + 600));
        assertThat(token.grants().values()).isEqualTo(Map.of("teller", true, "auditor", false));
        assertThat(token.grants().isGranted("unheard-of")).isFalse();
        assertThat(token.grants().isRefused("auditor")).isTrue();
        assertThat(token.grants().isRefused("unheard-of")).isFalse();
        assertThat(token.scopes()).isEqualTo(Scopes.of(List.of("files:read")));
        assertThat(token.refusedScopes()).isEqualTo(Scopes.of(List.of("files:write")));
        assertThat(token.claims().textsAt("client_id")).containsExactly("web-1");
        assertThat(token.claims().get("proof_key")).isEmpty();
    }

    @ParameterizedTest // AS-7
    @CsvSource({"-29, true", "-30, false", "0, true", "1, true"})
    void session_isGoodBeforeItsEndAndALittleAfter(long seconds, boolean good) {
        sessions.says(activeWith("a_exp", NOW + seconds));
        Verification said = sessions.verify(CONSUMER.presented());
        assertThat(said instanceof Verification.Accepted).isEqualTo(good);
    }

    @Test // AS-6
    void answerAboutAnother_isNotTaken() {
        sessions.says(activeWith("a_uid", "u-1"));
        assertThat(rejected(sessions.verify(nth(1)))).isEqualTo(Reason.SESSION_MISMATCH);
        sessions.says(activeWith("c_id", "web-2"));
        assertThat(rejected(sessions.verify(nth(2)))).isEqualTo(Reason.SESSION_MISMATCH);
    }

    @Test // AS-5
    void answerOfAnotherAuthorityOrForAnotherResource_cannotBeBelieved() {
        sessions.says(activeWith("authority", "https://authority.example.org"));
        assertThat(sessions.verify(nth(1))).isEqualTo(new Verification.Unreachable(Reason.AUTHORITY_ANSWER_INVALID));
        sessions.says(activeWith("r_id", "https://other.example.com"));
        assertThat(sessions.verify(nth(2))).isEqualTo(new Verification.Unreachable(Reason.AUTHORITY_ANSWER_INVALID));
    }

    @ParameterizedTest // AS-12
    @CsvSource({
        "500, AUTHORITY_UNREACHABLE",
        "503, AUTHORITY_UNREACHABLE",
        "429, AUTHORITY_UNREACHABLE",
        "401, CREDENTIALS_REFUSED",
        "400, AUTHORITY_ANSWER_INVALID"
    })
    void authorityThatDoesNotAnswer_leavesItUndecided(int status, Reason expected) {
        sessions.at(SessionsUnderTest.VERIFY, json(status, Map.of()));
        assertThat(sessions.verify(CONSUMER.presented())).isEqualTo(new Verification.Unreachable(expected));
    }

    @Test // AS-12
    void authorityThatFailsAgainAndAgain_isLeftAlone() {
        sessions.at(SessionsUnderTest.VERIFY, json(503, Map.of()));
        for (int i = 0; i < 10; i++) {
            assertThat(sessions.verify(nth(i))).isEqualTo(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
        }
        assertThat(sessions.asked()).isEqualTo(5);
    }

    @Test // AS-12: something before the authority dislikes what a stranger has written
    void refusalNotInTheProtocolsWords_doesNotMakeTheAuthorityLookIll() {
        sessions.at(SessionsUnderTest.VERIFY, json(403, Map.of()));
        for (int i = 0; i < 10; i++) {
            assertThat(sessions.verify(nth(i))).isEqualTo(new Verification.Unreachable(Reason.CREDENTIALS_REFUSED));
        }
        assertThat(sessions.asked()).isEqualTo(10);
    }

    @Test // AS-15
    void secret_isComparedByTheAuthorityAlone() {
        accepted(sessions.verify(CONSUMER.presentedWithSecret()));
        assertThat(sessions.lastBody())
                .isEqualTo(Map.of(
                        "ticket",
                        "verify",
                        "c_id",
                        "web-1",
                        "a_sid",
                        TestConsumer.SID,
                        "a_uid",
                        "u-8842",
                        "c_secret",
                        TestConsumer.SECRET));
        accepted(sessions.verify(CONSUMER.presentedWithSecret()));
        assertThat(sessions.asked()).isEqualTo(1);

        sessions.says(inactive());
        assertThat(rejected(sessions.verify(CONSUMER.secret("guessed").presentedWithSecret())))
                .isEqualTo(Reason.SESSION_INACTIVE);
        assertThat(sessions.asked()).isEqualTo(2);
        accepted(sessions.verify(CONSUMER.presentedWithSecret()));
    }

    @Test
    void formThatTheDomainDoesNotTake_isRefused() {
        assertThat(rejected(sessions.verify(CONSUMER.presentedWith("a.b.c")))).isEqualTo(Reason.SESSION_MODE_REFUSED);
        assertThat(sessions.asked()).isZero();
    }

    @Test // AS-9
    void consumerThatIsNotLetIn_isRefusedWhateverItsSessionIsWorth() {
        assertThat(rejected(new SessionsUnderTest().letting("app-2").verify(CONSUMER.presented())))
                .isEqualTo(Reason.CONSUMER_NOT_ALLOWED);
        accepted(new SessionsUnderTest().letting("web-1").verify(CONSUMER.presented()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b.c"})
    void token_isNeverShownToADomainOfSessions(String token) {
        Verification said = sessions.verify(new Credential.Bearer(token));
        assertThat(said).isInstanceOf(Verification.Rejected.class);
        assertThat(sessions.asked()).isZero();
    }

    @Test
    void sessionWhereNoDomainHasAny_isNobodys() {
        assertThat(sessions.domains()
                        .verify(CONSUMER.presented(), List.of())
                        .toCompletableFuture()
                        .join())
                .isEqualTo(new Verification.NotMine());
    }

    @Test // AS-16
    void supersededSession_isWhatTheAuthoritySays() {
        SessionName old = new SessionName("web-1", "B".repeat(43), "u-8842");
        sessions.says(inactive());
        assertThat(rejected(sessions.verify(CONSUMER.session(old).presented()))).isEqualTo(Reason.SESSION_INACTIVE);
        sessions.says(active()); // an overlap is the authority's to grant
        accepted(
                sessions.verify(CONSUMER.session(old).nonce("nonce-number-0002").presented()));
    }
}
