package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that the gate and the application could read differently is refused, on every route. */
interface PathRows extends Rows {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/../whoami",
                "/public/./whoami",
                "/public/..",
                "/public/.",
                "/./whoami",
                "/public/%2e%2e/whoami",
                "/public/%2E%2E/whoami",
                "/public/.%2e/whoami",
                "/public/%2e/whoami",
                "/public/..;/whoami",
                "/public/..%3b/whoami",
                "/public//whoami",
                "//whoami",
                "/public//",
                "/whoami//",
                "/public/a%2Fb",
                "/public/a%2fb",
                "/public/..%2Fwhoami",
                "/public/a%5Cb",
                "/public/..%5cwhoami",
                "/public/a\\b",
                "/public/..\\whoami",
                "/public/a;b=c",
                "/whoami;jsessionid=1",
                "/whoami;",
                "/;/whoami",
                "/public/a%00",
                "/public/%00/whoami",
                "/whoami%00",
                "/public/a%0Ab",
                "/public/a%7F",
                "/public/%252e%252e/whoami",
                "/public/a%252Fb",
                "/public/a%2525",
                "/public/%C0%AE%C0%AE/whoami",
                "/public/%C3",
                "/public/%FF",
                "/public/%zz",
                "/public/%2",
                "/public/%",
                "/public/%u002e",
                "/public/a|b",
                "/public/a\"b",
                "/public/\u00E9"
            })
    default void pathWithTwoReadings_isRefused(String path) throws Exception {
        Response anonymous = stand().get(path).sendRaw();
        Response known = stand().get(path)
                .bearer(stand().home().token().scopes("orders:read").sign())
                .sendRaw();

        assertNotNormal(anonymous);
        assertNotNormal(known);
    }

    private static void assertNotNormal(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        // Many containers refuse such paths before anybody else sees them, and that is as good.
        if (response.isOfType("application/problem+json")) {
            Refusal.of(response).isInvalidRequest("path_not_normal");
        }
    }

    @Test
    default void slashAtTheEnd_changesNothing() throws Exception {
        String token = stand().home().token().subject("alice").sign();

        Refusal.of(stand().get("/whoami/").send()).lacksCredential("credential_missing");
        assertReached(stand().get("/whoami/").bearer(token).send(), "alice");
        Refusal.of(stand().get("/orders/").send()).lacksCredential("credential_missing");
    }

    @Test
    default void encodedLetters_areTheLetters() throws Exception {
        String token = stand().home().token().subject("alice").sign();

        Refusal.of(stand().get("/who%61mi").send()).lacksCredential("credential_missing");
        assertReached(stand().get("/%77hoami").bearer(token).send(), "alice");
        assertReached(stand().get("/accounts/%61lice").bearer(token).send(), "alice");
    }

    @Test
    default void lettersOutsideAscii_areUtf8() throws Exception {
        String token = stand().home().token().subject("zo\u00EB").sign();

        assertReached(stand().get("/accounts/zo%C3%AB").bearer(token).send(), "zo\u00EB");
        Refusal.of(stand().get("/accounts/zoe%CC%88").bearer(token).send())
                .isInsufficient("claim_mismatch"); // AM-4: no Unicode normalization
    }

    @Test
    default void query_isNoPartOfThePath() throws Exception {
        String token = stand().home().token().subject("alice").sign();

        assertReached(stand().get("/whoami?a=/../b;c&d=%2F%00").bearer(token).send(), "alice");
        Refusal.of(stand().get("/nowhere?/public/page").send()).isDenied("no_rule");
    }

    @Test
    default void path_reachesTheApplicationAsItWas() throws Exception {
        Response response = stand().get("/public/a%20b/~c").send();

        assertReached(response, null);
        assertThat(response.member("path")).isEqualTo("/public/a%20b/~c");
    }
}
