package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.ConfigurationException.Problem;

/** Small configurations, and what is wrong with texts. */
final class TestConfigurations {
    static final String TOP = "resource: https://api.example.com\n";
    static final String DOMAINS = "domains:\n"
            + "  home:\n"
            + "    kind: jwt\n"
            + "    issuer: https://as.example.com\n"
            + "    algorithms: [ES256]\n";
    static final String RULES = "rules:\n" + "  - id: all\n" + "    path: /**\n";
    static final String MINIMAL = TOP + DOMAINS + RULES + "    access: authenticated\n";

    static final String PARTNER = "  partner:\n"
            + "    kind: introspection\n"
            + "    issuer: https://as2.example.com\n"
            + "    client: {id: rs2, secret: hush}\n";

    private TestConfigurations() {}

    /** The minimal configuration with one more line at the top level, which is line 11. */
    static String withTop(String line) {
        return MINIMAL + line + "\n";
    }

    /** The minimal configuration with one more line in the domain, which is line 7, indented by four. */
    static String withDomain(String line) {
        return TOP + DOMAINS + "    " + line + "\n" + RULES + "    access: authenticated\n";
    }

    /** The minimal configuration with a line in the rule in place of its access, which is line 10, indented by four. */
    static String withRule(String line) {
        return TOP + DOMAINS + RULES + "    " + line + "\n";
    }

    /** A configuration whose only domain is asked, with one more line in it, which is line 7, indented by four. */
    static String withPartner(String line) {
        return TOP + "domains:\n" + PARTNER + "    " + line + "\n" + RULES + "    access: authenticated\n";
    }

    /** The file beside the tests. */
    static Path resource(String name) {
        try {
            return Path.of(TestConfigurations.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Configuration read(String text) {
        return read(text, Map.of());
    }

    static Configuration read(String text, Map<String, String> environment) {
        return ConfigurationReader.read(
                "b.yaml", text, new Surroundings(Path.of("no-such-directory"), environment::get));
    }

    static DomainSettings.Jwt home(Configuration configuration) {
        return (DomainSettings.Jwt) configuration.domains().get("home");
    }

    /** What is wrong with the text, as printed; nothing when it loads. */
    static List<String> problems(String text) {
        return problems(text, Map.of());
    }

    static List<String> problems(String text, Map<String, String> environment) {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> read(text, environment));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    /** That these are the problems of the text, each given as it is printed behind the name of the file. */
    static void assertProblem(String text, String... expected) {
        assertThat(problems(text))
                .containsExactlyInAnyOrder(Arrays.stream(expected)
                        .map(problem -> "b.yaml:" + problem)
                        .toArray(String[]::new));
    }
}
