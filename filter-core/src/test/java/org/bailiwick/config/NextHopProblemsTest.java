package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.problems;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake about next hops: the exact place it is reported at, and the words. */
class NextHopProblemsTest {
    private static final String BEFORE = TOP
            + "domains:\n"
            + "  home: {kind: introspection, issuer: https://as1.example.com, client: {id: rs1, secret: hush}}\n"
            + "  own: {kind: jwt, issuer: https://own.example.com, algorithms: [ES256]}\n"
            + "default-domains: [home]\n"
            + "rules: [{id: all, path: /**, access: authenticated}]\n";

    private static final String RESOURCE = "    resource: https://rs2.example.com\n";
    private static final String DOMAIN = "    domain: home\n";
    private static final String SCOPES = "    scopes: [a, b]\n";
    private static final String CLIENT = "    client: {id: rs1, secret: hush}\n";
    private static final String AT = "    at: {issuer: https://as-b.example.com, client: {id: rs1, secret: hush}}\n";

    /** Everything that a hop of any kind must have; {@link #with} leaves out what its kind has no key for. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "redelegate", List.of(RESOURCE, DOMAIN, SCOPES, CLIENT),
            "exchange", List.of(RESOURCE, DOMAIN, SCOPES, CLIENT),
            "chain", List.of(RESOURCE, DOMAIN, SCOPES, CLIENT, AT),
            "internal-jwt", List.of(RESOURCE),
            "relay", List.of(RESOURCE, DOMAIN));

    /** A hop of that kind that is whole, with this line, which is line 10, in place of any other with its key. */
    private static String with(String via, String line) {
        String key = "    " + line.substring(0, line.indexOf(':') + 1);
        return BEFORE + "next-hops:\n  rs2:\n    via: " + via + "\n    " + line + "\n"
                + String.join(
                        "",
                        KINDS.get(via).stream()
                                .filter(other -> !other.startsWith(key))
                                .toList());
    }

    /** A whole hop of that kind without the line that has the key. */
    private static String without(String via, String key) {
        return BEFORE + "next-hops:\n  rs2:\n    via: " + via + "\n"
                + String.join(
                        "",
                        KINDS.get(via).stream()
                                .filter(line -> !line.startsWith("    " + key))
                                .toList());
    }

