package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credential a request carries: none, one, or something that is refused before anybody is asked. */
interface CredentialRows extends Rows {
    String FORM = "application/x-www-form-urlencoded";

    @Test
    default void noCredential_isChallengedWithoutAnError() throws Exception { // BT-6, BT-9
        Refusal.of(stand().get("/whoami").send()).lacksCredential("credential_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    default void schemeInAnyCase_isBearer(String scheme) throws Exception { // BT-1
        String token = stand().home().token().subject("alice").sign();

        Response response = stand().get("/whoami")
                .secret(token)
                .header("Authorization", scheme + " " + token)
                .send();

        assertReached(response, "alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer a b",
                "Bearer a,b",
                "Bearer a=b",
                "Bearer =",
                "Bearer realm=\"a\"",
                "Bearer \"a\"",
                "Bearer {}",
                "Bearer a\\b"
            })
    default void malformedToken_isAnInvalidRequest(String authorization) throws Exception { // BT-2
        Response response =
                stand().get("/whoami").header("Authorization", authorization).sendRaw();

        Refusal.of(response).isInvalidRequest("credential_malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer \u00E4", "Bearer a\u0001b", "Bearer a\tb", "Bearer \u00FF\u00FE\""})
    default void octetsOutsideAscii_areRefusedHereOrByTheContainer(String authorization)
            throws Exception { // BT-2, BT-8
        Response response =
                stand().get("/whoami").header("Authorization", authorization).sendRaw();

        assertThat(response.status()).isEqualTo(400);
        response.all("www-authenticate").forEach(Challenge::of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWxpY2U6c2VjcmV0", "Negotiate abc", "Bearertoken", "DPoP abc", "Digest a=\"b\""})
    default void otherScheme_isNoCredential(String authorization) throws Exception { // BT-9
        Response response =
                stand().get("/whoami").header("Authorization", authorization).send();

        Refusal.of(response).lacksCredential("scheme_unsupported");
    }

    @Test
    default void sameTokenTwice_isTwoCredentials() throws Exception { // BT-5
        String token = stand().home().token().sign();

        Refusal.of(stand().get("/whoami").bearer(token).bearer(token).sendRaw())
                .isInvalidRequest("credential_duplicated");
    }

    @Test
    default void twoTokens_areTwoCredentials() throws Exception { // BT-5
        Response response = stand().get("/whoami")
                .bearer(stand().home().token().sign())
                .bearer(stand().home().token().sign())
                .sendRaw();

        Refusal.of(response).isInvalidRequest("credential_duplicated");
    }

    @Test
    default void basicBesideBearer_isTwoCredentials() throws Exception { // BT-5
        Response response = stand().get("/whoami")
                .header("Authorization", "Basic YWxpY2U6c2VjcmV0")
                .bearer(stand().home().token().sign())
                .sendRaw();

        Refusal.of(response).isInvalidRequest("credential_duplicated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "access%5Ftoken", "%61ccess_token"})
    default void tokenInQuery_isIgnored(String name) throws Exception { // BT-4, BT-11
        String token = stand().home().token().sign();

        Response response =
                stand().get("/whoami?a=b&" + name + "=" + token).secret(token).send();

        Refusal.of(response).lacksCredential("credential_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "access%5Ftoken", "%61ccess_token"})
    default void tokenInQuery_isRefusedWhereConfigured(String name) throws Exception { // BT-4
        String token = stand().home().token().sign();

        Response response = refusingQueryTokens("/whoami?" + name + "=" + token)
                .secret(token)
                .send();

        Refusal.of(response).isInvalidRequest("credential_in_query");
    }

    @Test
    default void queryWithoutToken_isNotRefused() throws Exception { // BT-4
        Request request = refusingQueryTokens("/whoami?access_tokens=1&x=access_token");

        Refusal.of(request.send()).lacksCredential("credential_missing");
    }

    @Test
    default void tokenInHeaderAndQuery_isTwoCredentials() throws Exception { // BT-5
        String token = stand().home().token().sign();

        Refusal.of(stand().get("/whoami?access_token=" + token).bearer(token).send())
                .isInvalidRequest("credential_duplicated");
        Refusal.of(refusingQueryTokens("/whoami?access_token=" + token)
                        .bearer(token)
                        .send())
                .isInvalidRequest("credential_duplicated", "credential_in_query");
    }

    private Request refusingQueryTokens(String target) throws Exception {
        String yaml = Configurations.standard(
                stand().home(), stand().partner(), Configurations.RESOURCE, "query-token: refuse\n");
        return stand().request(yaml, "GET", target);
    }

    @Test
    default void tokenInBody_isNeverUsed() throws Exception { // BT-3
        String token = stand().home().token().scopes("orders:write").sign();
        String form = "access_token=" + URLEncoder.encode(token, StandardCharsets.US_ASCII);

        Response response = stand().request("POST", "/orders/1")
                .secret(token)
                .body(FORM, form)
                .send();

        Refusal.of(response).lacksCredential("credential_missing");
    }

    @Test
    default void bodyThatLooksLikeAToken_reachesTheApplicationUntouched() throws Exception { // BT-3
        String form = "access_token=abc&b=%20+c";

        Response response = stand().request("POST", "/orders/1")
                .bearer(stand().home()
                        .token()
                        .subject("alice")
                        .scopes("orders:write")
                        .sign())
                .body(FORM, form)
                .send();

        assertReached(response, "alice");
        assertThat(response.member("body")).isEqualTo(form);
    }

    @Test
    default void tokenInCookie_isNeverUsed() throws Exception { // BT-12
        String token = stand().home().token().sign();

        Response response = stand().get("/whoami")
                .secret(token)
                .header("Cookie", "access_token=" + token + "; Authorization=" + token)
                .send();

        Refusal.of(response).lacksCredential("credential_missing");
    }

    @Test
    default void tokenThatIsTooLong_isRefusedHereOrByTheContainer() throws Exception { // JB-18
        String token = stand().home().token().paddedTo(20_000).sign();

        Response response = stand().get("/whoami").bearer(token).sendRaw(); // it may close before the end of the token

        assertThat(response.status()).isIn(400, 413, 431);
        if (response.isOfType("application/problem+json")) {
            Refusal.of(response).isInvalidRequest("credential_too_long");
        }
    }
}
