package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.SessionsUnderTest.NOW;
import static org.bailiwick.domain.SessionsUnderTest.active;
import static org.bailiwick.domain.SessionsUnderTest.activeWith;
import static org.bailiwick.domain.SessionsUnderTest.activeWithKeyOf;
import static org.bailiwick.domain.SessionsUnderTest.inactive;
import static org.bailiwick.domain.SessionsUnderTest.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.transport.Answer;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a domain of sessions says of them: who is asked, what is remembered, and what never is. */
class DomainsSessionsTest {
    private static final TestConsumer CONSUMER = TestConsumer.at(NOW);

    private final SessionsUnderTest sessions = new SessionsUnderTest();

    private static Credential.Asid nth(int number) {
        return nth(number, NOW);
    }

    private static Credential.Asid nth(int number, long time) {
        return TestConsumer.at(time)
                .nonce("nonce-number-%04d".formatted(number))
                .presented();
    }

    private static Credential.Asid forged(int number) {
        return CONSUMER.secret("guessed")
                .nonce("nonce-number-%04d".formatted(number))
                .presented();
    }

    private static Reason rejected(Verification said) {
        return said.fold(
                accepted -> {
                    throw new AssertionError("accepted");
                },
                Verification.Rejected::reason,
                notMine -> {
                    throw new AssertionError("not mine");
                },
                Verification.Unreachable::reason);
    }

    private static VerifiedToken accepted(Verification said) {
        return said.fold(
                Verification.Accepted::token,
                rejected -> {
                    throw new AssertionError(rejected.reason());
                },
                notMine -> {
                    throw new AssertionError("not mine");
                },
                unreachable -> {
                    throw new AssertionError(unreachable.reason());
                });
    }

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

    @Test // AS-10
    void withoutAKey_everyProofIsDelegated() {
        for (int i = 0; i < 3; i++) {
            accepted(sessions.verify(nth(i)));
        }
        assertThat(sessions.asked()).isEqualTo(3);
    }

    @Test // AS-4, AS-10
    void keyThatTheAuthorityHandsOut_letsProofsBeCheckedHere() {
        sessions.says(activeWithKeyOf(CONSUMER));
        for (int i = 0; i < 3; i++) {
            accepted(sessions.verify(nth(i)));
        }
        assertThat(sessions.asked()).isEqualTo(1);
    }

