package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bailiwick.credential.SessionName;
import org.bailiwick.store.TokenHash;
import org.junit.jupiter.api.Test;

class FatesTest {
    private static final Instant NOW = LoginUnderTest.NOW;
    private static final TokenHash FIRST = TokenHash.of("first");
    private static final TokenHash SECOND = TokenHash.of("second");

    private final Fates fates = new Fates(2);

    private static Held held(String sid) {
        return new Held("cookie", new LoginSession(new SessionName("web-1", sid, "u-8842"), NOW, NOW));
    }

    @Test
    void successor_isKnownForAMinuteAndNotKeptAfterIt() {
        Held next = held("next");
        assertThat(fates.succeed(FIRST, next, NOW)).isTrue();
        Instant late = NOW.plusSeconds(59);
        assertThat(fates.of(FIRST, late).orElseThrow().successor(late)).contains(next);

        Instant over = NOW.plusSeconds(60);
        fates.of(SECOND, over);

        assertThat(fates.successors()).isZero();
        assertThat(fates.of(FIRST, NOW)).contains(Fate.ENDED);
        assertThat(fates.end(FIRST)).isFalse();
        assertThat(fates.succeed(FIRST, next, over)).isFalse();
    }

    @Test
    void moreSuccessorsThanThereIsRoomFor_loseTheOldest() {
        fates.succeed(FIRST, held("1"), NOW);
        fates.succeed(SECOND, held("2"), NOW);
        fates.succeed(TokenHash.of("third"), held("3"), NOW);
        assertThat(fates.successors()).isEqualTo(2);
        assertThat(fates.of(SECOND, NOW).orElseThrow().successor(NOW)).contains(held("2"));
    }

    @Test
    void endedLogin_hasNoSuccessor() {
        assertThat(fates.end(FIRST)).isTrue();
        assertThat(fates.succeed(FIRST, held("next"), NOW)).isFalse();
        assertThat(fates.successors()).isZero();
        assertThat(fates.of(FIRST, NOW).orElseThrow().successor(NOW)).isEmpty();
    }
}
