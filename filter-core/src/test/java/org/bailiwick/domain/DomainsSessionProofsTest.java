package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.Presenting.CONSUMER;
import static org.bailiwick.domain.Presenting.forged;
import static org.bailiwick.domain.Presenting.nth;
import static org.bailiwick.domain.Said.accepted;
import static org.bailiwick.domain.Said.rejected;
import static org.bailiwick.domain.SessionsUnderTest.NOW;
import static org.bailiwick.domain.SessionsUnderTest.active;
import static org.bailiwick.domain.SessionsUnderTest.activeWithKeyOf;
import static org.bailiwick.domain.SessionsUnderTest.inactive;
import static org.bailiwick.domain.SessionsUnderTest.json;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.event.Reason;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which proofs of a session are good, who checks them, and how often each is taken. */
class DomainsSessionProofsTest {
    private final SessionsUnderTest sessions = new SessionsUnderTest();

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
        assertThat(sessions.verify(nth(1))).isEqualTo(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
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
        assertThat(small.verify(nth(2))).isEqualTo(new Verification.Unreachable(Reason.PROOFS_TOO_MANY));
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
}
