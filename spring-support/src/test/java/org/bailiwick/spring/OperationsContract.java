package org.bailiwick.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bailiwick.spring.OperatedBoot.Response;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;

/** What the endpoint shows and does, whatever serves it. */
abstract class OperationsContract {
    private static final String SUBJECT = "alice-in-person";
    private static final String TENANT = "tenant-from-a-secret";
    private static final String ONE = " (expected: exactly one of subject, tokenHash, domain)";
    private static final String NOTHING = "selected: nothing" + ONE;

    private final EmbeddedAuthority home = EmbeddedAuthority.start();
    private final EmbeddedAuthority partner = EmbeddedAuthority.start();

    @TempDir
    private Path directory;

    private OperatedBoot boot;

    abstract WebApplicationType type();

    @BeforeEach
    void start() throws Exception {
        Path tenant = Files.writeString(directory.resolve("tenant"), TENANT);
        boot = OperatedBoot.start(type(), """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256, ES256]}
                  partner: {kind: jwt, issuer: "%s", algorithms: [RS256, ES256]}
                default-domains: [home, partner]
                rules:
                  - {id: open, path: /open, access: public}
                  - {id: all, path: /**, access: authenticated}
                  - {id: orders, path: "/orders/{id}", methods: [GET], scopes: [orders:read], domains: [home]}
                  - {id: mine, path: "/mine/{id}", claims: {sub: "{id}", tenant: "${file:%s}"}, mode: observe}
                """.formatted(home.issuer(), partner.issuer(), tenant));
    }

    @AfterEach
    void stop() {
        boot.close();
        home.close();
        partner.close();
    }

    private static String token(EmbeddedAuthority authority, String subject) {
        return authority
                .token()
                .audience("https://api.example.com")
                .subject(subject)
                .sign();
    }

    private Response read() throws Exception {
        Response response = boot.get("/actuator/bailiwick");
        assertThat(response.status()).isEqualTo(200);
        return response;
    }

    private static String hash(String token) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void rules_areShownMostSpecificFirst() throws Exception {
        assertThat(read().at("rules"))
                .isEqualTo(List.of(
                        Map.of(
                                "id", "mine",
                                "path", "/mine/{id}",
                                "access", "authenticated",
                                "domains", List.of("home", "partner"),
                                "claims", List.of("sub", "tenant"),
                                "mode", "observe"),
                        Map.of("id", "open", "path", "/open", "access", "public", "mode", "enforce"),
                        Map.of(
                                "id", "orders",
                                "path", "/orders/{id}",
                                "methods", List.of("GET"),
                                "access", "authenticated",
                                "domains", List.of("home"),
                                "scopes", List.of("orders:read"),
                                "mode", "enforce"),
                        Map.of(
                                "id", "all",
                                "path", "/**",
                                "access", "authenticated",
                                "domains", List.of("home", "partner"),
                                "mode", "enforce")));
    }

    @Test
    void domains_areShownWithTheirKeys() throws Exception {
        assertThat(boot.call("/any", token(home, SUBJECT))).isEqualTo("granted");
        Map<?, ?> domain = (Map<?, ?>) ((List<?>) read().at("domains")).get(0);
        assertThat(domain.get("name")).isEqualTo("home");
        assertThat(domain.get("kind")).isEqualTo("jwt");
        assertThat(domain.get("issuer")).isEqualTo(home.issuer());
        Map<?, ?> keys = (Map<?, ?>) domain.get("keys");
        assertThat(keys.get("state")).isEqualTo("fresh");
        assertThat(((Number) keys.get("count")).intValue()).isPositive();
        assertThat(((Number) keys.get("ageSeconds")).longValue()).isBetween(0L, 60L);
        assertThat(keys.containsKey("lastFailure")).isFalse();
    }

    @Test
    void federation_isShownWithoutASecret() throws Exception {
        assertThat(read().json()).doesNotContainKey("federation");
        OperatedBoot guarded = boot;
        try (OperatedBoot federated = OperatedBoot.start(type(), """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: introspection, issuer: "%s", client: {id: api, secret: our-secret}}
                federation:
                  issuer: "%s"
                  home: home
                  resource-servers: {rs2: {secret: their-secret, resource: "https://rs2.example.com"}}
                  operators: {ops: {secret: operators-secret}}
                rules: [{id: all, path: /**, access: authenticated}]
                """.formatted(home.issuer(), home.issuer()))) {
            boot = federated;

            Response shown = read();

            assertThat(shown.at("federation", "issuer")).isEqualTo(home.issuer());
            assertThat(shown.body()).contains("rs2", "https://rs2.example.com").doesNotContain("-secret");
        } finally {
            boot = guarded;
        }
    }

