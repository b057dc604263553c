package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.withPartner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from the environment or a file is never seen in a message. */
class SecretsTest {
    private static final String SECRET = "s3cret\u00e4{value";
    private static final Map<String, String> ENVIRONMENT = Map.of("S", SECRET);

    private static final Map<String, String> KINDS = Map.of("domains", "{kind: KIND, ", "next-hops", "{via: VIA, ");

    static Stream<String> everyPlace() {
        List<String> texts = new ArrayList<>();
        ConfigurationForm.FORM
                .forms()
                .forEach((path, form) -> form.keys().forEach(key -> {
                    String at = "'${env:S}'";
                    texts.addAll(nested(path, key.name() + ": " + at));
                    texts.addAll(nested(path, key.name() + ": [" + at + ", " + at + "]"));
                    texts.addAll(nested(path, key.name() + ": {a: " + at + "}"));
                }));
        return texts.stream();
    }

    /**
     * The entry inside flow maps and lists that lead to the path of a form, such as {@code .domains.NAME.keys}; in domains
     * and next hops of every kind.
     */
    private static List<String> nested(String path, String entry) {
        String text = "{" + entry + "}";
        String plain = path.replaceAll(" \\(.*\\)", "");
        String[] steps = plain.isEmpty() ? new String[0] : plain.substring(1).split("\\.");
        for (int i = steps.length - 1; i >= 0; i--) {
            String step = steps[i].toLowerCase(Locale.ROOT);
            String before = i == 1 ? KINDS.getOrDefault(steps[0], "{") : "{";
            text = before + text.substring(1);
            text = step.endsWith("[]")
                    ? "{" + step.substring(0, step.length() - 2) + ": [" + text + "]}"
                    : "{" + step + ": " + text + "}";
        }
        String whole = text;
        return Stream.of("KIND jwt introspection asid", "VIA redelegate exchange chain internal-jwt relay")
                .map(words -> List.of(words.split(" ")))
                .filter(words -> whole.contains(words.get(0)))
                .findFirst()
                .map(words -> words.stream()
                        .skip(1)
                        .map(word -> whole.replace(words.get(0), word))
                        .toList())
                .orElse(List.of(whole));
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void referenceInAnyPlace_isNotResolvedInMessages(String text) {
        assertThat(problems(text, ENVIRONMENT)).isNotEmpty().noneMatch(problem -> problem.contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: s3cret}",
                "[s3cret]",
                "{s3cret: a}",
                "'a${s3cret'",
                "'s3cret${env:NOT_SET}'",
                "'${file:no-such-file}s3cret'",
                "${env:EMPTY}",
                "''",
                "!!int s3cret",
            })
    void secretInTheFile_isNeverInMessages(String text) {
        Map<String, String> environment = Map.of("EMPTY", "");
        for (String key : List.of("secret", "key-store-password")) {
            assertThat(problems(withPartner("leeway: 5s").replace("secret: hush", key + ": " + text), environment))
                    .isNotEmpty()
                    .noneMatch(problem -> problem.contains("s3cret"));
        }
    }

    @Test
    void secretInPlaceOfItsMap_isNotShown() {
        assertThat(problems(withPartner("leeway: 5s").replace("{id: rs2, secret: hush}", "s3cret")))
                .isNotEmpty()
                .noneMatch(problem -> problem.contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proof-keys: s3cret",
                "proof-keys: {a: s3cret}",
                "login: s3cret",
                "login: {consumer: s3cret}",
                "login: {consumer: {id: a, secret: s3cret}}",
                "login: {consumer: {id: a}, cookie-keys: s3cret}",
                "login: {consumer: {id: a}, cookie-keys: {s3cret: b}}",
                "login: {consumer: {id: a}, cookie-keys: [s3cret, s3cret]}",
                "login: {consumer: {id: a}, cookie-keys: [s3cret_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, s3cret_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA]}",
            })
    void secretOfASessionsDomain_isNeverInMessages(String line) {
        String text = "resource: https://api.example.com\ndomains:\n  sessions:\n    kind: asid\n"
                + "    authority: https://authority.example\n    resource-credentials: {id: rs1, secret: hush}\n    "
                + line + "\nrules:\n  - {id: all, access: authenticated}\n";
        assertThat(problems(text)).isNotEmpty().noneMatch(problem -> problem.contains("s3cret"));
    }

    @Test
    void numberWhereASecretBelongs_isNotShown() {
        assertThat(problems(withPartner("leeway: 5s").replace("secret: hush", "secret: 48151623")))
                .containsExactly("b.yaml:6:31: domains.partner.client.secret: no text"
                        + " (expected: a text, best from ${env:NAME} or ${file:PATH}, in quotes)");
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
        assertThat(EffectivePolicy.of(configuration)).doesNotContain("s3cret").contains("claims tenant=...");
        assertThat(configuration.toString()).doesNotContain("s3cret");
    }
}
