package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.Judged;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenMemoryTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final TokenHash HASH = TokenHash.of("token");

    private final FakeKeyRing keys = new FakeKeyRing();
    private final ManualClock clock = new ManualClock();
    private final TokenMemory memory = new TokenMemory("home", keys, clock, 100_000, 10_000);

    private Verification accepted() {
        return new Verification.Accepted(
                VerifiedToken.vouchedBy("home", new Issuer("https://as.example.com"), "alice", START.plusSeconds(60))
                        .build());
    }

    private void remember(Verification verification) {
        memory.remember(HASH, new Judged(verification, Optional.of(keys.key())), 900);
    }

    @Test
    void acceptedToken_isRecalledUntilItExpires() {
        Verification accepted = accepted();
        remember(accepted);
        assertThat(memory.recall(HASH)).contains(accepted);
        clock.now = START.plusSeconds(60).minusMillis(1);
        assertThat(memory.recall(HASH)).contains(accepted);
        clock.now = START.plusSeconds(60);
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void withdrawnKey_takesItsTokensWithIt() {
        remember(accepted());
        keys.withdraw();
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void refusedToken_isRecalledForAWhile() {
        Verification refused = new Verification.Rejected(Reason.TOKEN_EXPIRED);
        remember(refused);
        clock.now = START.plusMillis(29_999);
        assertThat(memory.recall(HASH)).contains(refused);
        clock.now = START.plusSeconds(30);
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void refusalThatTimeWillChange_isNotRemembered() {
        remember(new Verification.Rejected(Reason.TOKEN_NOT_YET_VALID));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TOKEN_KEY_UNKNOWN", "TOKEN_MALFORMED"})
    void refusalThatRestsOnNoKey_isNotRemembered(Reason reason) {
        memory.remember(HASH, new Judged(new Verification.Rejected(reason), Optional.empty()), 900);
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void outage_isNotRemembered() {
        remember(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
        remember(new Verification.NotMine());
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void rubbish_cannotPushOutTheGood() {
        Verification accepted = accepted();
        remember(accepted);
        Judged refused = new Judged(new Verification.Rejected(Reason.TOKEN_EXPIRED), Optional.of(keys.key()));
        for (int i = 0; i < 10_000; i++) {
            memory.remember(TokenHash.of("rubbish" + i), refused, 900);
        }
        assertThat(memory.recall(HASH)).contains(accepted);
        assertThat(memory.figures().get(1).bytes()).isLessThanOrEqualTo(10_000);
    }

    /** A clock that stands where it is put. */
    private static final class ManualClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
