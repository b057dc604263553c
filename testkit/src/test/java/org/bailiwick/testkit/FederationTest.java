package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FederationTest {
    private final EmbeddedAuthority home = start();
    private final EmbeddedAuthority middle = start();
    private final EmbeddedAuthority far = start();
    private final Asker asker = Asker.of(middle, Endpoint.FEDERATED_INTROSPECTION);
    private final Asker farAsker = Asker.of(far, Endpoint.FEDERATED_INTROSPECTION);

    private static EmbeddedAuthority start() {
        return EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
    }

    @BeforeEach
    void trust() {
        home.client("middle", "m:1");
        middle.client("far", "f 2");
        middle.federate(
                home,
                Edge.as("middle", "m:1")
                        .scopes("orders:read")
                        .rename("read", "orders:read")
                        .prefix("h_"));
        far.federate(middle, Edge.as("far", "f 2").scopes("orders:read").prefix("h_"));
    }

    @AfterEach
    void close() {
        List.of(home, middle, far).forEach(EmbeddedAuthority::close);
    }

    private OpaqueTokenBuilder token() {
        return home.opaque().prefix("h_").subject("alice").client("app").scopes("read", "admin");
    }

    @Test
    void foreignToken_isSpokenOfInTheDomainsOwnTerms() throws Exception {
        String token = token().member("username", "Alice")
                .member("acr", "high")
                .cnf("jkt", "t")
                .issue();

        Map<String, Object> answer = asker.hear(token, "resource", "https://rs2.example");

        assertThat(answer)
                .containsEntry("active", true)
                .containsEntry("iss", middle.issuer()) // TBF-3
                .containsEntry("aud", "https://rs2.example")
                .containsEntry("sub", home.issuer() + "#alice") // TBF-7
                .containsEntry("client_id", home.issuer() + "#app")
                .containsEntry("scope", "orders:read") // TBF-5
                .containsEntry("cnf", Map.of("jkt", "t"))
                .containsKeys("exp", "iat", "jti", "token_type")
                .doesNotContainKeys("username", "acr");
        assertThat(answer.get("federation"))
                .isEqualTo(Map.of(
                        "federator", home.issuer(),
                        "sub", "alice",
                        "client_id", "app",
                        "scope", "read admin",
                        "path", List.of(home.issuer())));
    }

    @Test
    void foreignToken_isAskedOnceWhereItIsAtHome() throws Exception {
        String token = token().issue();

        asker.ask(token, "federation_budget", "1500");

        assertThat(home.questions()).singleElement().satisfies(question -> {
            assertThat(question.isAbout(token)).isTrue();
            assertThat(question.client()).isEqualTo("middle");
            assertThat(question.method()).isEqualTo("client_secret_basic");
            assertThat(question.endpoint()).isEqualTo(Endpoint.FEDERATED_INTROSPECTION);
            assertThat(question.member("federation_path")).isEqualTo(middle.issuer());
            assertThat(Integer.parseInt(question.member("federation_budget"))).isBetween(1, 1490);
        });
        assertThat(far.requests(Endpoint.FEDERATED_INTROSPECTION)).isZero();
    }

    @Test
    void askerWithoutResource_isTheAudienceByItsIdentifier() throws Exception {
        assertThat(asker.hear(token().issue())).containsEntry("aud", "rs");
    }

    @Test
    void threeDomains_passTheWordOn() throws Exception {
        String token = token().issue();

        Map<String, Object> answer = farAsker.hear(token);

        assertThat(answer)
                .containsEntry("iss", far.issuer())
                .containsEntry("sub", middle.issuer() + "#" + home.issuer() + "#alice")
                .containsEntry("scope", "orders:read");
        assertThat(answer.get("federation"))
                .isEqualTo(Map.of(
                        "federator",
                        middle.issuer(),
                        "sub",
                        home.issuer() + "#alice",
                        "client_id",
                        home.issuer() + "#app",
                        "scope",
                        "orders:read",
                        "path",
                        List.of(home.issuer(), middle.issuer())));
        assertThat(home.questions())
                .singleElement()
                .extracting(question -> question.member("federation_path"))
                .isEqualTo(far.issuer() + " " + middle.issuer());
        assertThat(budget(home)).isLessThan(budget(middle));
    }

    private static int budget(EmbeddedAuthority asked) {
        return Integer.parseInt(asked.questions().get(0).member("federation_budget"));
    }

    @Test
    void signedToken_isAskedWhereItsIssuerSays() throws Exception {
        String token = home.token().subject("alice").scopes("orders:read").sign();

        assertThat(asker.hear(token)).containsEntry("sub", home.issuer() + "#alice");
        assertThat(farAsker.hear(token)).isEqualTo(Map.of("active", false)); // far knows nobody of that name
        assertThat(farAsker.hear(token, "token_issuer", middle.issuer())).containsEntry("active", true);
    }

    @Test
    void tokenNobodyCanBeAskedAbout_isInactive() throws Exception {
        String nameless = home.opaque().issue();
        String forged = middle.token().signedBy(middle.strangersKey()).sign();

        assertThat(asker.hear(nameless)).isEqualTo(Map.of("active", false));
        assertThat(asker.hear(forged, "token_issuer", home.issuer())).isEqualTo(Map.of("active", false));
        assertThat(asker.hear("h_unheard_of")).isEqualTo(Map.of("active", false));
        assertThat(asker.hear(nameless, "token_issuer", home.issuer())).containsEntry("active", true);
        assertThat(home.questions()).hasSize(2);
    }

    @Test
    void ownToken_isAnsweredWithoutAskingAnybody() throws Exception {
        assertThat(asker.hear(middle.opaque().prefix("h_").issue()))
                .containsEntry("active", true)
                .containsEntry("aud", "https://api.example.com")
                .doesNotContainKey("federation");
        assertThat(home.questions()).isEmpty();
    }

    @Test
    void plainIntrospection_asksNobody() throws Exception {
        assertThat(Asker.of(middle, Endpoint.INTROSPECTION).hear(token().issue()))
                .isEqualTo(Map.of("active", false));
        assertThat(home.questions()).isEmpty();
    }

    @Test
    void revocationAtHome_isHeardEverywhere() throws Exception {
        String token = token().issue();
        assertThat(farAsker.hear(token)).containsEntry("active", true);

        home.revoke(token);

        assertThat(farAsker.hear(token)).isEqualTo(Map.of("active", false));
    }

    @Test
    void life_isNeverLonger() throws Exception {
        String token = token().expiresIn(Duration.ofSeconds(20)).issue();

        assertThat((long) farAsker.hear(token).get("exp"))
                .isLessThanOrEqualTo(Instant.now().getEpochSecond() + 20);
    }

    @Test
    void loop_isRefused() throws Exception {
        far.client("home", "h");
        home.federate(far, Edge.as("home", "h").prefix("h_"));

        assertRefused(asker.ask("h_of nobody"), 400, "federation_loop");
        assertRefused(
                asker.ask("h_x", "federation_path", far.issuer() + " " + middle.issuer()), 400, "federation_loop");
        assertThat(middle.questions()).hasSize(3);
    }

    @Test
    void questionThroughTooManyDomains_isRefused() throws Exception {
        assertRefused(asker.ask("any", "federation_path", "a b c d e"), 400, "federation_too_deep");
        assertRefused(asker.ask(token().issue(), "federation_path", "a b c d"), 400, "federation_too_deep");
        assertThat(home.questions()).isEmpty();
        assertThat(asker.hear(token().issue(), "federation_path", "a b c")).containsEntry("active", true);
    }

    @Test
    void tenantsBehindOnePort_askEachOther() throws Exception {
        EmbeddedAuthority tenant = home.tenant("/tenant").client("home", "h");
        home.federate(tenant, Edge.as("home", "h").scopes("read").prefix("t_"));

        String token = tenant.opaque().prefix("t_").scopes("read", "write").issue();

        assertThat(Asker.of(home, Endpoint.FEDERATED_INTROSPECTION).hear(token))
                .containsEntry("sub", tenant.issuer() + "#somebody")
                .containsEntry("scope", "read");
    }

    @Test
    void budget_isNotOverdrawn() throws Exception {
        String token = token().issue();
        home.fault(Fault.hanging());

        assertUnavailable(asker.ask(token, "federation_budget", "0"));
        assertThat(home.questions()).isEmpty();
        assertUnavailable(asker.ask(token, "federation_budget", "100"));
    }

    @Test
    void domainThatCannotBeAsked_isNotANo() throws Exception {
        String token = token().issue();

        home.fault(Fault.status(500));
        assertUnavailable(asker.ask(token)); // TBF-9
        assertUnavailable(farAsker.ask(token));
        home.fault(Fault.DOWN);
        assertUnavailable(asker.ask(token));
        home.heal();
        home.client("middle", "another secret");
        assertUnavailable(asker.ask(token)); // IN-9
        home.client("middle", "m:1");
        assertThat(asker.hear(token)).containsEntry("active", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]"})
    void rubbish_isNotBelieved(String body) throws Exception {
        home.fault(Fault.body(body));

        assertRefused(asker.ask(token().issue()), 502, "bad_authority");
    }

    @ParameterizedTest
    @EnumSource
    void lie_doesNotTravelOn(Lie lie) throws Exception {
        Map<String, Object> truth = farAsker.hear(token().issue());
        middle.lie(lie);

        HttpResponse<String> response = farAsker.ask(token().issue());

        Map<String, Object> answer = Http.json(response);
        switch (lie) {
            case NOT_JSON,
                    DUPLICATE_MEMBER,
                    ISSUER_OF_ANOTHER,
                    ISSUER_MISSING,
                    ISSUER_NOT_REISSUED,
                    AUDIENCE_OF_ANOTHER,
                    AUDIENCE_MISSING,
                    EXP_AS_TEXT,
                    SUBJECT_MISSING,
                    FEDERATOR_MISSING,
                    FEDERATION_AS_TEXT,
                    PATH_NOT_ENDING_AT_FEDERATOR -> assertRefused(response, 502, "bad_authority");
            case PATH_WITH_LOOP, PATH_THROUGH_SPEAKER -> assertRefused(response, 400, "federation_loop");
            case PATH_TOO_LONG -> assertRefused(response, 400, "federation_too_deep");
            case ACTIVE_AS_TEXT, ACTIVE_MISSING, EXPIRED, NOT_YET_VALID ->
                assertThat(answer).isEqualTo(Map.of("active", false));
            case SCOPE_WIDENED -> assertThat(answer).containsEntry("scope", "orders:read");
            case SUBJECT_OF_ANOTHER_DOMAIN, SUBJECT_NOT_QUALIFIED, FEDERATOR_NOT_TRUSTED, FEDERATION_HIDDEN ->
                assertThat((String) answer.get("sub")).startsWith(middle.issuer() + "#");
            case LIFE_LENGTHENED -> assertThat(answer).containsEntry("active", true); // only the home could tell
            case UNSIGNED_INSTEAD_OF_SIGNED,
                    SIGNED_BY_STRANGER,
                    SIGNED_WRONG_TYPE,
                    SIGNED_FOR_ANOTHER,
                    SIGNED_AS_ANOTHER,
                    SIGNED_LONG_AGO,
                    SIGNED_BY_ALG_NONE -> assertThat(answer).containsEntry("sub", truth.get("sub"));
        }
    }

    @Test
    void federation_isPublishedOnceItIsUsed() throws Exception {
        assertThat(Http.json(Http.get(middle.uri(Endpoint.METADATA))))
                .containsEntry("federated_introspection_endpoint", middle.issuer() + "/federated-introspection");
        assertThat(Http.json(Http.get(home.uri(Endpoint.METADATA))))
                .doesNotContainKey("federated_introspection_endpoint");
    }

    @Test
    void edge_doesNotPrintItsSecret() {
        assertThat(Edge.as("middle", "m:1").scopes("a").toString())
                .isEqualTo("Edge[client=middle, ceiling=[a], renamed={}]");
    }

    private static void assertUnavailable(HttpResponse<String> response) throws Exception {
        assertRefused(response, 503, "temporarily_unavailable");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    private static void assertRefused(HttpResponse<String> response, int status, String error) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Http.json(response)).isEqualTo(Map.of("error", error));
    }
}
