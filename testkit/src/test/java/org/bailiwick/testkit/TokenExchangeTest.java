package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.Trader.ACCESS_TOKEN;
import static org.bailiwick.testkit.Trader.JWT;
import static org.bailiwick.testkit.Trader.RS2;
import static org.bailiwick.testkit.Trader.RS3;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenExchangeTest {
    private final EmbeddedAuthority authority =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
    private final Trader trader = Trader.of(
            authority,
            Trading.by(GrantType.TOKEN_EXCHANGE).at(RS2, "rs2-client"),
            Trading.by(GrantType.TOKEN_EXCHANGE)
                    .at(RS3)
                    .worth("calendar", "tool:read", "tool:list")
                    .worth("orders:read", "orders:read")
                    .carrying("email", "roles"));
    private final String token =
            authority.token().subject("alice").scopes("calendar", "orders:read").sign();

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void subjectToken_isTradedForOneAtTheTarget() throws Exception {
        HttpResponse<String> response = trader.exchange(
                token, "resource", RS2, "scope", "orders:read", "requested_token_type", ACCESS_TOKEN); // TE-5

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Http.json(response)) // TE-6
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "issued_token_type")
                .containsEntry("issued_token_type", ACCESS_TOKEN)
                .containsEntry("token_type", "Bearer");
        assertThat(Trader.claims(response)) // TE-4
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "rs1")
                .containsEntry("aud", RS2)
                .containsEntry("scope", "orders:read")
                .doesNotContainKey("act");
    }

    @Test
    void resourceAndAudience_bothNameTheTarget() throws Exception {
        assertThat(Trader.claims(trader.exchange(token, "resource", RS2, "audience", "rs2-client", "audience", RS2)))
                .containsEntry("aud", List.of(RS2, "rs2-client"));
        assertThat(Trader.claims(trader.exchange(token, "audience", "rs2-client")))
                .containsEntry("aud", "rs2-client");
        assertThat(Trader.claims(trader.exchange(token))).containsEntry("aud", RS2);
        assertThat(Trader.error(trader.exchange(token, "resource", RS2, "audience", "another")))
                .isEqualTo("400 invalid_target"); // TE-7
    }

    @Test
    void actor_isPutBeforeThoseThatWereThere() throws Exception {
        String acted = authority.token().claim("act", Map.of("sub", "gateway")).sign();
        String actor = authority.token().subject("rs1").sign();

        assertThat(Trader.claims(trader.exchange(acted, "actor_token", actor, "actor_token_type", ACCESS_TOKEN)))
                .containsEntry("act", Map.of("sub", "rs1", "act", Map.of("sub", "gateway"))); // TE-1
        assertThat(Trader.claims(trader.exchange(token, "actor_token", actor, "actor_token_type", JWT)))
                .containsEntry("act", Map.of("sub", "rs1"));
        assertThat(Trader.claims(trader.exchange(acted))).containsEntry("act", Map.of("sub", "gateway"));
    }

    @Test
    void scopes_areWorthAtTheTargetWhatIsSaid() throws Exception {
        assertThat(Trader.claims(trader.exchange(token, "resource", RS3, "scope", "tool:read")))
                .containsEntry("scope", "tool:read");
        assertThat(Trader.claims(trader.exchange(token, "resource", RS3)))
                .containsEntry("scope", "orders:read tool:list tool:read");
        assertThat(Trader.claims(trader.exchange(token, "resource", RS2, "resource", RS3)))
                .containsEntry("scope", "orders:read");
        assertThat(Trader.error(trader.exchange(token, "resource", RS3, "scope", "calendar")))
                .isEqualTo("400 invalid_scope");
        assertThat(Trader.error(trader.exchange(token, "resource", RS2, "scope", "tool:read")))
                .isEqualTo("400 invalid_scope");
        String worthless = authority.token().scopes("orders:write").sign();
        assertThat(Trader.error(trader.exchange(worthless, "resource", RS3))).isEqualTo("400 invalid_scope");
    }

    @Test
    void tokenWithoutScope_isTradedForOneWithout() throws Exception {
        HttpResponse<String> response = trader.exchange(authority.token().sign());

        assertThat(Http.json(response)).doesNotContainKey("scope");
        assertThat(Trader.claims(response)).doesNotContainKey("scope");
    }

    @Test
    void claims_areHandedOnWhereThatIsSaid() throws Exception {
        String known = authority
                .token()
                .claim("email", "a@example.com")
                .claim("phone", "1")
                .scopes("orders:read")
                .sign();

        assertThat(Trader.claims(trader.exchange(known, "resource", RS3)))
                .containsEntry("email", "a@example.com")
                .doesNotContainKeys("phone", "roles");
        assertThat(Trader.claims(trader.exchange(known, "resource", RS2))).doesNotContainKeys("email", "phone");
    }

    @ParameterizedTest
    @CsvSource({
        "subject_token_type, ''",
        "subject_token_type, urn:ietf:params:oauth:token-type:saml2",
        "subject_token, ''",
        "subject_token, unknown",
        "actor_token_type, ''",
        "actor_token, ''",
        "actor_token, unknown",
        "requested_token_type, urn:ietf:params:oauth:token-type:id_token" // TE-8
    })
    void formThatIsNotComplete_isAnInvalidRequest(String name, String value) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                token,
                "subject_token_type",
                ACCESS_TOKEN,
                "actor_token",
                token,
                "actor_token_type",
                ACCESS_TOKEN));
        form.put(name, value);

        assertThat(Trader.error(trader.ask(form.entrySet().stream()
                        .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                        .toArray(String[]::new))))
                .isEqualTo("400 invalid_request"); // TE-5, TE-7
    }

    @Test
    void opaqueSubject_isNoJwt() throws Exception {
        String opaque = authority.opaque().issue();

        assertThat(trader.exchange(opaque).statusCode()).isEqualTo(200);
        assertThat(Trader.error(trader.ask(
                        "grant_type",
                        GrantType.TOKEN_EXCHANGE.value(),
                        "subject_token",
                        opaque,
                        "subject_token_type",
                        JWT)))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void grant_isForOneOtherAuthorityAndShort() throws Exception {
        String other = "https://as-b.example.com";
        authority.mayTrade("rs1", Trading.by(GrantType.TOKEN_EXCHANGE).at(other));

        HttpResponse<String> response = trader.exchange(token, "audience", other, "requested_token_type", JWT); // IC-3

        assertThat(Http.json(response))
                .containsEntry("issued_token_type", JWT)
                .containsEntry("token_type", "N_A")
                .containsEntry("expires_in", 60L); // IC-4
        assertThat(ReceivedJwt.parse(Trader.token(response)).orElseThrow().header())
                .containsEntry("typ", "JWT");
        assertThat(Trader.claims(response))
                .containsEntry("iss", authority.issuer())
                .containsEntry("sub", "alice")
                .containsEntry("aud", other)
                .containsEntry("scope", "calendar orders:read")
                .containsKeys("jti", "iat", "exp");
    }

    @Test
    void clientWithoutLeave_isUnauthorized() throws Exception {
        assertThat(Trader.error(trader.redelegate(token))).isEqualTo("400 unauthorized_client");
    }
}