    @Test
    void nextHops_areShownWithTheAuthoritiesThatAreAsked() throws Exception {
        assertThat(read().json()).doesNotContainKey("nextHops");
        OperatedBoot guarded = boot;
        String client = "client: {id: api, secret: our-secret}";
        try (OperatedBoot trading =
                OperatedBoot.start(type(), """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [ES256]}
                next-hops:
                  far: {via: chain, resource: "https://far.example.com", domain: home, scopes: [x], %s,
                    at: {issuer: "%s", %s}}
                  inside: {via: internal-jwt, resource: "https://inside.example.com", scopes: [x]}
                rules: [{id: all, path: /**, access: authenticated}]
                """.formatted(home.issuer(), client, partner.issuer(), client))) {
            boot = trading;

            Response shown = read();

            assertThat(shown.at("nextHops"))
                    .isEqualTo(List.of(
                            Map.of(
                                    "name", "far",
                                    "via", "chain",
                                    "resource", "https://far.example.com",
                                    "domain", "home",
                                    "authorities", List.of(asked(home), asked(partner))),
                            Map.of(
                                    "name", "inside",
                                    "via", "internal-jwt",
                                    "resource", "https://inside.example.com",
                                    "authorities", List.of())));
            assertThat(shown.body()).doesNotContain("-secret");
        } finally {
            boot = guarded;
        }
    }

    private static Map<String, Object> asked(EmbeddedAuthority authority) {
        return Map.of("issuer", authority.issuer(), "state", "asked", "failuresInARow", 0);
    }

    @Test
    void callsInFlight_areShownByAuthority() throws Exception {
        home.fault(Fault.hanging());
        OperatedBoot waiting = boot;
        try (OperatedBoot other = OperatedBoot.start(type(), """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                limits: {call: 60s, decision: 60s}
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [ES256]}
                rules: [{id: all, path: /**, access: authenticated}]
                """.formatted(home.issuer()))) {
            boot = other;
            assertThat(read().at("callsInFlight")).isEqualTo(Map.of(home.issuer(), 1));
        } finally {
            boot = waiting;
            home.heal();
        }
    }

