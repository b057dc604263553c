package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application learns of the caller, and from whom. */
interface IdentityRows extends Rows {
    @Test
    default void caller_isHandedToTheApplication() throws Exception {
        Response response = stand().get("/whoami")
                .bearer(stand().home()
                        .token()
                        .subject("alice")
                        .client("app")
                        .scopes("orders:read", "x")
                        .sign())
                .send();

        assertReached(response, "alice");
        assertThat(response.member("client")).isEqualTo("app");
        assertThat(response.member("scopes"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder("orders:read", "x");
    }

    @Test
    default void caller_isWhomThePlatformNames() throws Exception {
        stand().needs(Capability.SERVLET_IDENTITY);
        String token = stand().home()
                .token()
                .subject("alice")
                .scopes("orders:read")
                .claim("roles", List.of("teller"))
                .sign();

        Response response = stand().get("/whoami?role=orders:read&role=teller&role=auditor&role=orders")
                .bearer(token)
                .send();

        assertReached(response, "alice");
        assertThat(response.member("remoteUser")).isEqualTo("alice");
        assertThat(response.member("roles"))
                .isEqualTo(Map.of("orders:read", true, "teller", true, "auditor", false, "orders", false));
    }

    @Test
    default void nobody_isNamedOnAPublicRoute() throws Exception {
        Response response = stand().get("/public/page?role=a")
                .bearer(stand().home().token().subject("alice").scopes("a").sign())
                .send();

        assertReached(response, null);
        assertThat(response.member("remoteUser")).isNull();
        assertThat(response.member("roles")).isEqualTo(Map.of("a", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bailiwick-Subject",
                "bailiwick-subject",
                "BAILIWICK-SUBJECT",
                "bailiwick_subject",
                "Bailiwick_Subject",
                "Bailiwick.Subject",
                "Bailiwick-Issuer",
                "Bailiwick-Client",
                "bailiwick_client",
                "Bailiwick-Scope",
                "Bailiwick-Grants",
                "Bailiwick-Expires"
            })
    default void spoofedIdentityHeader_isRemovedOnEveryRoute(String name) throws Exception {
        String token = stand().home().token().subject("alice").sign();

        for (String path : List.of("/whoami", "/public/page", "/observed")) {
            Response response = stand().get(path)
                    .bearer(token)
                    .header(name, "mallory")
                    .header(name, "mallory2")
                    .sendRaw();

            assertThat(response.isOfProbe()).as(response.body()).isTrue();
            assertThat(response.body()).doesNotContain("mallory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User", "x-user", "X_USER", "Bailiwick-Subject"})
    default void spoofedFieldOfAConfiguredName_isRemovedOnEveryRoute(String name) throws Exception {
        String token = stand().home().token().subject("alice").sign();

        for (String path : List.of("/whoami", "/public/page", "/observed")) {
            Response response = stand().request(UpstreamRows.named(stand()), "GET", path)
                    .bearer(token)
                    .header(name, "mallory")
                    .sendRaw();

            assertThat(response.isOfProbe()).as(response.body()).isTrue();
            assertThat(response.body()).doesNotContain("mallory");
        }
    }

    @Test
    default void spoofedIdentityHeader_isRemovedFromAPreflight() throws Exception {
        Response response = stand().request("OPTIONS", "/orders/1")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Bailiwick-Subject", "mallory")
                .send();

        assertReached(response, null);
        assertThat(response.body()).doesNotContain("mallory");
    }

    @Test
    default void otherHeaders_reachTheApplication() throws Exception {
        Response response = stand().get("/public/page")
                .header("X-One", "1")
                .header("X-Two", "2")
                .header("X-Two", "3")
                .send();

        assertReached(response, null);
        assertThat(response.body()).contains("\"x-one\":[\"1\"]").containsPattern("\"x-two\":\\[\"2(\",\"|, ?)3\"\\]");
    }
}
