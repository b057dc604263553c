package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopTest {
    private final List<String> happened = new ArrayList<>();

    private Answer attempt(int... statuses) {
        int attempts = (int) happened.stream().filter("attempt"::equals).count();
        happened.add("attempt");
        int status = statuses[Math.min(attempts, statuses.length - 1)];
        return new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), "", Duration.ofMillis(attempts), "");
    }

    @Test
    void event_happensOnceAndBefore() {
        Row row = Stop.of("GET /", "", () -> attempt(503, 503, 200), Expectation.letThrough(200))
                .after(() -> happened.add("event"))
                .within(Duration.ofMinutes(1))
                .visit();

        assertThat(row.isAsExpected()).isTrue();
        assertThat(row.time()).isEqualTo(Duration.ofMillis(2));
        assertThat(happened).containsExactly("event", "attempt", "attempt", "attempt");
    }

    @Test
    void withoutPatience_itIsTriedOnce() {
        Row row = Stop.of("GET /", "", () -> attempt(503, 200), Expectation.letThrough(200))
                .visit();

        assertThat(row.isAsExpected()).isFalse();
        assertThat(row.got()).isEqualTo(503);
        assertThat(happened).containsExactly("attempt");
    }

    @Test
    void patience_endsAtTheDeadline() {
        Row row = Stop.of("GET /", "", () -> attempt(503), Expectation.letThrough(200))
                .within(Duration.ofMillis(1))
                .visit();

        assertThat(row.differences()).containsExactly("status: 503 (expected: 200)");
        assertThat(happened).hasSizeBetween(1, 2);
    }
}
