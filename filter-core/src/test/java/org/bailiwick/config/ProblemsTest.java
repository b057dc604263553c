package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.DOMAINS;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.RULES;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.assertProblem;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.withDomain;
import static org.bailiwick.config.TestConfigurations.withTop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake at the top level and in domains, the exact place it is reported at, and the words. */
class ProblemsTest {
    private static final String ANY_RULE = RULES + "    access: authenticated\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "limitz: {}; 11:1: limitz: unknown key (expected: limits)",
                "colour: red; 11:1: colour: unknown key (expected: one of resource, resource-aliases, external-url,"
                        + " domains, default-domains, federation, next-hops, internal-jwt, cors-preflight, query-token, metadata, identity-headers, trusted-proxies, limits,"
                        + " insecure-allow-loopback-http, insecure-allow-private-addresses, rules)",
                "resource: https://b.example; 11:1: resource: here for a second time"
                        + " (expected: once, and it is in line 1)",
                "[a]: b; 11:1: a key that is no text (expected: a name)",
                "external-url: https://a.example/?x; 11:15: external-url: https://a.example/?x"
                        + " (expected: an https URL without query and fragment)",
                "resource-aliases: [a, 5]; 11:23: resource-aliases[1]: 5 (expected: a text, in quotes)",
                "resource-aliases: [a, a]; 11:23: resource-aliases[1]: a for a second time (expected: each one once)",
                "resource-aliases: a; 11:19: resource-aliases: a (expected: a list, each: a text)",
                "default-domains: [hom]; 11:19: default-domains[0]: hom (expected: a domain: home)",
                "default-domains: []; 11:18: default-domains: an empty list"
                        + " (expected: a list of at least one: a text)",
                "cors-preflight: Pass; 11:17: cors-preflight: Pass (expected: pass or refuse)",
                "cors-preflight:; 11:16: cors-preflight: nothing (expected: pass or refuse)",
                "query-token: use; 11:14: query-token: use (expected: ignore or refuse)",
                "metadata: {publish: yes}; 11:21: metadata.publish: yes (expected: true or false)",
                "metadata: {publish: 'true'}; 11:21: metadata.publish: true"
                        + " (expected: true or false, without quotes)",
                "metadata: {name: ''}; 11:18: metadata.name: nothing (expected: a text)",
                "metadata: {name: [a]}; 11:18: metadata.name: a list (expected: a text)",
                "metadata: {terms: http://a.example}; 11:19: metadata.terms: http://a.example"
                        + " (expected: an https URL without fragment)",
                "identity-headers: {user: X-User}; 11:20: identity-headers.user: unknown key"
                        + " (expected: one of subject, issuer, client, scope, grants, expires)",
                "identity-headers: {subject: X_User}; 11:29: identity-headers.subject: X_User"
                        + " (expected: a field name of letters, digits and -, or off)",
                "identity-headers: {subject: Off}; 11:29: identity-headers.subject: Off"
                        + " (expected: a field name of letters, digits and -, or off)",
                "identity-headers: {subject: false}; 11:29: identity-headers.subject: false"
                        + " (expected: a field name of letters, digits and -, or off, in quotes)",
                "identity-headers: {subject: 'X: a'}; 11:29: identity-headers.subject: X: a"
                        + " (expected: a field name of letters, digits and -, or off)",
                "identity-headers: {subject: cookie}; 11:29: identity-headers.subject: cookie,"
                        + " which HTTP or the gateway needs (expected: a name of its own)",
                "trusted-proxies: 10.0.0.1; 11:18: trusted-proxies: 10.0.0.1"
                        + " (expected: a list, each: an IP address or a block of them, such as 10.0.0.0/8)",
                "trusted-proxies: [proxy.example.com]; 11:19: trusted-proxies[0]: proxy.example.com"
                        + " (expected: an IP address or a block of them, such as 10.0.0.0/8)",
                "trusted-proxies: [10.0.0.1, 10.0.0.1/8]; 11:29: trusted-proxies[1]: 10.0.0.1/8"
                        + " (expected: 10.0.0.0/8, as the other bits do not count)",
                "trusted-proxies: [0.0.0.0/0]; 11:19: trusted-proxies[0]: 0.0.0.0/0"
                        + " (expected: from 1 to 32 bits after the slash)",
                "trusted-proxies: [10.0.0.1, 10.0.0.1/32]; 11:29: trusted-proxies[1]: 10.0.0.1/32"
                        + " for a second time (expected: each one once)",
                "metadata: []; 11:11: metadata: a list (expected: a map with the keys"
                        + " publish, name, documentation, policy, terms)",
                "insecure-allow-loopback-http: 1; 11:31: insecure-allow-loopback-http: 1"
                        + " (expected: true or false)",
            })
    void topLevelMistake_isLocated(String line, String problem) {
        assertProblem(withTop(line), problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "leeway: 30; 7:13: domains.home.leeway: 30 (expected: a duration from 0s to 300s)",
                "token-type: jwt; 7:17: domains.home.token-type: jwt (expected: at+jwt or JWT)",
                "jwks-uri: ftp://as.example.com; 7:15: domains.home.jwks-uri: ftp://as.example.com"
                        + " (expected: an https URL without fragment)",
                "jwks-uri: https://me:pw@as.example.com; 7:15: domains.home.jwks-uri: https://***@as.example.com"
                        + " (expected: an https URL without fragment)",
                "jwks-uri: http://localhost/jwks; 7:15: domains.home.jwks-uri: http://localhost/jwks"
                        + " (expected: https, or insecure-allow-loopback-http: true)",
                "jwks-file: none.json; 7:16: domains.home.jwks-file: none.json"
                        + " (expected: a readable file, relative to the configuration file)",
                "keys: {keep-for: 4m}; 7:22: domains.home.keys.keep-for: 4m (expected: at least refresh-after)",
                "keys: {refresh-afer: 4m}; 7:12: domains.home.keys.refresh-afer: unknown key"
                        + " (expected: refresh-after)",
                "scopes-claim: ''; 7:19: domains.home.scopes-claim: nothing (expected: a text)",
                "grants-claims: [~]; 7:21: domains.home.grants-claims[0]: nothing (expected: a text)",
                "kind: jwt; 7:5: domains.home.kind: here for a second time (expected: once, and it is in line 4)",
                "endpoint: x; 7:5: domains.home.endpoint: unknown key (expected: one of kind, issuer, jwks-uri,"
                        + " jwks-file, algorithms, token-type, leeway, keys, scopes-claim, grants-claims)",
            })
    void domainMistake_isLocated(String line, String problem) {
        assertProblem(withDomain(line), problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "all; a b; 8:9: rules[0].id: a b (expected: a name of letters, digits, dots, _ and -)",
                "all; 7; 8:9: rules[0].id: 7 (expected: a name of letters, digits, dots, _ and -, in quotes)",
                "/**; a; 9:11: rules[0].path: \"a\" (expected: a path that begins with /)",
                "/**; /a/{x}/{x}; 9:11: rules[0].path: \"/a/{x}/{x}\""
                        + " (expected: each variable once, and {x} is there twice)",
                "home; Home; 3:3: domains.Home: not a name (expected: a name of lower-case letters, digits and -,"
                        + " beginning with a letter)",
                "jwt; oauth3; 4:11: domains.home.kind: oauth3 (expected: jwt or introspection or asid)",
                "ES256; ''; 6:18: domains.home.algorithms[0]: nothing (expected: one of RS256, RS384, RS512, PS256,"
                        + " PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519)",
                // JB-4
                "ES256; none; 6:18: domains.home.algorithms[0]: none, but a token without a signature can be written by"
                        + " anybody (expected: one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512,"
                        + " EdDSA, Ed25519)",
                "[ES256]; []; 6:17: domains.home.algorithms: an empty list (expected: a list of at least one: one of"
                        + " RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519)",
            })
    void wrongWord_isLocated(String right, String wrong, String problem) {
        assertProblem(MINIMAL.replace(right, wrong), problem);
    }

    // RI-1, PR-3
    @ParameterizedTest
    @CsvSource({
        "api.example.com",
        "http://api.example.com",
        "https://api.example.com#a",
        "https:///v1",
        "https://api_x.example.com",
        "https://api.example.com:70000",
        "HTTPS://api.example.com",
        "urn:example:api",
    })
    void resourceThatIsNoHttpsUrl_isRefused(String resource) {
        assertProblem(
                MINIMAL.replace("https://api.example.com", "'" + resource + "'"),
                "1:11: resource: " + resource + " (expected: an https URL without fragment)");
    }

    // AM-3
    @ParameterizedTest
    @CsvSource({
        "http://as.example.com",
        "https://as.example.com?a",
        "https://as.example.com#a",
        "https://as.example.com/\u00e4",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
    })
    void issuerThatIsNoHttpsUrlWithoutQuery_isRefused(String issuer) {
        assertProblem(
                MINIMAL.replace("https://as.example.com", issuer),
                "5:13: domains.home.issuer: " + issuer + " (expected: an https URL without query and fragment)");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080", "http://127.0.0.1", "http://127.1.2.3/a", "http://[::1]:1"})
    void plainHttp_isForLoopbackWhenAllowed(String issuer) {
        String text = MINIMAL.replace("https://as.example.com", issuer);
        assertThat(problems(text + "insecure-allow-loopback-http: true\n")).isEmpty();
        assertProblem(
                text + "insecure-allow-loopback-http: false\n",
                "5:13: domains.home.issuer: " + issuer + " (expected: https, or insecure-allow-loopback-http: true)");
    }

    @Test
    void requiredKeys_areReportedWhereTheyBelong() {
        assertThat(problems("{}"))
                .containsExactly(
                        "b.yaml:1:1: resource: missing (expected: an https URL without fragment)",
                        "b.yaml:1:1: domains: missing (expected: a map of at least one from a name of lower-case letters,"
                                + " digits and -, beginning with a letter to a map with kind: jwt or introspection or asid)",
                        "b.yaml:1:1: rules: missing (expected: a list of at least one: a map with the keys id, path)");
        assertThat(problems(TOP + "domains:\n  home: {}\nrules: [{}]"))
                .containsExactly(
                        "b.yaml:3:9: domains.home.kind: missing (expected: jwt or introspection or asid)",
                        "b.yaml:3:9: domains.home.issuer: missing (expected: an https URL without query and fragment)",
                        "b.yaml:3:9: domains.home.algorithms: missing (expected: a list of at least one: one of RS256,"
                                + " RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519)",
                        "b.yaml:4:9: rules[0].id: missing (expected: a name of letters, digits, dots, _ and -)",
                        "b.yaml:4:9: rules[0].path: missing (expected: a path such as /accounts/{id} or /orders/**)",
                        "b.yaml:4:9: rules[0].access: missing"
                                + " (expected: public or authenticated, as the rule requires nothing)");
    }

    @Test
    void wrongShapes_areReportedOnceEach() {
        assertThat(problems(TOP + "domains: {home: 5}\nrules: [5]"))
                .containsExactly(
                        "b.yaml:2:17: domains.home: 5 (expected: a map with kind: jwt or introspection or asid)",
                        "b.yaml:3:9: rules[0]: 5 (expected: a map with the keys id, path)");
        assertThat(problems(TOP + "domains: {}\nrules: {}"))
                .containsExactly(
                        "b.yaml:2:10: domains: an empty map (expected: a map of at least one from a name of lower-case"
                                + " letters, digits and -, beginning with a letter to a map with kind: jwt or introspection or asid)",
                        "b.yaml:3:8: rules: a map (expected: a list of at least one: a map with the keys id, path)");
    }

    @Test
    void unknownKind_isTheOnlyProblemOfItsDomain() {
        assertProblem(
                TOP + "domains:\n  old: {kind: oauth3, endpoint: x}\n" + ANY_RULE + "    domains: [old]\n",
                "3:15: domains.old.kind: oauth3 (expected: jwt or introspection or asid)");
    }

    @Test
    void severalDomains_needDefaultDomains() {
        String second = "  old:\n    kind: jwt\n    issuer: https://old.example.com\n    algorithms: [RS256]\n";
        assertProblem(
                TOP + DOMAINS + second + ANY_RULE,
                "1:1: default-domains: missing (expected: a list of domains, as there are several)");
        assertThat(problems(TOP + DOMAINS + second + ANY_RULE + "default-domains: [old]"))
                .isEmpty();
    }

    @Test
    void issuerOfTwoDomains_isReportedAtTheSecond() {
        String second = DOMAINS.replace("domains:\n", "").replace("home", "twin");
        assertProblem(
                TOP + DOMAINS + second + ANY_RULE + "default-domains: [home]",
                "9:13: domains.twin.issuer: https://as.example.com"
                        + " (expected: an issuer of its own; domain home has it)");
    }

    @Test
    void twoPlacesOfKeys_areReportedAtTheFile() {
        assertThat(problems(withDomain("jwks-uri: https://as.example.com/jwks\n    jwks-file: b")))
                .contains("b.yaml:8:16: domains.home.jwks-file: b (expected: not both jwks-uri and jwks-file)");
    }

    @Test
    void newlinesAndUnseenCharacters_cannotForgeALine() {
        assertProblem(
                MINIMAL.replace("id: all", "id: \"a\\nb.yaml:1:1: fine\\u202e\""),
                "8:9: rules[0].id: a\\u000ab.yaml:1:1: fine\\u202e"
                        + " (expected: a name of letters, digits, dots, _ and -)");
    }

    @Test
    void longValues_areCutInMessages() {
        assertThat(problems(MINIMAL.replace("id: all", "id: '" + "!".repeat(5000) + "'")))
                .singleElement()
                .asString()
                .hasSizeLessThan(300)
                .contains("!!!... (expected: a name");
    }
}
