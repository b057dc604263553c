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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** What is remembered of sessions, for how long, and what never is. */
class DomainsSessionMemoryTest {
    private final SessionsUnderTest sessions = new SessionsUnderTest();

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
}
