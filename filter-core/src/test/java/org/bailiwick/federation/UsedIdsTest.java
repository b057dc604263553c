package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bailiwick.federation.UsedIds.Use;
import org.bailiwick.keys.TestClock;
import org.junit.jupiter.api.Test;

class UsedIdsTest {
    private static final Instant NOW = TestClock.NOW;

    private final UsedIds ids = new UsedIds(2);

    @Test // JA-4
    void id_isUsedOnceUntilItsEnd() {
        assertThat(ids.use("a", NOW.plusSeconds(10), NOW)).isEqualTo(Use.FIRST);
        assertThat(ids.use("a", NOW.plusSeconds(10), NOW.plusSeconds(9))).isEqualTo(Use.AGAIN);
        assertThat(ids.use("a", NOW.plusSeconds(20), NOW.plusSeconds(10))).isEqualTo(Use.FIRST);
    }

    @Test // JA-4: no id is forgotten early
    void fullStore_takesNoMoreAndForgetsNone() {
        ids.use("a", NOW.plusSeconds(10), NOW);
        ids.use("b", NOW.plusSeconds(5), NOW);

        assertThat(ids.use("c", NOW.plusSeconds(10), NOW)).isEqualTo(Use.NO_ROOM);
        assertThat(ids.use("a", NOW.plusSeconds(10), NOW)).isEqualTo(Use.AGAIN);
        assertThat(ids.use("c", NOW.plusSeconds(10), NOW.plusSeconds(5))).isEqualTo(Use.FIRST);
        assertThat(ids.use("a", NOW.plusSeconds(10), NOW.plusSeconds(5))).isEqualTo(Use.AGAIN);
    }
}
