package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake about a federation: the exact place it is reported at, and the words. */
class FederationProblemsTest {
    private static final String BEFORE = TOP
            + "domains:\n"
            + "  home: {kind: introspection, issuer: https://as2.example.com, client: {id: f, secret: hush}}\n"
            + "  as1: {kind: introspection, issuer: https://as1.example.net, client: {id: as2, secret: hush}}\n"
            + "  old: {kind: jwt, issuer: https://old.example.com, algorithms: [ES256]}\n"
            + "default-domains: [home]\n"
            + "rules: [{id: all, path: /**, access: authenticated}]\n";
    private static final String SERVER =
            "  resource-servers: {rs2: {secret: hush, resource: https://rs2.example.com}}\n";
    private static final String HOME = "  home: home\n";

    /** A federation that is whole, with one more line in it, which is line 12. */
    private static String with(String line) {
        return federation(SERVER + HOME + "  " + line + "\n");
    }

    /** A federation of that issuer, in line 9, and these lines. */
    private static String federation(String lines) {
        return BEFORE + "federation:\n  issuer: https://as2.example.com\n" + lines;
    }

    @Test
    void domainOfTheSameIssuer_mayBeItsHome() {
        assertThat(problems(with("hops: 1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "trustes: {as1: {scopes: []}}| 12:3: federation.trustes: unknown key (expected: trustees)",
                "hops: 0| 12:9: federation.hops: 0 (expected: a whole number from 1 to 10)",
                "hops: 11| 12:9: federation.hops: 11 (expected: a whole number from 1 to 10)",
                "deadline: 99ms| 12:13: federation.deadline: 99ms (expected: a duration from 100ms to 60s)",
                "deadline: 61s| 12:13: federation.deadline: 61s (expected: a duration from 100ms to 60s)",
                "signing: {algorithm: ES256}| 12:12: federation.signing.key-file: missing (expected: a readable file,"
                        + " relative to the configuration file)",
                "trustees: {}| 12:13: federation.trustees: an empty map (expected: a map of at least one from a name of"
                        + " lower-case letters, digits and -, beginning with a letter to a map with the keys scopes)",
                "trustees: {as1: {}}| 12:19: federation.trustees.as1.scopes: missing (expected: a list, each: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "trustees: {as1: {scopes: [], lifetime: 0s}}| 12:42: federation.trustees.as1.lifetime: 0s"
                        + " (expected: a duration from 1s to 24h)",
                "trustees: {as1: {scopes: [], lifetime: 25h}}| 12:42: federation.trustees.as1.lifetime: 25h"
                        + " (expected: a duration from 1s to 24h)",
                "trustees: {as3: {scopes: []}}| 12:19: federation.trustees.as3: not a domain that can be asked"
                        + " (expected: a domain of kind introspection: home or as1)",
                "trustees: {old: {scopes: []}}| 12:19: federation.trustees.old: not a domain that can be asked"
                        + " (expected: a domain of kind introspection: home or as1)",
                "trustees: {as1: {scopes: []}, as1: {scopes: []}}| 12:33: federation.trustees.as1: here for a second"
                        + " time (expected: once, and it is in line 12)",
                "trustors: {a: {issuer: https://as2.example.com, secret: hush, scopes: []}}| 12:26:"
                        + " federation.trustors.a.issuer: https://as2.example.com (expected: an issuer of its own;"
                        + " this domain has it)",
                "trustors: {a: {issuer: https://a, secret: hush, scopes: []}, b: {issuer: https://a, secret: hush,"
                        + " scopes: []}}| 12:76: federation.trustors.b.issuer: https://a (expected: an issuer of its own;"
                        + " trustor a has it)",
                "trustors: {rs2: {issuer: https://a, secret: hush, scopes: []}}| 12:19: federation.trustors.rs2: a client"
                        + " id again (expected: one of its own; resource-servers have it)",
                "operators: {rs2: {secret: hush}}| 12:20: federation.operators.rs2: a client"
                        + " id again (expected: one of its own; resource-servers have it)",
                "operators: {ops: {}}| 12:20: federation.operators.ops: no way to prove who it is"
                        + " (expected: secret, jwks-file or jwks-uri)",
                "operators: {ops: {secret: hush, jwks-uri: https://a}}| 12:45: federation.operators.ops.jwks-uri: a"
                        + " second way to prove who it is (expected: one, and there is secret)",
                "operators: {ops: hush}| 12:20: federation.operators.ops: no map (expected: a map with the keys secret,"
                        + " jwks-file, jwks-uri)",
                "operators: {'o:s': {secret: hush}}| 12:15: federation.operators.o:s: not a name (expected: a client id"
                        + " of printable ASCII without space and colon)",
                "operators: {'o s': {secret: hush}}| 12:15: federation.operators.o s: not a name (expected: a client id"
                        + " of printable ASCII without space and colon)",
            })
    void mistake_isLocated(String line, String problem) {
        assertThat(problems(with(line))).containsExactly("b.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "/", "/f/", "/f//g", "/f/../g", "/%66", "/f?g", "/f;g", "/.well-known/f", "/f g"})
    void pathThatIsNotInNormalForm_isRefused(String path) {
        assertThat(problems(with("path: '" + path + "'")))
                .containsExactly("b.yaml:12:9: federation.path: " + path
                        + " (expected: a path in normal form, such as /federated-introspection)");
    }

    @Test
    void pathThatARuleIsFor_isFine() {
        assertThat(problems(with("path: /f").replace("path: /**", "path: /f"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "hom; 11:9: federation.home: hom (expected: a domain of kind introspection: home or as1)",
                "old; 11:9: federation.home: old (expected: a domain of kind introspection: home or as1)",
                "as1; 11:9: federation.home: as1 (expected: a domain that is not among the trustees)",
            })
    void homeThatCannotBe_isLocated(String home, String problem) {
        assertThat(problems(with("trustees: {as1: {scopes: []}}").replace("home: home\n", "home: " + home + "\n")))
                .containsExactly("b.yaml:" + problem);
    }

    @Test
    void trusteeOfThisDomainsOwnIssuer_isRefused() {
        assertThat(problems(federation(SERVER + "  trustees: {home: {scopes: []}}\n")))
                .containsExactly("b.yaml:11:20: federation.trustees.home: this domain itself, by its issuer"
                        + " (expected: another domain)");
    }

    @Test
    void federationWithoutAskersOrWithoutAnybodyToAsk_isRefused() {
        assertThat(problems(federation("  operators: {ops: {secret: hush}}\n")))
                .containsExactly(
                        "b.yaml:9:3: federation: nobody who may ask (expected: resource-servers or trustors)",
                        "b.yaml:9:3: federation: nobody to ask (expected: home or trustees)");
        assertThat(
                        problems(
                                federation(
                                        "  trustors: {a: {issuer: https://a, secret: hush, scopes: []}}\n  trustees: {as1: {scopes: []}}\n")))
                .isEmpty();
    }

    @Test
    void whatIsNoFederation_isReportedOnce() {
        assertThat(problems(BEFORE + "federation: on\n"))
                .containsExactly("b.yaml:8:13: federation: on (expected: a map with the keys issuer)");
        assertThat(problems(TOP + "rules: [{id: all, path: /**, access: public}]\n"
                        + federation(SERVER + HOME).substring(BEFORE.length())))
                .singleElement()
                .asString()
                .contains("1:1: domains: missing");
    }
}
