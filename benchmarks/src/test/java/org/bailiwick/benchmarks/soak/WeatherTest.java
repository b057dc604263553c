package org.bailiwick.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private final EmbeddedAuthority authority =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Weather weather = new Weather(authority, () -> now);

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void trouble_lastsUntilItsAftermathHasPassed() {
        weather.change();
        weather.change();
        assertThat(weather).hasToString("down, with new keys");
        now = now.plus(Duration.ofHours(1));
        assertThat(weather.isTroubled()).isTrue();
        Duration calm = weather.change();
        assertThat(weather).hasToString("well");
        assertThat(weather.isTroubled()).isTrue();
        now = now.plus(Weather.AFTERMATH);
        assertThat(weather.isTroubled()).isFalse();
        assertThat(calm).isGreaterThan(Weather.AFTERMATH);
    }

    @Test
    void keys_changeInGoodAndInBadTimes() {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String before = authority.key(Algorithm.ES256).kid();
            weather.change();
            if (!authority.key(Algorithm.ES256).kid().equals(before)) {
                changes.add(weather.toString());
            }
        }
        assertThat(changes).containsExactly("down, with new keys", "well, with new keys");
    }
}
