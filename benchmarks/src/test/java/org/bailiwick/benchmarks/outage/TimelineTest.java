package org.bailiwick.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline timeline = new Timeline();

    @Test
    void requestBeforeTheOutage_isInGoodTimes() {
        assertThat(timeline.during(10, 20)).isEqualTo(Standing.WELL);
        timeline.stopping(100);
        assertThat(timeline.during(90, 99)).isEqualTo(Standing.WELL);
        assertThat(timeline.during(90, 100)).isEqualTo(Standing.UNSURE);
    }

    @Test
    void requestWithinTheOutage_isInBadTimes() {
        timeline.stopping(100);
        timeline.stopped(110);
        assertThat(timeline.during(105, 120)).isEqualTo(Standing.UNSURE);
        assertThat(timeline.during(110, 120)).isEqualTo(Standing.DOWN);
        timeline.healing(200);
        assertThat(timeline.during(150, 199)).isEqualTo(Standing.DOWN);
        assertThat(timeline.during(150, 200)).isEqualTo(Standing.UNSURE);
    }

    @Test
    void goodTimes_comeBackWithTheFirstAdmissionOrTheLongestRest() {
        timeline.stopping(100);
        timeline.stopped(110);
        timeline.admitted(115);
        timeline.healing(200);
        long late = 201 + Timeline.LONGEST_REST.toMillis();
        assertThat(timeline.rest()).isEmpty();
        assertThat(timeline.during(late - 1, late)).isEqualTo(Standing.UNSURE);
        assertThat(timeline.during(late, late)).isEqualTo(Standing.WELL);
        timeline.admitted(1200);
        timeline.admitted(1300);
        assertThat(timeline.during(1200, 1210)).isEqualTo(Standing.UNSURE);
        assertThat(timeline.during(1201, 1210)).isEqualTo(Standing.WELL);
        assertThat(timeline.rest()).hasValue(1000);
    }
}