    @Test // AS-10
    void badProofOfAKnownSession_isNotCoveredByWhatIsRemembered() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));

        sessions.says(inactive());
        assertThat(rejected(sessions.verify(forged(2)))).isEqualTo(Reason.PROOF_INVALID);
        assertThat(sessions.asked()).isEqualTo(2); // perhaps the consumer has a new secret: the authority knows
        accepted(sessions.verify(nth(3))); // and a forger has nothing refused to others
        assertThat(sessions.asked()).isEqualTo(2);
    }

    @Test // AS-10
    void activeSession_isAskedAboutAgainAfterAMinute() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));
        sessions.says(inactive());
        sessions.pass(Duration.ofSeconds(59));
        accepted(sessions.verify(nth(2)));
        sessions.pass(Duration.ofSeconds(1));
        assertThat(rejected(sessions.verify(nth(3)))).isEqualTo(Reason.SESSION_INACTIVE);
    }

    @Test // AS-7, AS-10
    void activeSession_isNotRememberedBeyondItsEnd() {
        Map<String, Object> ending = activeWithKeyOf(CONSUMER);
        ending.put("a_exp", NOW + 10);
        sessions.says(ending);
        accepted(sessions.verify(nth(1)));
        sessions.pass(Duration.ofSeconds(10));
        accepted(sessions.verify(nth(2))); // within the leeway, and asked
        assertThat(sessions.asked()).isEqualTo(2);
        sessions.pass(Duration.ofSeconds(30));
        assertThat(rejected(sessions.verify(nth(3)))).isEqualTo(Reason.SESSION_EXPIRED);
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
        assertThat(rejected(sessions.verify(nth(1)))).isEqualTo(Reason.AUTHORITY_ANSWER_INVALID);
        sessions.says(activeWith("r_id", "https://other.example.com"));
        assertThat(rejected(sessions.verify(nth(2)))).isEqualTo(Reason.AUTHORITY_ANSWER_INVALID);
    }

    @Test // AS-3
    void proof_isTakenOnce() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));
        assertThat(rejected(sessions.verify(nth(1)))).isEqualTo(Reason.PROOF_REPLAYED);
        sessions.pass(Duration.ofSeconds(120));
        assertThat(rejected(sessions.verify(nth(1)))).isEqualTo(Reason.PROOF_REPLAYED);
        sessions.pass(Duration.ofSeconds(1));
        assertThat(rejected(sessions.verify(nth(1)))).isEqualTo(Reason.PROOF_OUT_OF_TIME);
    }

    @Test // AS-3
    void twoOfOneProofAtATime_areOneAndAReplay() {
        sessions.hold();
        CompletableFuture<Verification> first = sessions.begin(nth(1));
        CompletableFuture<Verification> second = sessions.begin(nth(1));
        sessions.release();

        assertThat(List.of(first.join(), second.join()))
                .satisfiesOnlyOnce(said -> accepted(said))
                .satisfiesOnlyOnce(said -> assertThat(rejected(said)).isEqualTo(Reason.PROOF_REPLAYED));
    }

    @Test // AS-3
    void proofThatCouldNotBeDecided_isNotSpent() {
        sessions.at(SessionsUnderTest.VERIFY, json(503, Map.of()));
        assertThat(rejected(sessions.verify(nth(1)))).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
        sessions.says(active());
        accepted(sessions.verify(nth(1)));
    }

    @Test // AS-3
    void proofsThatDoNotFit_takeNoRoom() {
        SessionsUnderTest small = new SessionsUnderTest().remembering(1).knowing("web-1", CONSUMER.key());
        for (int i = 0; i < 3; i++) {
            assertThat(rejected(small.verify(forged(i)))).isEqualTo(Reason.PROOF_INVALID);
        }
        accepted(small.verify(nth(1)));
        assertThat(rejected(small.verify(nth(2)))).isEqualTo(Reason.PROOFS_TOO_MANY);
        small.pass(Duration.ofSeconds(121 + 16));
        accepted(small.verify(nth(3, NOW + 121 + 16)));
    }

    @ParameterizedTest // AS-3
    @CsvSource({"-121, false", "-120, true", "120, true", "121, false"})
    void time_isOursWithinTwoMinutes(long difference, boolean good) {
        Verification said = sessions.verify(nth(1, NOW + difference));
        if (good) {
            accepted(said);
        } else {
            assertThat(rejected(said)).isEqualTo(Reason.PROOF_OUT_OF_TIME);
            assertThat(sessions.asked()).isZero();
        }
    }

    @Test // AS-4
    void keyOfTheFile_refusesWithoutAsking() {
        SessionsUnderTest known = new SessionsUnderTest().knowing("web-1", CONSUMER.key());
        assertThat(rejected(known.verify(forged(1)))).isEqualTo(Reason.PROOF_INVALID);
        assertThat(known.asked()).isZero();
        accepted(known.verify(nth(2)));
        accepted(known.verify(nth(3)));
        assertThat(known.asked()).isEqualTo(1);
    }

    @Test // AS-4
    void newSecretOfAConsumer_isKnownAtOnce() {
        TestConsumer changed = CONSUMER.secret("another secret");
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));

        sessions.says(activeWithKeyOf(changed));
        accepted(sessions.verify(changed.nonce("nonce-number-0002").presented()));
        accepted(sessions.verify(changed.nonce("nonce-number-0003").presented()));
        assertThat(sessions.asked()).isEqualTo(2);
    }

    @Test // AS-10
    void manyProofsOfOneNewSession_areOneQuestionWhereTheyAreCheckedHere() {
        SessionsUnderTest known = new SessionsUnderTest().knowing("web-1", CONSUMER.key());
        known.hold();
        CompletableFuture<Verification> first = known.begin(nth(1));
        CompletableFuture<Verification> second = known.begin(nth(2));
        known.release();
        accepted(first.join());
        accepted(second.join());
        assertThat(known.asked()).isEqualTo(1);
    }

    @Test // AS-10, AS-16
    void refusalThatIsNotForTheProof_isRememberedForAMoment() {
        sessions.says(inactive());
        assertThat(rejected(sessions.verify(CONSUMER.presentedWithSecret()))).isEqualTo(Reason.SESSION_INACTIVE);
        sessions.says(active());
        sessions.pass(Duration.ofSeconds(4));
        assertThat(rejected(sessions.verify(CONSUMER.presentedWithSecret()))).isEqualTo(Reason.SESSION_INACTIVE);
        sessions.pass(Duration.ofSeconds(1));
        accepted(sessions.verify(CONSUMER.presentedWithSecret()));
    }

    @Test // AS-10
    void refusalThatMayBeForTheProof_isNotRemembered() {
        sessions.says(inactive());
        assertThat(rejected(sessions.verify(forged(1)))).isEqualTo(Reason.SESSION_INACTIVE);
        sessions.says(active());
        accepted(sessions.verify(nth(2)));
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
    void authorityThatIsDown_isNoMatterForWhatIsKnown() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));
        sessions.at(SessionsUnderTest.VERIFY, new Answer.Failed(Answer.Why.UNREACHABLE, "as told"));
        sessions.pass(Duration.ofSeconds(59));
        accepted(sessions.verify(nth(2)));
        sessions.pass(Duration.ofSeconds(1));
        assertThat(sessions.verify(nth(3))).isEqualTo(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
    }

    @Test // AS-12
    void authorityThatFailsAgainAndAgain_isLeftAlone() {
        sessions.at(SessionsUnderTest.VERIFY, json(503, Map.of()));
        for (int i = 0; i < 10; i++) {
            assertThat(rejected(sessions.verify(nth(i)))).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
        }
        assertThat(sessions.asked()).isEqualTo(5);
    }

    @Test // AS-12: something before the authority dislikes what a stranger has written
    void refusalNotInTheProtocolsWords_doesNotMakeTheAuthorityLookIll() {
        sessions.at(SessionsUnderTest.VERIFY, json(403, Map.of()));
        for (int i = 0; i < 10; i++) {
            assertThat(rejected(sessions.verify(nth(i)))).isEqualTo(Reason.CREDENTIALS_REFUSED);
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

    @Test // AS-11
    void forgottenSession_isAskedAboutAgain() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));
        sessions.says(inactive());
        List<Eviction> evictions = List.of(
                new Eviction.OfSubject("u-8842", Optional.of(new Issuer(SessionsUnderTest.AUTHORITY))),
                new Eviction.OfSubject("u-8842", Optional.empty()),
                new Eviction.OfToken(SessionHash.of(TestConsumer.SESSION)),
                new Eviction.OfDomain("sessions"));
        int number = 2;
        for (Eviction eviction : evictions) {
            assertThat(sessions.domains().forget(eviction).accepted()).isEqualTo(1);
            assertThat(rejected(sessions.verify(nth(number++)))).isEqualTo(Reason.SESSION_INACTIVE);
            sessions.says(activeWithKeyOf(CONSUMER));
            sessions.pass(Duration.ofSeconds(5));
            accepted(sessions.verify(nth(number++)));
            sessions.says(inactive());
        }
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
