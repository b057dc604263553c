package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes from the environment or a file is never seen in a message. */
class SecretsTest {
    private static final String SECRET = "s3cret\u00e4{value";
    private static final Map<String, String> ENVIRONMENT = Map.of("S", SECRET);

    static Stream<String> everyPlace() {
        List<String> texts = new ArrayList<>();
        ConfigurationForm.FORM
                .forms()
                .forEach((path, form) -> form.keys().forEach(key -> {
                    String at = "'${env:S}'";
                    texts.add(nested(path, key.name() + ": " + at));
                    texts.add(nested(path, key.name() + ": [" + at + ", " + at + "]"));
                    texts.add(nested(path, key.name() + ": {a: " + at + "}"));
                }));
        return texts.stream();
    }

    /** The entry inside flow maps and lists that lead to the path of a form, such as {@code .domains.NAME.keys}. */
    private static String nested(String path, String entry) {
        String text = "{" + entry + "}";
        String[] steps = path.isEmpty() ? new String[0] : path.substring(1).split("\\.");
        for (int i = steps.length - 1; i >= 0; i--) {
            String step = steps[i].toLowerCase(Locale.ROOT);
            text = step.endsWith("[]")
                    ? "{" + step.substring(0, step.length() - 2) + ": [" + text + "]}"
                    : "{" + step + ": " + text + "}";
        }
        return text;
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void referenceInAnyPlace_isNotResolvedInMessages(String text) {
        assertThat(problems(text, ENVIRONMENT)).isNotEmpty().noneMatch(problem -> problem.contains("s3cret"));
    }

    @Test
    void messagesAcrossKeys_doNotShowReferences() {
        String rules = MINIMAL
                + "  - {id: '${env:ID}', path: '${env:PATTERN}', claims: {sub: '${env:VARIABLE}'}, domains: ['${env:ID}']}\n"
                + "  - {id: '${env:ID}', path: '${env:PATTERN}', access: public}\n"
                + "resource-aliases: ['${env:ID}', '${env:ID}']\n";
        List<String> problems =
                problems(rules, Map.of("ID", "s3cret", "PATTERN", "/s3cret/{a}", "VARIABLE", "{s3cret}"));
        assertThat(problems)
                .noneMatch(problem -> problem.contains("s3cret"))
                .contains(
                        "b.yaml:12:5: rules[2]: the rule shares its requests with another one"
                                + " (expected: one most specific rule for each request)",
                        "b.yaml:12:10: rules[2].id: ${env:ID}"
                                + " (expected: an id of its own; the rule in line 11 has it)");
        assertThat(problems).hasSize(5);
    }

    @Test
    void issuerFromTheEnvironment_isNotShownWhenItIsPlainHttp() {
        assertThat(problems(
                        MINIMAL.replace("https://as.example.com", "${env:S}"), Map.of("S", "http://localhost/s3cret")))
                .containsExactly("b.yaml:5:13: domains.home.issuer: ${env:S}"
                        + " (expected: https, or insecure-allow-loopback-http: true)");
    }

    @Test
    void effectivePolicy_doesNotShowClaims() {
        Configuration configuration =
                read(MINIMAL.replace("access: authenticated", "claims: {tenant: '${env:S}'}"), ENVIRONMENT);
        assertThat(EffectivePolicy.of(configuration.policy()))
                .doesNotContain("s3cret")
                .contains("claims tenant=...");
        assertThat(configuration.toString()).doesNotContain("s3cret");
    }
}
