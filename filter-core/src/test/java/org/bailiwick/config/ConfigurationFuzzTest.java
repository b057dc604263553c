package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text gives a configuration or located problems, and nothing else escapes. */
class ConfigurationFuzzTest {
    static Stream<Arguments> seeds() {
        return Stream.of(
                        TestConfigurations.MINIMAL,
                        TestConfigurations.MINIMAL.replace("id: all", "id: *a"),
                        TestConfigurations.withTop("limits: {credential: 16KiB, decision: 3s, calls-in-flight: 64}"),
                        TestConfigurations.withDomain("keys: {refresh-after: 5m, keep-for: 24h, unknown-kid-gap: 30s}"),
                        TestConfigurations.withRule("claims: {sub: '{id}', tenant: ${env:TENANT}}"),
                        TestConfigurations.withPartner(
                                "federators: {https://a.example: {scopes: [b], map-scopes: {c: b}}}"),
                        TestConfigurations.withPartner("signed-answers: {algorithms: [ES256]}")
                                + "federation: {issuer: https://b.example, trustees: {partner: {scopes: []}},\n"
                                + "  trustors: {c: {issuer: https://c.example, secret: d, scopes: [e]}}}\n",
                        TestConfigurations.MINIMAL
                                + "    next-hop: a\n"
                                + "next-hops: {a: {via: exchange, resource: 'urn:a', urls: [https://a], domain: home,\n"
                                + "  map-scopes: {b: [c, d]}, client: {id: e, secret: f}, actor: {via: file, file: g}}}\n"
                                + "internal-jwt: {key-files: [h], rotate-after: 1h}\n",
                        "%YAML 1.2\n--- !!map\n? [a, b]\n: &x {c: *x, <<: *x}\n...\n---\n",
                        "a: \"\\ud800\\x00\\U0010ffff\"\nb: |+2\n   c\n",
                        "cors-preflight: \"\\u",
                        "[[[{{{- - - ? ? : : , ,",
                        "resource: ${file:/dev/null}\ndomains: ~\nrules: [~, 1, {}, []]",
                        "\uFEFF\uFEFF#\u0085\u2028",
                        "")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyText_isAConfigurationOrLocatedProblems(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(TestConfigurations.read(text).policy().rules()).isNotEmpty();
        } catch (ConfigurationException refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.text()).doesNotContain("\n");
            });
        }
    }
}