    @Test
    void refusals_areShownByOutcomeAndCode() throws Exception {
        String token = token(home, SUBJECT);
        assertThat(boot.call("/any", token)).isEqualTo("granted");
        assertThat(boot.call("/orders/1", token)).isEqualTo("scope_missing");
        assertThat(boot.call("/orders/1", token)).isEqualTo("scope_missing");
        assertThat(boot.call("/mine/" + SUBJECT, token)).isEqualTo("granted");

        Response response = read();
        assertThat(response.at("refusals", "counts"))
                .isEqualTo(Map.of("denied", Map.of("scope_missing", 2), "observed", Map.of("claim_mismatch", 1)));
        List<?> latest = (List<?>) response.at("refusals", "latest");
        assertThat(latest).hasSize(3);
        Map<?, ?> observed = (Map<?, ?>) latest.get(0);
        assertThat(observed.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("at", "outcome", "reason", "rule", "domain", "method", "traceId");
        assertThat(observed.get("outcome")).isEqualTo("observed");
        assertThat(observed.get("reason")).isEqualTo("claim_mismatch");
        assertThat(observed.get("rule")).isEqualTo("mine");
        assertThat(observed.get("domain")).isEqualTo("home");
        assertThat(observed.get("method")).isEqualTo("GET");
        assertThat(String.valueOf(observed.get("traceId"))).matches("[0-9a-f]{32}");
    }

    @Test
    void nothingOfASubjectNorOfASecret_isShown() throws Exception {
        String token = token(home, SUBJECT);
        boot.call("/mine/" + SUBJECT, token);
        boot.call("/orders/" + SUBJECT, token);
        String shown = read().body() + boot.get("/actuator/health").body();
        assertThat(shown)
                .contains("claim_mismatch")
                .doesNotContain(SUBJECT, TENANT, token, hash(token), hash(token).substring(0, 8));
    }

    /** Hits, misses and entries of what home's tokens are remembered in. */
    private List<Number> memory() throws Exception {
        Map<?, ?> cache = (Map<?, ?>) read().at("caches", "tokens.home");
        assertThat(cache.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("entries", "bytes", "hits", "misses");
        return List.of((Number) cache.get("hits"), (Number) cache.get("misses"), (Number) cache.get("entries"));
    }

    /** The selector of each kind that takes alice's token of home and nothing else of home's. */
    private String selecting(String kind, String token) throws Exception {
        return switch (kind) {
            case "token" -> "{\"tokenHash\": \"" + hash(token) + "\"}";
            case "subject" -> "{\"subject\": \"" + SUBJECT + "\"}";
            case "subject of an issuer" -> "{\"subject\": \"" + SUBJECT + "\", \"issuer\": \"" + home.issuer() + "\"}";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @CsvSource({"token, 1", "subject, 2", "subject of an issuer, 1"})
    void whatIsSelected_isForgottenAndVerifiedAgain(String kind, int forgotten) throws Exception {
        String alice = token(home, SUBJECT);
        String bob = token(home, "bob");
        boot.call("/any", token(partner, SUBJECT));
        boot.call("/any", alice);
        boot.call("/any", bob);
        boot.call("/any", alice);
        List<Number> before = memory();
        assertThat(before.get(2)).isEqualTo(2);

        Response response = boot.post(selecting(kind, alice));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json()).isEqualTo(Map.of("forgotten", Map.of("accepted", forgotten, "refused", 0)));
        assertThat(memory().get(2)).isEqualTo(1);

        boot.call("/any", bob);
        assertThat(memory().get(0)).isEqualTo(before.get(0).intValue() + 1);
        assertThat(boot.call("/any", alice)).isEqualTo("granted");
        List<Number> after = memory();
        assertThat(after.get(0)).isEqualTo(before.get(0).intValue() + 1);
        assertThat(after.get(1).intValue()).isGreaterThan(before.get(1).intValue());
        assertThat(after.get(2)).isEqualTo(2);
    }

    @Test
    void domain_isForgottenWithItsRefusals() throws Exception {
        boot.call("/any", token(home, SUBJECT));
        boot.call("/any", token(home, "bob"));
        boot.call("/any", home.token().audience("https://other.example.com").sign());
        boot.call("/any", token(partner, SUBJECT));
        assertThat(boot.post("{\"domain\": \"home\"}").json())
                .isEqualTo(Map.of("forgotten", Map.of("accepted", 2, "refused", 1)));
        assertThat(boot.post("{\"domain\": \"home\"}").json())
                .isEqualTo(Map.of("forgotten", Map.of("accepted", 0, "refused", 0)));
        assertThat(read().at("caches", "tokens.partner", "entries")).isEqualTo(1);
    }

    /** What is posted, and how the complaint about it begins. */
    private static final Map<String, String> BAD_SELECTIONS = Map.of(
            "{}", NOTHING,
            "{'subjct': 'alice'}", NOTHING,
            "{'issuer': 'https://as.example.com'}", NOTHING,
            "{'subject': 'alice', 'domain': 'home'}", "selected: subject, domain" + ONE,
            "{'domain': 'home', 'issuer': 'x'}", "issuer: with domain (expected: with subject alone)",
            "{'domain': 'hmoe'}", "domain: hmoe (expected: one of home, partner)",
            "{'subject': ''}", "subject: \"\" (expected: the exact sub of the tokens)",
            "{'subject': 'alice', 'issuer': 'https://x.example'}", "issuer: https://x.example (expected: one of ",
            "{'tokenHash': '3c469e9d'}", "tokenHash: 8 characters (expected: a token's whole SHA-256, ");

    @Test
    void anythingElse_isABadRequestThatSaysWhy() throws Exception {
        boot.call("/any", token(home, "alice"));
        for (Map.Entry<String, String> bad : BAD_SELECTIONS.entrySet()) {
            Response response = boot.post(bad.getKey().replace('\'', '"'));
            assertThat(response.status()).as(bad.getKey()).isEqualTo(400);
            assertThat(String.valueOf(response.at("error")))
                    .startsWith(bad.getValue())
                    .doesNotContain("alice", "3c469e9d");
        }
        assertThat(memory().get(2)).isEqualTo(1);
    }

    @Test
    void whatIsNoJson_isABadRequest() throws Exception {
        assertThat(boot.post("").status()).isEqualTo(400);
        assertThat(boot.post("subject=alice").status()).isEqualTo(400);
    }
}
