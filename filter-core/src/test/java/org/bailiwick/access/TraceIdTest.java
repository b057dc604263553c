package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static String of(String traceparent) {
        return TraceId.of(FakeRequest.get("/").with("traceparent", traceparent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-00f067aa0ba902b7-01", "cc-" + TRACE + "-00f067aa0ba902b7-01-what-comes"})
    void wellFormedTraceparent_givesItsTraceId(String traceparent) {
        assertThat(of(traceparent)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01-x"
            })
    void malformedTraceparent_isReplaced(String traceparent) {
        assertThat(of(traceparent)).matches("[0-9a-f]{32}").isNotIn(TRACE, "0".repeat(32));
    }

    @Test
    void twoTraceparents_areReplaced() {
        String well = "00-" + TRACE + "-00f067aa0ba902b7-01";
        FakeRequest request = FakeRequest.get("/").with("traceparent", well).with("traceparent", well);
        assertThat(TraceId.of(request)).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
    }
}
