package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.home;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.withDomain;
import static org.bailiwick.config.TestConfigurations.withTop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
    @TempDir
    private Path directory;

    private Substitution substitution() {
        return new Substitution(
                new Surroundings(directory, Map.of("A", "one", "B", "two", "SLASH", "\\$1 ${env:A}")::get));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${env:A}, one",
        "x${env:A}-${env:B}y, xone-twoy",
        "$ {env:A} $, $ {env:A} $",
        "${env:SLASH}, \\$1 ${env:A}", // what is put in is not read again
    })
    void environment_isPutIn(String text, String result) {
        assertThat(substitution().in(text)).isEqualTo(result);
    }

    @Test
    void file_isPutInWithoutItsLastNewline() throws IOException {
        Files.writeString(directory.resolve("unix"), "s3cret\n\n");
        Files.writeString(directory.resolve("windows"), "s3cret\r\n");
        Files.writeString(directory.resolve("bare"), "s3cret");
        assertThat(substitution().in("${file:unix}")).isEqualTo("s3cret\n");
        assertThat(substitution().in("${file:windows}")).isEqualTo("s3cret");
        assertThat(substitution().in("${file:" + directory.resolve("bare") + "}"))
                .isEqualTo("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "${env:NOPE}, ${env:NOPE} (expected: the environment variable to be set)",
        "${file:nope}, '${file:nope} (expected: a readable file of UTF-8 text, at most 64KiB)'",
        "${file:.}, '${file:.} (expected: a readable file of UTF-8 text, at most 64KiB)'",
        "${file:large}, '${file:large} (expected: a readable file of UTF-8 text, at most 64KiB)'",
        "${file:latin1}, '${file:latin1} (expected: a readable file of UTF-8 text, at most 64KiB)'",
        "${vault:a}, ${vault:a} (expected: ${env:NAME} or ${file:PATH})",
        "${A}, ${A} (expected: ${env:NAME} or ${file:PATH})",
        "a${, a${ (expected: ${env:NAME} or ${file:PATH})",
        "${env:}, ${env:} (expected: ${env:NAME} or ${file:PATH})",
        "${env:A, ${env:A (expected: ${env:NAME} or ${file:PATH})",
    })
    void referenceToNothing_isNamed(String text, String message) throws IOException {
        Files.write(directory.resolve("large"), new byte[Substitution.MAX_FILE_BYTES + 1]);
        Files.write(directory.resolve("latin1"), new byte[] {(byte) 0xE4});
        assertThatThrownBy(() -> substitution().in(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void fileOfTheLargestSize_isPutIn() throws IOException {
        Files.writeString(directory.resolve("large"), "x".repeat(Substitution.MAX_FILE_BYTES));
        assertThat(substitution().in("${file:large}")).hasSize(Substitution.MAX_FILE_BYTES);
    }

    @Test
    void anyValue_mayBeAReference() {
        Map<String, String> environment =
                Map.of("LEEWAY", "5s", "CALLS", "8", "PUBLISH", "false", "HOST", "as.example.org", "ALG", "RS256");
        Configuration configuration = read(
                withDomain("leeway: ${env:LEEWAY}")
                                .replace("as.example.com", "${env:HOST}")
                                .replace("ES256", "\"${env:ALG}\"")
                        + "limits: {calls-in-flight: '${env:CALLS}'}\nmetadata: {publish: '${env:PUBLISH}'}\n",
                environment);
        assertThat(home(configuration).leeway()).isEqualTo(Duration.ofSeconds(5));
        assertThat(home(configuration).issuer().value()).isEqualTo("https://as.example.org");
        assertThat(configuration.limits().callsInFlight()).isEqualTo(8);
        assertThat(configuration.metadata().publish()).isFalse();
    }

    @Test
    void missingVariable_isLocated() {
        assertThat(problems(withTop("metadata: {name: '${env:NAME}'}")))
                .containsExactly(
                        "b.yaml:11:18: metadata.name: ${env:NAME}" + " (expected: the environment variable to be set)");
    }

    @Test
    void names_areNotSubstituted() {
        assertThat(problems(MINIMAL.replace("home:", "${env:A}:"), Map.of("A", "home")))
                .containsExactly("b.yaml:3:3: domains.${env:A}: not a name (expected: a name of lower-case letters,"
                        + " digits and -, beginning with a letter)");
    }
}
