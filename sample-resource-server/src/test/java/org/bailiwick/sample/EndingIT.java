package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample in a process of its own that is asked to end. */
class EndingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void sampleThatIsEndedWhileItStarts_leavesNoGatewayBehind() throws Exception {
        Process sample = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sample.class.getName(),
                        "--once")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        try {
            ProcessHandle gateway = gatewayOf(sample);
            sample.destroy();

            assertThat(sample.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.isAlive()).isFalse();
        } finally {
            List<ProcessHandle> left = sample.descendants().toList();
            sample.destroyForcibly();
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static ProcessHandle gatewayOf(Process sample) {
        long begun = System.nanoTime();
        Optional<ProcessHandle> gateway = sample.descendants().findAny();
        while (gateway.isEmpty() && sample.isAlive() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.onSpinWait();
            gateway = sample.descendants().findAny();
        }
        return gateway.orElseThrow();
    }
}