    /** A hop of our own tokens, and this line, which is line 8. */
    private static String withInternal(String line) {
        return BEFORE + "next-hops: {rs2: {via: internal-jwt, resource: https://rs2.example.com}}\n" + line + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"redelegate", "exchange", "chain", "internal-jwt", "relay"})
    void wholeHop_isFine(String via) {
        assertThat(problems(with(via, "urls: [https://rs2.internal]"))).isEmpty();
        assertThat(problems(with(via, "resource: https://rs2.example.com/a"))).isEmpty();
        assertThat(problems(with(via, "domain: own").replace("[home]", "[home, own]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "redelegate| depth: 0| 12: depth: 0 (expected: a whole number from 1 to 10)",
                "redelegate| longer-life: 61m| 18: longer-life: 61m (expected: a duration from 0s to 1h)",
                "redelegate| domain: hom| 13: domain: hom (expected: a domain: home or own)",
                "redelegate| verify-by: hom| 16: verify-by: hom (expected: a domain: home or own)",
                "redelegate| verify-by: own| 16: verify-by: own (expected: a domain of https://as1.example.com, which"
                        + " issues the new token, or one of kind introspection)",
                "chain| verify-by: own| 16: verify-by: own (expected: a domain of https://as-b.example.com, which"
                        + " issues the new token, or one of kind introspection)",
                "redelegate| subject-claim: email| 20: subject-claim: email (expected: no claim, or subject: mapped)",
                "redelegate| actor: {via: file}| 5: actor: unknown key (expected: one of via, resource, audience, urls,"
                        + " domain, scopes, map-scopes, token-endpoint, client, send-resource, verify-by, subject,"
                        + " subject-claim, depth, longer-life)",
                "redelegate| urls: []| 11: urls: an empty list (expected: a list of at least one: an https URL without"
                        + " query and fragment)",
                "redelegate| urls: [https://a?b]| 12: urls[0]: https://a?b (expected: an https URL without query and"
                        + " fragment)",
                "redelegate| urls: [http://a]| 12: urls[0]: http://a (expected: an https URL without query and"
                        + " fragment)",
                "redelegate| urls: [http://localhost]| 12: urls[0]: http://localhost (expected: https, or"
                        + " insecure-allow-loopback-http: true)",
                "redelegate| token-endpoint: http://localhost/t| 21: token-endpoint: http://localhost/t (expected:"
                        + " https, or insecure-allow-loopback-http: true)",
                "redelegate| resource: http://rs2| 15: resource: http://rs2 (expected: an https URL or another"
                        + " absolute URI, without fragment)",
                "redelegate| resource: HTTP://rs2| 15: resource: HTTP://rs2 (expected: an https URL or another"
                        + " absolute URI, without fragment)",
                "redelegate| resource: http://localhost| 15: resource: http://localhost (expected: https, or"
                        + " insecure-allow-loopback-http: true)",
                "redelegate| resource: rs2| 15: resource: rs2 (expected: an https URL or another absolute URI, without"
                        + " fragment)",
                "redelegate| resource: 'urn:a#b'| 15: resource: urn:a#b (expected: an https URL or another absolute URI,"
                        + " without fragment)",
                "redelegate| scopes: []| 13: scopes: an empty list (expected: a list of at least one: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "redelegate| map-scopes: {a: []}| 21: map-scopes.a: an empty list (expected: a list of at least one: a"
                        + " scope: printable ASCII without space, \" and \\)",
                "redelegate| map-scopes: {a: c}| 21: map-scopes.a: c (expected: one of scopes)",
                "redelegate| map-scopes: {a: [b, c]}| 25: map-scopes.a[1]: c (expected: one of scopes)",
                "redelegate| client: {id: rs1}| 13: client.secret: missing (expected: a text, best from ${env:NAME} or"
                        + " ${file:PATH}, which method client_secret_basic needs)",
                "exchange| client: {id: rs1, method: private_key_jwt, secret: hush}| 13: client.key-file: missing"
                        + " (expected: a readable file, relative to the configuration file, which method"
                        + " private_key_jwt needs)@56: client.secret: not for method private_key_jwt (expected:"
                        + " key-file)",
                "exchange| actor: {via: fil, subject: a}| 18: actor.via: fil (expected: client-credentials or file)",
                "exchange| actor: {via: file, subject: a}| 12: actor.file: missing (expected: a readable file, relative"
                        + " to the configuration file)",
                "exchange| actor: {via: client-credentials}| 12: actor.subject: missing (expected: a text)",
                "exchange| actor: {via: client-credentials, subject: a, file: b}| 50: actor.file: unknown key (expected:"
                        + " one of via, subject, scopes)",
                "exchange| actor: on| 12: actor: on (expected: a map with via: client-credentials or file)",
                "exchange| at: {issuer: https://a}| 5: at: unknown key (expected: one of via, resource, audience, urls,"
                        + " domain, scopes, map-scopes, token-endpoint, client, send-resource, actor, verify-by, subject,"
                        + " subject-claim, depth, longer-life)",
                "chain| at: {issuer: https://as1.example.com, client: {id: rs1, secret: hush}}| 18: at.issuer:"
                        + " https://as1.example.com (expected: another issuer than the domain's; exchange is for its own)",
                "chain| at: {issuer: https://a, client: {id: rs1}}| 37: at.client.secret: missing (expected: a text,"
                        + " best from ${env:NAME} or ${file:PATH}, which method client_secret_basic needs)",
                "internal-jwt| lifetime: 4s| 15: lifetime: 4s (expected: a duration from 5s to 10m)",
                "internal-jwt| domain: hom| 13: domain: hom (expected: a domain: home or own)",
                "internal-jwt| transaction: {workload: a}| 18: transaction.trust-domain: missing (expected: a text)",
                "internal-jwt| audience: [a]| 5: audience: unknown key (expected: one of via, resource, urls, domain,"
                        + " scopes, map-scopes, lifetime, transaction)",
                "relay| client: {id: rs1}| 5: client: unknown key (expected: one of via, resource, audience, urls,"
                        + " domain)",
                "relay| scopes: [a]| 5: scopes: unknown key (expected: one of via, resource, audience, urls, domain)",
            })
    void mistake_isLocated(String via, String line, String problems) {
        assertThat(problems(with(via, line)))
                .containsExactly(Stream.of(problems.split("@"))
                        .map(problem -> "b.yaml:10:" + problem.strip().replaceFirst(": ", ": next-hops.rs2."))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "relay| resource| an https URL or another absolute URI, without fragment",
                "relay| domain| a text",
                "redelegate| domain| a text",
                "redelegate| client| a map with the keys id",
                "chain| at| a map with the keys issuer, client",
                "exchange| scopes| a list of at least one: a scope: printable ASCII without space, \" and \\",
            })
    void whatAHopMustHave_isMissed(String via, String key, String expected) {
        assertThat(problems(without(via, key)))
                .containsExactly("b.yaml:9:5: next-hops.rs2." + key + ": missing (expected: " + expected + ")");
    }

    @Test
    void mapScopes_takeThePlaceOfScopes() {
        assertThat(problems(without("exchange", "scopes") + "    map-scopes: {a: [b, c]}\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:example:rs2", "api://rs2", "https://rs2.example.com?tenant=1"})
    void resourceThatIsNoPlace_needsUrls(String resource) {
        String text = with("relay", "resource: '" + resource + "'");
        assertThat(problems(text))
                .containsExactly("b.yaml:9:5: next-hops.rs2.urls: missing (expected: a list of at least one: an https"
                        + " URL without query and fragment, as the resource is no such URL)");
        assertThat(problems(text + "    urls: [https://rs2.internal]\n")).isEmpty();
    }

    @Test
    void kindThatIsNotSaid_isMissed() {
        assertThat(problems(without("chain", "via").replace("    via: chain\n", "")))
                .containsExactly("b.yaml:9:5: next-hops.rs2.via: missing (expected: redelegate or exchange or chain or"
                        + " internal-jwt or relay)");
    }

    @Test
    void whatIsNoNextHop_isReportedOnce() {
        assertThat(problems(BEFORE + "next-hops: {}\n"))
                .containsExactly("b.yaml:7:12: next-hops: an empty map (expected: a map of at least one from a name of"
                        + " lower-case letters, digits and -, beginning with a letter to a map with via: redelegate or"
                        + " exchange or chain or internal-jwt or relay)");
        assertThat(problems(BEFORE + "next-hops: {RS2: {via: internal-jwt, resource: https://rs2}}\n"))
                .containsExactly("b.yaml:7:13: next-hops.RS2: not a name (expected: a name of lower-case letters,"
                        + " digits and -, beginning with a letter)");
        assertThat(problems(BEFORE + "next-hops: {rs2: {via: intern, resource: 5}}\ninternal-jwt: {}\n"))
                .containsExactly("b.yaml:7:24: next-hops.rs2.via: intern (expected: redelegate or exchange or chain or"
                        + " internal-jwt or relay)");
        assertThat(problems(BEFORE.replace("}]", ", next-hop: rs2}]") + "next-hops: on\ninternal-jwt: {}\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "access: authenticated, next-hop: rs3| 63: next-hop: rs3 (expected: a next hop: rs2)",
                "access: public, next-hop: rs2| 56: next-hop: rs2 (expected: none, as a public rule has no caller)",
                "domains: [own], scopes: [a], next-hop: rs2| 69: next-hop: rs2 (expected: a next hop for a domain that"
                        + " the rule believes; it is for home)",
                "next-hop: rs2| 9: access: missing (expected: public or authenticated, as the rule requires nothing)",
            })
    void nextHopThatARuleCannotHave_isLocated(String keys, String problem) {
        assertThat(problems(with("relay", "urls: [https://rs2.internal]").replace("access: authenticated", keys)))
                .containsExactly("b.yaml:6:" + problem.replaceFirst(": ", ": rules[0]."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"domains: [own, home], scopes: [a]", "access: authenticated", "grants: [g]"})
    void nextHopForABelievedDomain_isFine(String keys) {
        assertThat(problems(with("relay", "urls: [https://rs2.internal]")
                        .replace("access: authenticated", keys + ", next-hop: rs2")))
                .isEmpty();
    }

    @Test
    void defaultDomainsThatDoNotHaveTheHops_areReported() {
        assertThat(problems(with("relay", "domain: own").replace("authenticated", "authenticated, next-hop: rs2")))
                .containsExactly("b.yaml:6:63: rules[0].next-hop: rs2 (expected: a next hop for a domain that the rule"
                        + " believes; it is for own)");
    }

    @Test
    void hopOfOurOwnTokensForOneDomain_isForNoOther() {
        assertThat(problems(
                        with("internal-jwt", "domain: own").replace("authenticated", "authenticated, next-hop: rs2")))
                .containsExactly("b.yaml:6:63: rules[0].next-hop: rs2 (expected: a next hop for a domain that the rule"
                        + " believes; it is for own)");
    }

    @Test
    void hopForAnyDomain_isForEveryRule() {
        assertThat(problems(withInternal("internal-jwt: {}").replace("authenticated", "authenticated, next-hop: rs2")))
                .isEmpty();
    }

    @Test
    void nextHopWhereThereAreNone_isReported() {
        assertThat(problems(BEFORE.replace("authenticated", "authenticated, next-hop: rs2")))
                .containsExactly("b.yaml:6:63: rules[0].next-hop: rs2 (expected: none, as there are no next-hops)");
    }

    @Test
    void domainOfAHopThatIsUnknown_isReportedOnce() {
        assertThat(problems(with("relay", "domain: hom").replace("authenticated", "authenticated, next-hop: rs2")))
                .containsExactly("b.yaml:10:13: next-hops.rs2.domain: hom (expected: a domain: home or own)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{rotate-after: 59m}| 30: rotate-after: 59m (expected: a duration from 1h to 720h)",
                "{issuer: https://a?b}| 24: issuer: https://a?b (expected: an https URL without query and fragment)",
                "{algorithm: HS256}| 27: algorithm: HS256, but whoever can check an HMAC can also make one (expected: one"
                        + " of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519)",
                "{algorithm: PS256}| 27: algorithm: PS256 (expected: one whose keys are made at once, or key-files)",
                "{key-files: [none.json]}| 28: key-files[0]: none.json (expected: a readable file, relative to the"
                        + " configuration file)",
                "{path: /.well-known/oauth-protected-resource}| 22: path: /.well-known/oauth-protected-resource"
                        + " (expected: a path of its own; the metadata is served there)",
                "{path: /federated-introspection}| 22: path: /federated-introspection (expected: a path of its own; the"
                        + " federation endpoint is served there)",
            })
    void mistakeOfOurOwnIssuer_isLocated(String section, String problem) {
        String federation = "federation: {issuer: https://a, home: home, resource-servers: {b: {secret: hush, resource:"
                + " https://b}}}\n";
        assertThat(problems(withInternal("internal-jwt: " + section) + federation))
                .containsExactly("b.yaml:8:" + problem.replaceFirst(": ", ": internal-jwt."));
    }

    @Test
    void pathOfMetadataThatIsNotPublished_isFree() {
        assertThat(problems(withInternal("internal-jwt: {path: /.well-known/oauth-protected-resource}\n"
                        + "metadata: {publish: false}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "/", "/k/", "/k//l", "/k/../l", "/%66", "/k?l", "/k;l", "/k l"})
    void pathThatIsNotInNormalForm_isRefused(String path) {
        assertThat(problems(withInternal("internal-jwt: {path: '" + path + "'}")))
                .containsExactly("b.yaml:8:22: internal-jwt.path: " + path
                        + " (expected: a path in normal form, such as /.well-known/jwks.json)");
    }

    @Test
    void keyFilesBesideWhatIsForGeneratedKeys_areRefused() {
        Path key = TestConfigurations.resource("key.json");
        assertThat(problems(withInternal(
                        "internal-jwt:\n  key-files: ['" + key + "']\n  algorithm: ES256\n  rotate-after: 24h")))
                .containsExactly(
                        "b.yaml:10:14: internal-jwt.algorithm: ES256 (expected: not both key-files and algorithm)",
                        "b.yaml:11:17: internal-jwt.rotate-after: 24h (expected: not both key-files and rotate-after)");
    }

    @Test
    void internalJwtThatNoHopNeeds_isRefused() {
        String nobody = ": internal-jwt: nobody uses it (expected: a next hop with via: internal-jwt)";
        assertThat(problems(BEFORE + "internal-jwt: {}\n")).containsExactly("b.yaml:7:15" + nobody);
        assertThat(problems(with("relay", "urls: [https://a]") + "internal-jwt: {algorithm: ES256}\n"))
                .containsExactly("b.yaml:13:15" + nobody);
    }
}
