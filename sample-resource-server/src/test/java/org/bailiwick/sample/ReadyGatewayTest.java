package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyGatewayTest {
    @TempDir
    private Path directory;

    @Test
    void processThatEnds_isSaidWithItsStatusAndWhereItsWordsAre() throws IOException {
        Path log = directory.resolve("gateway.log");
        Path noJar = Files.writeString(directory.resolve("no.jar"), "no jar");

        try (ReadyGateway gateway = ReadyGateway.launch(noJar, directory, log, Ports.FREE)) {
            assertThatThrownBy(gateway::awaitReady)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the gateway ended with status 1; its last words are in " + log);
        }
        assertThat(log).content().contains("no.jar");
    }
}
