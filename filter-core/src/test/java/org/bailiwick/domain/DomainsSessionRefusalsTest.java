package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.Presenting.CONSUMER;
import static org.bailiwick.domain.Presenting.forged;
import static org.bailiwick.domain.Presenting.nth;
import static org.bailiwick.domain.Said.accepted;
import static org.bailiwick.domain.SessionsUnderTest.NOW;
import static org.bailiwick.domain.SessionsUnderTest.active;
import static org.bailiwick.domain.SessionsUnderTest.activeWith;
import static org.bailiwick.domain.SessionsUnderTest.activeWithKeyOf;
import static org.bailiwick.domain.SessionsUnderTest.inactive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.request.ClientAddress;
import org.bailiwick.request.IpAddress;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** What a refusal of one who presents a session means for others, what evictions take with them, and who is shown a session. */
class DomainsSessionRefusalsTest {
    private static final Verification INACTIVE = new Verification.Rejected(Reason.SESSION_INACTIVE);

    private final SessionsUnderTest sessions = new SessionsUnderTest();

    private static Credential.Asid ofSid(String sid, int number) {
        return CONSUMER.session(new SessionName("web-1", sid, "u-8842"))
                .nonce("nonce-number-%04d".formatted(number))
                .presented();
    }

    @Test // AS-10
    void refusalOfAProofThatFitsTheKeyOfTheFile_mayBeForAReplayAndIsNotRemembered() {
        SessionsUnderTest known = new SessionsUnderTest().knowing("web-1", CONSUMER.key());
        known.says(inactive()); // the authority has seen this very proof from another node
        assertThat(known.verify(nth(1))).isEqualTo(INACTIVE);
        known.says(active());
        accepted(known.verify(nth(2)));
    }

