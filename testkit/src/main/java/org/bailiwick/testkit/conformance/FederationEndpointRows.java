package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.Lie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Federated Introspection Endpoint of a domain, as far as it is the adapter that serves it. */
interface FederationEndpointRows extends Rows {
    @Test
    default void tokenOfTheHomeDomain_isDescribedAnew() throws Exception {
        String token = asker().token("orders:read");

        Response response = asker().ask("token=" + token);

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.isOfType("application/json")).isTrue();
        assertThat(response.header("cache-control").orElse("")).containsAnyOf("private", "no-store");
        assertThat(response.json())
                .containsEntry("active", true)
                .containsEntry("iss", stand().home().issuer())
                .containsEntry("sub", "alice")
                .containsEntry("scope", "orders:read")
                .doesNotContainKey("federation");
        assertIsForTheAsker(response.json());
    }

    @Test
    default void tokenOfATrustedDomain_isDescribedInTheOwnDomainsName() throws Exception {
        String issuer = stand().partner().issuer();
        String token = stand().partner()
                .opaque()
                .prefix("f_")
                .subject("bob")
                .scopes("read", "admin")
                .issue();

        Map<String, Object> document = asker().ask("token=" + token).json();

        assertThat(document)
                .containsEntry("active", true)
                .containsEntry("iss", stand().home().issuer())
                .containsEntry("sub", issuer + "#bob")
                .containsEntry("scope", "orders:read");
        assertIsForTheAsker(document);
        assertThat((Map<?, ?>) Objects.requireNonNull(document.get("federation")))
                .isEqualTo(Map.of(
                        "federator", issuer,
                        "sub", "bob",
                        "client_id", "some-client",
                        "scope", "read admin",
                        "path", List.of(issuer)));
    }

    @Test
    default void unknownToken_isInactiveAndNothingElse() throws Exception { // IN-10
        Response response = asker().ask("token=nobody-knows-this-token");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json()).isEqualTo(Map.of("active", false));
    }

    @Test
    default void credentialsInTheForm_areAsGood() throws Exception { // IN-2
        String form = "client_id=rs2&client_secret=rs2-secret-of-tests&token=" + asker().token("x");

        assertThat(asker().post(form).send().json()).containsEntry("active", true);
        Response query = asker().request("POST", FederationAsker.PATH + "?" + form)
                .body(CredentialRows.FORM, "token=" + asker().token("x"))
                .send();
        assertThat(query.status()).as("IN-11: a query holds no credentials").isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "rs2, wrong",
        "rs2, ''",
        "rs2, RS2-SECRET-OF-TESTS",
        "RS2, rs2-secret-of-tests",
        "rs3, rs2-secret-of-tests",
        "ops, ops-secret-of-tests"
    })
    default void askerThatIsNotKnown_isTurnedAway(String id, String secret) throws Exception { // IN-2
        Response response = asker().post("token=" + asker().token("x"))
                .header("Authorization", FederationAsker.basic(id, secret))
                .send();

        assertTurnedAway(response);
    }

    @Test
    default void askerWithoutCredentials_isTurnedAway() throws Exception { // IN-2
        assertTurnedAway(asker().post("token=" + asker().token("x")).send());
        assertTurnedAway(asker().post("token=" + asker().token("x"))
                .bearer(asker().token("x"))
                .send());
    }

    @Test
    default void relationships_areDescribedToOperatorsAlone() throws Exception {
        Response response = asker().request("GET", FederationAsker.PATH)
                .header("Authorization", FederationAsker.OPERATOR)
                .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json()).containsEntry("issuer", stand().home().issuer());
        assertThat(response.body())
                .contains("rs2", FederationAsker.RESOURCE, stand().partner().issuer())
                .doesNotContain("secret-of-tests", Asking.SECRET);
        for (String asker : List.of("rs2:rs2-secret-of-tests", "ops:wrong")) {
            String[] login = asker.split(":", 2);
            assertTurnedAway(asker().request("GET", FederationAsker.PATH)
                    .header("Authorization", FederationAsker.basic(login[0], login[1]))
                    .send());
        }
        assertTurnedAway(asker().request("GET", FederationAsker.PATH).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
    default void otherMethod_isNotAllowed(String method) throws Exception {
        Response response = asker().request(method, FederationAsker.PATH)
                .header("Authorization", FederationAsker.OPERATOR)
                .send();

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("allow").orElse("")).contains("GET", "POST");
    }

    @Test
    default void preflight_isNotAnswered() throws Exception {
        Response response = asker().request("OPTIONS", FederationAsker.PATH)
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .send();

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/federated-introspectio",
                "/federated-introspection/",
                "/federated-introspection/more",
                "/Federated-Introspection",
                "/federated-introspection;a=b",
                "/%66ederated-introspection",
                "//federated-introspection"
            })
    default void otherPath_isAsItWas(String path) throws Exception {
        Response response = asker().request("POST", path)
                .header("Authorization", FederationAsker.RS2)
                .body(CredentialRows.FORM, "token=" + asker().token("x"))
                .sendRaw();

        assertThat(response.status()).isBetween(400, 403);
        assertThat(response.body()).doesNotContain("active");
    }

    @Test
    default void resourcesBesideTheEndpoint_areGuardedAsEver() throws Exception {
        String token = stand().home().opaque().subject("alice").issue();

        assertReached(asker().request("GET", "/whoami").bearer(token).send(), "alice");
        Refusal.of(asker().request("GET", "/whoami").send()).lacksCredential("credential_missing");
        Refusal.of(stand().request("POST", FederationAsker.PATH).send()).isDenied("no_rule");
    }

    @Test
    default void path_isAsConfigured() throws Exception {
        String yaml = Asking.federation(stand().home(), stand().partner(), "path: /oauth2/ask");

        Response there = stand().request(yaml, "POST", "/oauth2/ask")
                .header("Authorization", FederationAsker.RS2)
                .body(CredentialRows.FORM, "token=" + asker().token("x"))
                .send();

        assertThat(there.json()).containsEntry("active", true);
        Refusal.of(stand().request(yaml, "POST", FederationAsker.PATH).send()).isDenied("no_rule");
    }

    @Test
    default void lateAnswer_arrives() throws Exception {
        EmbeddedAuthority home = stand().asked();
        home.fault(Endpoint.INTROSPECTION, Fault.slow(Duration.ofMillis(200)));

        assertThat(beside(home).askAboutItsOwn().json()).containsEntry("active", true);
    }

    @Test
    default void homeThatCannotBeAsked_isNoAnswer() throws Exception { // TBF-9
        EmbeddedAuthority down = stand().asked();
        EmbeddedAuthority hanging = stand().asked();
        hanging.fault(Endpoint.INTROSPECTION, Fault.hanging());
        beside(down).base();
        down.fault(Fault.DOWN);

        for (EmbeddedAuthority home : List.of(down, hanging)) {
            Response response = beside(home).askAboutItsOwn();

            assertThat(response.status()).as(response.body()).isEqualTo(503);
            assertThat(response.header("retry-after").orElse("")).matches("[1-9][0-9]*");
            assertThat(response.body()).doesNotContain("active");
        }
    }

    @Test
    default void homeThatCannotBeBelieved_isNoAnswer() throws Exception {
        EmbeddedAuthority home = stand().asked();
        home.lie(Lie.NOT_JSON);

        assertThat(beside(home).askAboutItsOwn().status()).isEqualTo(502);
    }

    private static void assertIsForTheAsker(Map<String, Object> document) {
        assertThat(document.get("aud")).isIn(FederationAsker.RESOURCE, List.of(FederationAsker.RESOURCE));
    }

    private static void assertTurnedAway(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(401);
        assertThat(response.json()).containsEntry("error", "invalid_client");
        assertThat(response.header("www-authenticate").orElse("")).startsWith("Basic ");
        assertThat(response.header("cache-control").orElse("")).contains("no-store");
    }

    private FederationAsker asker() {
        return beside(stand().home());
    }

    private FederationAsker beside(EmbeddedAuthority home) {
        return new FederationAsker(stand(), home);
    }
}
