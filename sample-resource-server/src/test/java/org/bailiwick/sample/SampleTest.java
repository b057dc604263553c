package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path nothingBuilt;

    @AfterEach
    void closeLog() {
        LogManager.getLogManager().reset();
    }

    private int run(String... words) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Table.ASCII);
        return new Sample(console, new Built(nothingBuilt)).run(words);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void help_isPrintedAndIsNoFailure() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Arguments.HELP);
        assertThat(errors()).isEmpty();
    }

    @Test
    void wrongWord_isOneLineAndExitCode2() {
        assertThat(run("--onec")).isEqualTo(2);
        assertThat(errors()).startsWith("--onec: unknown option").hasLineCount(1);
    }

    @ParameterizedTest
    @EnumSource
    void takenPort_isOneLineThatNamesPortAndOption(Place place) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exitCode = run("--once", place.option() + "=" + taken.getLocalPort());

            assertThat(exitCode).isEqualTo(2);
            assertThat(errors())
                    .hasLineCount(1)
                    .startsWith("Port " + taken.getLocalPort() + ", for " + place.inWords() + ", cannot be had: ")
                    .contains(place.option() + "=NUMBER");
        }
    }

    @Test
    void missingDropIn_isNamedAndExitCode1() {
        assertThat(run("--once")).isEqualTo(1);
        assertThat(errors()).contains("did not start").contains("bailiwick-servlet-dropin.jar");
    }

    @Test
    void missingGateway_isNamedAndExitCode1() throws IOException {
        dropIn();

        assertThat(run("--once")).isEqualTo(1);
        assertThat(errors()).contains("did not start").contains("bailiwick-gateway.jar: not there");
    }

    private void dropIn() throws IOException {
        Files.createFile(
                Files.createDirectories(nothingBuilt.resolve("drop-in")).resolve("bailiwick-servlet-dropin.jar"));
        Files.createDirectories(nothingBuilt.resolve("classes/org/bailiwick/sample/api"));
    }
}
