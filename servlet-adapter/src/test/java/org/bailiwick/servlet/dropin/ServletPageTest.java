package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.junit.jupiter.api.Test;

/** What {@code docs/servlet.md} shows. */
final class ServletPageTest {
    private static final Path PAGE = Path.of("..", "docs", "servlet.md");

    @Test
    void configuration_isWhole() throws IOException {
        Configuration configuration =
                ConfigurationReader.read("servlet.md", block("yaml"), Surroundings.of(Path.of("")));

        assertThat(configuration.policy().rules()).hasSize(2);
    }

    @Test
    void declaration_namesTheFilterAndItsParameter() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("<filter-class>" + ConfiguredFilter.class.getName() + "</filter-class>")
                .contains("<param-name>" + ConfiguredFilter.PARAMETER + "</param-name>");
    }

    /** The first block in this language. */
    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE);
        String fence = "```" + language + "\n";
        int start = page.indexOf(fence) + fence.length();
        return page.substring(start, page.indexOf("```", start));
    }
}
