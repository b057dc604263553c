package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.PARTNER;
import static org.bailiwick.config.TestConfigurations.RULES;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.withPartner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake about domains that are asked: the exact place it is reported at, and the words. */
class IntrospectionProblemsTest {
    private static final String RULE = RULES + "    access: authenticated\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "endpoint: ftp://as2.example.com; 7:15: domains.partner.endpoint: ftp://as2.example.com"
                        + " (expected: an https URL without fragment)",
                "endpoint: http://localhost/ask; 7:15: domains.partner.endpoint: http://localhost/ask"
                        + " (expected: https, or insecure-allow-loopback-http: true)",
                "leeway: 301s; 7:13: domains.partner.leeway: 301s (expected: a duration from 0s to 300s)",
                "algorithms: [RS256]; 7:5: domains.partner.algorithms: unknown key (expected: one of kind, issuer,"
                        + " endpoint, client, opaque-prefix, leeway, cache, signed-answers, insecure-missing-audience,"
                        + " scopes-claim, grants-claims, federators)",
                "opaque-prefix: a=; 7:20: domains.partner.opaque-prefix: a= (expected: 1 to 64 characters of letters,"
                        + " digits and -._~+/)",
                "insecure-missing-audience: yes; 7:32: domains.partner.insecure-missing-audience: yes"
                        + " (expected: true or false)",
                "cache: {positive: 61m}; 7:23: domains.partner.cache.positive: 61m (expected: a duration from 0s to 1h)",
                "cache: {negative: 6m}; 7:23: domains.partner.cache.negative: 6m (expected: a duration from 0s to 5m)",
                "cache: {cache-control: obey}; 7:28: domains.partner.cache.cache-control: obey"
                        + " (expected: honour or ignore)",
                "cache: {possitive: 1m}; 7:13: domains.partner.cache.possitive: unknown key (expected: positive)",
                "signed-answers: {}; 7:21: domains.partner.signed-answers.algorithms: missing (expected: a list of at"
                        + " least one: one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA,"
                        + " Ed25519)",
                // JI-5
                "signed-answers: {algorithms: [HS256]}; 7:35: domains.partner.signed-answers.algorithms[0]: HS256, but"
                        + " whoever can check an HMAC can also make one (expected: one of RS256, RS384, RS512, PS256,"
                        + " PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519)",
                "signed-answers: {algorithms: [ES256], keys: {keep-for: 4m}}; 7:60:"
                        + " domains.partner.signed-answers.keys.keep-for: 4m (expected: at least refresh-after)",
                "federators: {}; 7:17: domains.partner.federators: an empty map (expected: a map of at least one from an"
                        + " https URL without query and fragment to a map with the keys scopes)",
                "federators: {as1: {scopes: []}}; 7:18: domains.partner.federators.as1: not a name"
                        + " (expected: an https URL without query and fragment)",
                "federators: {'https://me:pw@as1.example': {scopes: []}}; 7:18:"
                        + " domains.partner.federators.https://***@as1.example: not a name"
                        + " (expected: an https URL without query and fragment)",
                "federators: {http://localhost:1: {scopes: []}}; 7:18: domains.partner.federators.http://localhost:1:"
                        + " http://localhost:1 (expected: https, or insecure-allow-loopback-http: true)",
                "federators: {https://as1.example: {}}; 7:39: domains.partner.federators.https://as1.example.scopes:"
                        + " missing (expected: a list, each: a scope: printable ASCII without space, \" and \\)",
                "federators: {https://as1.example: {scopes: [a b]}}; 7:49:"
                        + " domains.partner.federators.https://as1.example.scopes[0]: a b (expected: a scope: printable"
                        + " ASCII without space, \" and \\)",
                "federators: {https://as1.example: {scopes: [], map-scopes: {a: b c}}}; 7:68:"
                        + " domains.partner.federators.https://as1.example.map-scopes.a: b c (expected: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "federators: {https://as1.example: {scopes: [], map-scopes: {a b: c}}}; 7:65:"
                        + " domains.partner.federators.https://as1.example.map-scopes.a b: not a name (expected: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "federators: {https://as2.example.com: {scopes: []}}; 7:43:"
                        + " domains.partner.federators.https://as2.example.com: the domain itself"
                        + " (expected: the issuer of another domain)",
            })
    void domainMistake_isLocated(String line, String problem) {
        assertThat(problems(withPartner(line))).containsExactly("b.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{secret: hush}; 6:13: domains.partner.client.id: missing (expected: a client id of printable ASCII)",
                "{id: \u00e4, secret: hush}; 6:18: domains.partner.client.id: \u00e4"
                        + " (expected: a client id of printable ASCII)",
                "{id: a, method: none}; 6:29: domains.partner.client.method: none (expected: client_secret_basic or"
                        + " client_secret_post or private_key_jwt or tls_client_auth)",
                "{id: a}; 6:13: domains.partner.client.secret: missing (expected: a text, best from ${env:NAME} or"
                        + " ${file:PATH}, which method client_secret_basic needs)",
                "{id: a, method: client_secret_post}; 6:13: domains.partner.client.secret: missing (expected: a text,"
                        + " best from ${env:NAME} or ${file:PATH}, which method client_secret_post needs)",
                "{id: a, method: private_key_jwt}; 6:13: domains.partner.client.key-file: missing (expected: a readable"
                        + " file, relative to the configuration file, which method private_key_jwt needs)",
                "{id: a, secret: hush, key-store-password: hush}; 6:55: domains.partner.client.key-store-password:"
                        + " not for method client_secret_basic (expected: secret)",
                "{id: a, method: private_key_jwt, key-file: none.json}; 6:56: domains.partner.client.key-file: none.json"
                        + " (expected: a readable file, relative to the configuration file)",
                "hush; 6:13: domains.partner.client: no map (expected: a map with the keys id)",
            })
    void clientMistake_isLocated(String client, String problem) { // IN-2
        assertThat(problems(withPartner("leeway: 5s").replace("{id: rs2, secret: hush}", client)))
                .containsExactly("b.yaml:" + problem);
    }

