package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code docs/federation-endpoint.md} shows. */
class FederationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "federation-endpoint.md");

    @Test
    void file_isWhole() throws IOException {
        String page = Files.readString(PAGE);
        String fence = "```yaml\n";
        int start = page.indexOf(fence) + fence.length();

        Configuration configuration = ConfigurationReader.read(
                "federation-endpoint.md",
                page.substring(start, page.indexOf("```", start)),
                new Surroundings(Path.of(""), name -> "a secret"));

        FederationSettings federation = configuration.federation().orElseThrow();
        assertThat(page).contains(federation.issuer() + federation.path());
        assertThat(federation.home()).contains("home");
        assertThat(federation.trustees()).hasSize(1);
        assertThat(federation.trustors()).hasSize(1);
    }
}
