package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.util.List;
import org.bailiwick.testkit.Flaw;
import org.bailiwick.testkit.TokenBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule asks of a caller, and which rule decides. */
interface PolicyRows extends Rows {
    @Test
    default void missingScope_isNamed() throws Exception { // BT-10
        Refusal refusal = Refusal.of(call("/orders/1", token().scopes("orders:write", "orders:rea", "orders:read2")));

        assertThat(refusal.isInsufficient("scope_missing").challenge().scopes()).containsExactly("orders:read");
    }

    @Test
    default void noScopeAtAll_isNotEnough() throws Exception {
        Refusal.of(call("/orders/1", token())).isInsufficient("scope_missing");
    }

    @Test
    default void everyScopeOfARule_isNeeded() throws Exception {
        Refusal refusal = Refusal.of(call("/several", token().scopes("s:one")));

        assertThat(refusal.isInsufficient("scope_missing").challenge().scopes())
                .containsExactlyInAnyOrder("s:one", "s:two");
        assertReached(call("/several", token().scopes("s:two", "x", "s:one")), "alice");
    }

    @Test
    default void oneOfAnyScope_isEnough() throws Exception {
        Refusal refusal = Refusal.of(call("/any", token().scopes("a:three")));

        assertThat(refusal.isInsufficient("scope_missing").challenge().scopes())
                .containsExactlyInAnyOrder("a:one", "a:two");
        assertReached(call("/any", token().scopes("a:two")), "alice");
    }

    @Test
    default void everyGrant_isNeeded() throws Exception { // AT-9
        Refusal.of(call("/staff", token().claim("roles", List.of("teller")))).isInsufficient("grant_missing");
        Refusal.of(call("/staff", token().scopes("teller", "auditor"))).isInsufficient("grant_missing");
        assertReached(call("/staff", token().claim("roles", List.of("auditor", "teller"))), "alice");
    }

    @Test
    default void claim_mustBeThePathVariable() throws Exception {
        assertReached(call("/accounts/alice", token()), "alice");
        Refusal.of(call("/accounts/bob", token())).isInsufficient("claim_mismatch");
        Refusal.of(call("/accounts/ALICE", token())).isInsufficient("claim_mismatch");
        Refusal.of(call("/accounts/%7Bid%7D", token())).isInsufficient("claim_mismatch");
    }