    @Test
    void methodWithKeysOfAnother_isToldEachThatIsMissingOrTooMuch() {
        assertThat(problems(withPartner("leeway: 5s")
                        .replace("{id: rs2, secret: hush}", "{id: a, method: tls_client_auth, secret: hush}")))
                .containsExactlyInAnyOrder(
                        "b.yaml:6:13: domains.partner.client.key-store: missing (expected: a readable file, relative to"
                                + " the configuration file, which method tls_client_auth needs)",
                        "b.yaml:6:13: domains.partner.client.key-store-password: missing (expected: a text, best from"
                                + " ${env:NAME} or ${file:PATH}, which method tls_client_auth needs)",
                        "b.yaml:6:54: domains.partner.client.secret: not for method tls_client_auth"
                                + " (expected: key-store and key-store-password)");
    }

    @Test
    void domainWithoutKind_isTakenForTheOneItLooksLike() {
        assertThat(problems(withPartner("leeway: 400s").replace("    kind: introspection\n", "")))
                .containsExactly(
                        "b.yaml:4:5: domains.partner.kind: missing (expected: jwt or introspection or asid)",
                        "b.yaml:6:13: domains.partner.leeway: 400s (expected: a duration from 0s to 300s)");
        assertThat(problems(withPartner("leeway: 5s").replace("kind:", "knd:")))
                .containsExactly("b.yaml:4:5: domains.partner.knd: unknown key (expected: kind)");
    }

    @Test
    void domainThatSaysNothing_isToldWhatAllNeed() {
        assertThat(problems(TOP + "domains:\n  a: {kind: introspection}\n" + RULE))
                .containsExactly(
                        "b.yaml:3:6: domains.a.issuer: missing (expected: an https URL without query and fragment)",
                        "b.yaml:3:6: domains.a.client: missing (expected: a map with the keys id)");
    }

    @Test
    void issuerOfDomainsOfBothKinds_isReportedAtTheSecond() {
        assertThat(problems(TOP + "domains:\n" + PARTNER
                        + "  twin: {kind: jwt, issuer: https://as2.example.com, algorithms: [ES256]}\n" + RULE
                        + "default-domains: [partner]\n"))
                .containsExactly("b.yaml:7:29: domains.twin.issuer: https://as2.example.com"
                        + " (expected: an issuer of its own; domain partner has it)");
    }

