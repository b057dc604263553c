package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bailiwick.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumericDateTest {
    @Test
    void integersAndDecimals_areInstants() {
        assertThat(NumericDate.of(0L)).contains(Instant.EPOCH);
        assertThat(NumericDate.of(1763726400L)).contains(Instant.ofEpochSecond(1763726400L));
        assertThat(NumericDate.of(new BigDecimal("1763726400.75")))
                .contains(Instant.ofEpochSecond(1763726400L, 750_000_000));
        assertThat(NumericDate.of(new BigDecimal("1.7637264E+9"))).contains(Instant.ofEpochSecond(1763726400L));
        assertThat(NumericDate.of(new BigDecimal("0.0000000019"))).contains(Instant.ofEpochSecond(0, 1));
        assertThat(NumericDate.of(253402300799L)).contains(Instant.parse("9999-12-31T23:59:59Z"));
    }

    static List<Object> noDates() {
        return List.of(
                -1L,
                253402300800L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                new BigDecimal("-0.5"),
                new BigDecimal("253402300799.1"),
                new BigDecimal("1E+300"),
                "1763726400",
                true,
                List.of(1L),
                Map.of(),
                Json.NULL);
    }

    @ParameterizedTest
    @MethodSource("noDates")
    void anythingElse_isNoDate(Object value) {
        assertThat(NumericDate.of(value)).isEmpty();
    }
}