    @Test
    default void claim_mustBeTheConfiguredValue() throws Exception {
        assertReached(call("/tenant", token().claim("tenant", "acme")), "alice");
        Refusal.of(call("/tenant", token().claim("tenant", "other"))).isInsufficient("claim_mismatch");
        Refusal.of(call("/tenant", token())).isInsufficient("claim_mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/whoami/more", "/ordersX", "/order", "/WHOAMI", "/probe/echo"})
    default void whatNoRuleAdmits_isDenied(String path) throws Exception {
        Refusal.of(call(path, token().scopes("orders:read"))).isDenied("no_rule");
        Refusal.of(stand().get(path).send()).isDenied("no_rule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    default void methodThatNoRuleAdmits_isDenied(String method) throws Exception {
        Response response = stand().request(method, "/orders/1")
                .bearer(token().scopes("orders:read", "orders:write").sign())
                .send();

        Refusal.of(response).isDenied("no_rule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "FOO"})
    default void oddMethod_doesNotReachTheApplication(String method) throws Exception {
        Response response = stand().request(method, "/orders/1")
                .bearer(token().scopes("orders:read").sign())
                .sendRaw();

        assertThat(response.isOfProbe()).isFalse();
        assertThat(response.status()).isBetween(400, 599);
    }

    @Test
    default void eachMethod_hasItsOwnRule() throws Exception {
        Request post = stand().request("POST", "/orders/1");

        Refusal.of(post.bearer(token().scopes("orders:read").sign()).send()).isInsufficient("scope_missing");
        assertReached(call("/orders/1/lines", token().scopes("orders:read")), "alice");
        assertReached(call("/orders", token().scopes("orders:read")), "alice");
    }

    @Test
    default void mostSpecificRule_decides() throws Exception {
        Refusal.of(call("/orders/special", token().scopes("orders:read"))).isInsufficient("scope_missing");
        assertReached(call("/orders/special", token().scopes("orders:special")), "alice");
        assertReached(call("/orders/special/1", token().scopes("orders:read")), "alice");
    }

    @Test
    default void publicRoute_needsNoToken() throws Exception {
        assertReached(stand().get("/public/page").send(), null);
    }

    @Test
    default void publicRoute_looksAtNoCredential() throws Exception {
        assertReached(call("/public/page", token()), null);
        assertReached(
                stand().get("/public/page")
                        .bearer(token().sign(Flaw.BAD_SIGNATURE))
                        .send(),
                null);
        assertReached(
                stand().get("/public/page")
                        .header("Authorization", "Bearer a b")
                        .sendRaw(),
                null);
        assertReached(stand().get("/public/page").bearer("a").bearer("b").sendRaw(), null);
    }

    @Test
    default void observingRule_letsEverythingThrough() throws Exception {
        assertThat(stand().get("/observed").send().isOfProbe()).isTrue();
        assertThat(call("/observed", token()).isOfProbe()).isTrue();
        assertThat(stand().get("/observed")
                        .header("Authorization", "Bearer a b")
                        .sendRaw()
                        .isOfProbe())
                .isTrue();
        assertReached(
                stand().get("/observed")
                        .bearer(token().sign(Flaw.BAD_SIGNATURE))
                        .send(),
                null);
    }

    @Test
    default void head_isDecidedLikeAnyMethodAndHasNoBody() throws Exception {
        Response refused = stand().request("HEAD", "/orders/1").sendRaw();
        Response reached = stand().request("HEAD", "/orders/1")
                .bearer(token().scopes("orders:read").sign())
                .send();

        assertThat(refused.status()).isEqualTo(401);
        assertThat(Challenge.of(refused.header("www-authenticate").orElseThrow())
                        .parameters())
                .doesNotContainKey("error");
        assertThat(reached.status()).isEqualTo(200);
        assertThat(reached.body()).isEmpty();
    }

    @Test
    default void preflight_passesWithoutAToken() throws Exception {
        Response response = preflight("/orders/1", "POST");

        assertReached(response, null);
        assertThat(response.member("method")).isEqualTo("OPTIONS");
    }

    @Test
    default void preflight_isRefusedWhereARuleSaysSo() throws Exception {
        assertThat(Refusal.of(preflight("/closed/1", "GET")).code()).isNotBlank();
        assertThat(preflight("/closed/1", "GET").status()).isEqualTo(403);
    }

    @Test
    default void preflight_isRefusedEverywhereWhereTheFileSaysSo() throws Exception {
        String yaml = Configurations.standard(
                stand().home(), stand().partner(), Configurations.RESOURCE, "cors-preflight: refuse\n");

        Response response = asPreflight(stand().request(yaml, "OPTIONS", "/orders/1"), "POST");

        assertThat(response.status()).isEqualTo(403);
        assertThat(Refusal.of(response).code()).isNotBlank();
    }

    @Test
    default void preflightForWhatNoRuleAdmits_isDenied() throws Exception {
        Refusal.of(preflight("/nowhere", "GET")).isDenied("no_rule");
        Refusal.of(preflight("/orders/1", "DELETE")).isDenied("no_rule");
    }

    @Test
    default void optionsThatIsNoPreflight_isDecidedLikeAnyMethod() throws Exception {
        Refusal.of(stand().request("OPTIONS", "/whoami").send()).lacksCredential("credential_missing");
        Refusal.of(stand().request("OPTIONS", "/whoami")
                        .header("Origin", "https://app.example")
                        .send())
                .lacksCredential("credential_missing");
    }

    private Response preflight(String path, String method) throws Exception {
        return asPreflight(stand().request("OPTIONS", path), method);
    }

    private static Response asPreflight(Request request, String method) throws Exception {
        return request.header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", method)
                .send();
    }

    private TokenBuilder token() {
        return stand().home().token().subject("alice");
    }

    private Response call(String path, TokenBuilder token) throws Exception {
        return stand().get(path).bearer(token.sign()).send();
    }
}