    @Test
    void federatorOfOneDomain_mayBeADomainItself() {
        assertThat(problems(TOP + "domains:\n" + PARTNER
                        + "    federators: {https://as.example.com: {scopes: []}}\n"
                        + "  direct: {kind: jwt, issuer: https://as.example.com, algorithms: [ES256]}\n" + RULE
                        + "default-domains: [partner, direct]\n"))
                .isEmpty();
    }

    @Test
    void prefixOfTwo_isReportedAtTheSecond() {
        String text = TOP + "domains:\n" + PARTNER
                + "    opaque-prefix: a_\n"
                + "    federators: {https://as1.example: {scopes: [], opaque-prefix: a_}}\n"
                + "  other: {kind: introspection, issuer: https://c, client: {id: c, secret: hush}, opaque-prefix: a_}\n"
                + RULE + "default-domains: [partner]\n";
        assertThat(problems(text))
                .containsExactly(
                        "b.yaml:8:67: domains.partner.federators.https://as1.example.opaque-prefix: a_"
                                + " (expected: a prefix of its own; domains.partner has it)",
                        "b.yaml:9:97: domains.other.opaque-prefix: a_"
                                + " (expected: a prefix of its own; domains.partner has it)");
    }

    @Test
    void prefixThatBeginsAnother_isFine() {
        assertThat(problems(withPartner("opaque-prefix: a\n    federators:\n      https://as1.example:"
                        + " {scopes: [], opaque-prefix: a_}")))
                .isEmpty();
    }

    private static String withRule(String keys) {
        return withPartner("federators: {https://as1.example: {scopes: [a]}}")
                .replace("    access: authenticated", "    " + keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "federators: []; 11:17: rules[0].federators: an empty list (expected: a list of at least one: an https"
                        + " URL without query and fragment)",
                "federators: [as1]; 11:18: rules[0].federators[0]: as1 (expected: an https URL without query and"
                        + " fragment)",
                "federators: [https://as9.example]; 11:18: rules[0].federators[0]: https://as9.example"
                        + " (expected: a federator of a domain that the rule believes)",
                "federators: [https://as1.example, https://as1.example]; 11:39: rules[0].federators[1]:"
                        + " https://as1.example for a second time (expected: each one once)",
            })
    void federatorOfRule_isOneOfItsDomains(String keys, String problem) { // TBF-8
        assertThat(problems(withRule(keys))).containsExactly("b.yaml:" + problem);
    }

    @Test
    void publicRule_hasNoFederators() {
        assertThat(problems(withRule("federators: [https://as1.example]\n    access: public")))
                .containsExactly("b.yaml:12:13: rules[0].access: public (expected: authenticated, or a rule without"
                        + " domains, federators, scopes, any-scope, grants and claims)");
    }

    @Test
    void federatorsOfRule_areLookedForAtTheDomainsItBelieves() {
        String domains = TOP + "domains:\n" + PARTNER
                + "    federators: {https://as1.example: {scopes: []}}\n"
                + "  other: {kind: introspection, issuer: https://c.example, client: {id: c, secret: hush}}\n"
                + "default-domains: [other]\n"
                + "rules:\n";
        String rule = "  - {id: all, path: /**, federators: [https://as1.example]";
        assertThat(problems(domains + rule + ", domains: [other, partner]}\n")).isEmpty();
        assertThat(problems(domains + rule + "}\n"))
                .containsExactly("b.yaml:11:39: rules[0].federators[0]: https://as1.example"
                        + " (expected: a federator of a domain that the rule believes)");
    }

    @Test
    void federatorsOfRule_areNotBlamedForMistakesElsewhere() {
        String rule = "federators: [https://as9.example]";
        assertThat(problems(withRule(rule + "\n    domains: [partnr]")))
                .containsExactly("b.yaml:12:15: rules[0].domains[0]: partnr (expected: a domain: partner)");
        assertThat(problems(withRule(rule).replace("{https://as1.example: {scopes: [a]}}", "{}")))
                .singleElement()
                .asString()
                .contains("7:17: domains.partner.federators: an empty map");
        assertThat(problems(withRule(rule).replace("introspection", "oauth3")))
                .containsExactly("b.yaml:4:11: domains.partner.kind: oauth3 (expected: jwt or introspection or asid)");
    }
}
