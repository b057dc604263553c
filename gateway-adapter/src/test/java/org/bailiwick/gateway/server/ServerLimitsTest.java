package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ServerLimitsTest {
    @Test
    void sizeBelowNothing_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerLimits(DataSize.ofBytes(-1), Duration.ofSeconds(1)))
                .withMessageStartingWith("max-request-size: -1B (expected:");
    }

    @Test
    void timeoutOfNothing_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerLimits(DataSize.ofBytes(1), Duration.ZERO))
                .withMessageStartingWith("read-timeout: PT0S (expected:");
    }
}
