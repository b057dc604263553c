package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Row GOOD = row(List.of());
    private static final Row BAD = row(List.of("status: 200 (expected: 401)"));

    private static Row row(List<String> differences) {
        return new Row("GET /", "", 401, 200, "", Duration.ZERO, differences);
    }

    private static Report report(Row... rows) {
        return new Report(List.of(new Chapter<>("First", List.of(GOOD)), new Chapter<>("Second", List.of(rows))));
    }

    @Test
    void everyRowAsExpected_isExitCode0() {
        assertThat(report(GOOD, GOOD).exitCode()).isZero();
        assertThat(report(GOOD, GOOD).summary()).isEqualTo("3 of 3 calls ended as expected.");
    }

    @Test
    void oneRowThatDiffers_isExitCode1() {
        assertThat(report(GOOD, BAD, GOOD).exitCode()).isEqualTo(1);
        assertThat(report(GOOD, BAD, GOOD).summary()).isEqualTo("3 of 4 calls ended as expected.");
    }

    @Test
    void noRowAtAll_isNoSuccess() {
        assertThat(new Report(List.of()).exitCode()).isEqualTo(1);
    }
}
