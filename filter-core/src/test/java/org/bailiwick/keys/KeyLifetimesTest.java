package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLifetimesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.5S, PT1H, PT30S, refreshAfter: PT0.5S (expected: PT1S or more)",
        "PT5M,   PT4M, PT30S, keepFor: PT4M (expected: PT5M or more)",
        "PT5M,   PT1H, PT0S,  unknownKidGap: PT0S (expected: PT1S or more)",
    })
    void timesThatCannotBeKept_areRefused(Duration refreshAfter, Duration keepFor, Duration gap, String message) {
        assertThatThrownBy(() -> new KeyLifetimes(refreshAfter, keepFor, gap))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