    @Test // AS-10
    void refusalOfAProofThatFitsAKeyThatWasHandedOut_isNotRememberedEither() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));
        sessions.pass(Duration.ofSeconds(30));
        accepted(sessions.verify(ofSid("B".repeat(43), 2))); // the key is handed out once more
        sessions.pass(Duration.ofSeconds(30));

        sessions.says(inactive());
        assertThat(sessions.verify(nth(3))).isEqualTo(INACTIVE);
        assertThat(sessions.asked()).isEqualTo(3);
        sessions.says(active());
        accepted(sessions.verify(nth(4)));
    }

    @Test // AS-10
    void refusalOfOne_isNotThatOfOthersWhoWaitForTheSameAnswer() {
        SessionsUnderTest known = new SessionsUnderTest().knowing("web-1", CONSUMER.key());
        known.hold();
        CompletableFuture<Verification> replay = known.begin(nth(1));
        CompletableFuture<Verification> second = known.begin(nth(2));
        CompletableFuture<Verification> third = known.begin(nth(3));
        assertThat(known.asked()).isEqualTo(1);
        known.releaseWith(inactive());
        assertThat(replay.join()).isEqualTo(INACTIVE);
        accepted(second.join());
        accepted(third.join());
        accepted(known.verify(nth(4)));
    }

    @Test // AS-7, AS-10
    void whatTheAuthoritySaysOfAnActiveSession_holdsForAllWhoPresentIt() {
        SessionsUnderTest known = new SessionsUnderTest().knowing("web-1", CONSUMER.key());
        known.says(activeWith("a_exp", NOW - 30));
        assertThat(known.verify(nth(1))).isEqualTo(new Verification.Rejected(Reason.SESSION_EXPIRED));
        assertThat(known.verify(nth(2))).isEqualTo(new Verification.Rejected(Reason.SESSION_EXPIRED));
        assertThat(known.asked()).isEqualTo(1);
    }

    @Test // AS-12
    void errorAboutTheConsumer_isNoFaultOfOursHoweverOften() {
        for (int i = 0; i < 20; i++) {
            sessions.at(
                    SessionsUnderTest.VERIFY,
                    SessionsUnderTest.json(401, Map.of("ticket", "error", "error", "invalid_consumer")));
            assertThat(sessions.verify(CONSUMER.secret("guess " + i).presentedWithSecret()))
                    .isEqualTo(INACTIVE);
        }
        sessions.says(active());
        accepted(sessions.verify(CONSUMER.presentedWithSecret()));
    }

    @Test // AS-3, AS-9, AS-15
    void whatCostsNothingToKnow_isKnownBeforeTheBody() {
        SessionsUnderTest open = new SessionsUnderTest();
        assertThat(open.refusal(nth(1))).isEmpty();
        accepted(open.verify(nth(1)));
        assertThat(open.refusal(nth(1))).contains(Reason.PROOF_REPLAYED);
        assertThat(open.refusal(TestConsumer.at(NOW - 121).presented())).contains(Reason.PROOF_OUT_OF_TIME);
        assertThat(open.refusal(CONSUMER.presentedWith("a.b.c"))).contains(Reason.SESSION_MODE_REFUSED);
        assertThat(new SessionsUnderTest().letting("app-2").refusal(nth(1))).contains(Reason.CONSUMER_NOT_ALLOWED);
        assertThat(new SessionsUnderTest().lettingFrom("web-1", "192.0.2.0/24").refusal(nth(1)))
                .contains(Reason.CONSUMER_ADDRESS_NOT_ALLOWED);
        assertThat(open.asked()).isEqualTo(1);
    }

    private static Credential.Asid from(String address, Credential.Asid presented) {
        return presented.from(new ClientAddress(IpAddress.of(address)));
    }

    @Test // AS-9
    void restrictedConsumer_isTakenFromItsAddressesAloneHoweverItPresentsItself() {
        Verification refused = new Verification.Rejected(Reason.CONSUMER_ADDRESS_NOT_ALLOWED);
        SessionsUnderTest restricted = new SessionsUnderTest().lettingFrom("web-1", "10.1.0.0/16", "2001:db8::/32");
        assertThat(restricted.verify(from("10.2.0.1", nth(1)))).isEqualTo(refused);
        assertThat(restricted.verify(from("10.2.0.1", CONSUMER.presentedWithSecret())))
                .isEqualTo(refused);
        assertThat(restricted.verify(nth(1))).as("from nobody knows where").isEqualTo(refused);
        assertThat(restricted.asked()).isZero();

        accepted(restricted.verify(from("10.1.255.255", nth(1))));
        accepted(restricted.verify(from("2001:db8::1", nth(2))));
        accepted(restricted.verify(from("10.1.0.1", CONSUMER.presentedWithSecret())));
    }

    @Test // AS-9
    void consumerThatIsNotRestricted_isTakenFromAnywhere() {
        SessionsUnderTest others = new SessionsUnderTest().letting("web-1").lettingFrom("app-2", "10.1.0.0/16");
        accepted(others.verify(nth(1)));
        accepted(others.verify(from("192.0.2.1", nth(2))));
        accepted(sessions.verify(from("192.0.2.1", nth(1))));
    }

    @Test // AS-9
    void whereASessionComesFrom_isLookedAtEveryTimeAndSpendsNoProof() {
        SessionsUnderTest restricted =
                new SessionsUnderTest().knowing("web-1", CONSUMER.key()).lettingFrom("web-1", "10.1.0.0/16");
        accepted(restricted.verify(from("10.1.0.1", nth(1)))); // and is remembered
        assertThat(restricted.verify(from("10.2.0.1", nth(2))))
                .isEqualTo(new Verification.Rejected(Reason.CONSUMER_ADDRESS_NOT_ALLOWED));
        accepted(restricted.verify(from("10.1.0.2", nth(2))));
        assertThat(restricted.asked()).isEqualTo(1);
    }

    @Test
    void questionThatNoAuthorityNeedRead_isNotAsked() {
        Credential.Asid longest =
                CONSUMER.post("/v1/files?" + "a".repeat(5000), "").presented();
        Credential.Asid tooLong =
                CONSUMER.post("/v1/files?" + "a".repeat(6000), "").presented();
        Credential.Asid escaped =
                CONSUMER.post("/v1/files?" + "\u0001".repeat(1000), "").presented();
        SessionsUnderTest known = new SessionsUnderTest().knowing("web-1", CONSUMER.key());
        for (SessionsUnderTest some : List.of(sessions, known)) {
            assertThat(some.refusal(longest)).isEmpty();
            assertThat(some.refusal(tooLong)).contains(Reason.SESSION_QUESTION_TOO_LONG);
            assertThat(some.refusal(escaped)).contains(Reason.SESSION_QUESTION_TOO_LONG);
            assertThat(some.verify(tooLong)).isEqualTo(new Verification.Rejected(Reason.SESSION_QUESTION_TOO_LONG));
            assertThat(some.asked()).isZero();
        }
        Credential.Asid secret = CONSUMER.secret("s".repeat(7000)).presentedWithSecret();
        assertThat(sessions.refusal(secret)).contains(Reason.SESSION_QUESTION_TOO_LONG);
        assertThat(Reason.SESSION_QUESTION_TOO_LONG.kind()).isEqualTo(Reason.Kind.INVALID_REQUEST);
    }

    @Test // AS-11
    void eviction_findsASessionHoweverItWasPresented() {
        sessions.says(activeWithKeyOf(CONSUMER));
        accepted(sessions.verify(nth(1)));
        accepted(sessions.verify(CONSUMER.presentedWithSecret()));
        sessions.says(inactive());
        sessions.verify(CONSUMER.secret("guessed").presentedWithSecret());

        Forgotten forgotten = sessions.domains().forget(new Eviction.OfToken(SessionHash.of(TestConsumer.SESSION)));
        assertThat(forgotten).isEqualTo(new Forgotten(2, 1));
        assertThat(sessions.verify(nth(2))).isEqualTo(INACTIVE);
        assertThat(sessions.verify(CONSUMER.presentedWithSecret())).isEqualTo(INACTIVE);
    }

    @Test // AS-11
    void eviction_takesHandedOutKeysWithIt() {
        List<Eviction> evictions = List.of(
                new Eviction.OfToken(SessionHash.of(TestConsumer.SESSION)),
                new Eviction.OfSubject("u-8842", Optional.empty()),
                new Eviction.OfDomain("sessions"));
        int number = 1;
        for (Eviction eviction : evictions) {
            sessions.says(activeWithKeyOf(CONSUMER));
            accepted(sessions.verify(nth(number++)));
            sessions.says(inactive());
            assertThat(sessions.verify(forged(number++)))
                    .isEqualTo(new Verification.Rejected(Reason.PROOF_INVALID)); // the key is known
            sessions.domains().forget(eviction);
            assertThat(sessions.verify(forged(number++))).isEqualTo(INACTIVE); // and is not any more
        }
    }

    @Test // AS-11
    void keyThatWasAskedForBeforeAnEviction_isNotRemembered() {
        sessions.hold();
        CompletableFuture<Verification> before = sessions.begin(nth(1));
        sessions.domains().forget(new Eviction.OfDomain("sessions"));
        sessions.releaseWith(activeWithKeyOf(CONSUMER));
        accepted(before.join());
        sessions.says(inactive());
        assertThat(sessions.verify(forged(2))).isEqualTo(INACTIVE);
    }

    @Test // AS-9
    void session_isShownToTheDomainOfItsConsumerAlone() {
        String others = "https://others.example";
        SessionsUnderTest two = new SessionsUnderTest().letting("app-2").beside(others, "web-1");
        two.at(others + "/asid/verify", SessionsUnderTest.json(200, activeWith("authority", others)));
        accepted(two.verify(nth(1)));
        assertThat(two.asked()).isZero();

        two.at(others + "/asid/verify", SessionsUnderTest.json(200, inactive()));
        assertThat(two.verify(nth(2))).isEqualTo(INACTIVE);
        two.at(others + "/asid/verify", SessionsUnderTest.json(503, Map.of()));
        assertThat(two.verify(nth(3))).isEqualTo(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
        assertThat(two.asked()).isZero();
        assertThat(two.asked(others)).isEqualTo(3);
    }

    @Test // AS-9
    void sessionThatMayBeOfSeveral_isShownToNone() {
        String others = "https://others.example";
        Verification refused = new Verification.Rejected(Reason.CONSUMER_NOT_ALLOWED);
        List<SessionsUnderTest> unclear = List.of(
                new SessionsUnderTest().beside(others),
                new SessionsUnderTest().letting("web-1").beside(others, "web-1"),
                new SessionsUnderTest().letting("app-2").beside(others, "app-3"));
        for (SessionsUnderTest two : unclear) {
            assertThat(two.refusal(nth(1))).contains(Reason.CONSUMER_NOT_ALLOWED);
            assertThat(two.verify(nth(1))).isEqualTo(refused);
            assertThat(two.asked() + two.asked(others)).isZero();
        }
    }
}
