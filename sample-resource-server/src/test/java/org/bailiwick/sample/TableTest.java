package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Row GOOD =
            new Row("GET /orders", "no token", 401, 401, "credential_missing", Duration.ofNanos(1_250_000), List.of());
    private static final Row BAD = new Row(
            "POST /o", "", 403, 200, "", Duration.ofMillis(1234), List.of("status: 200 (expected: 403)", "and more"));
    private static final Report REPORT =
            new Report(List.of(new Chapter<>("First", List.of(GOOD)), new Chapter<>("Second", List.of(BAD))));

    @Test
    void columns_areAsWideAsTheirWidestCell() {
        assertThat(Table.UNICODE.lines(REPORT))
                .containsExactly(
                        "   call                   expected  got  reason                   time",
                        "",
                        "First",
                        "✓  GET /orders  no token  401       401  credential_missing     1.3 ms",
                        "",
                        "Second",
                        "✗  POST /o                403       200                      1234.0 ms",
                        "    status: 200 (expected: 403)",
                        "    and more");
    }

    @Test
    void plainTable_needsNothingButAscii() {
        assertThat(Table.ASCII.lines(REPORT))
                .anyMatch(line -> line.startsWith("ok  GET /orders"))
                .anyMatch(line -> line.startsWith("NO  POST /o"))
                .allMatch(line -> line.chars().allMatch(c -> c < 0x80));
    }
}
