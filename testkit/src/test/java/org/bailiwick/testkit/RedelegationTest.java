package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.Trader.RS2;
import static org.bailiwick.testkit.Trader.RS3;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RedelegationTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final Trading TRADING = Trading.by(GrantType.REDELEGATE).at(RS2);

    private final EmbeddedAuthority authority = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256)
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .start();
    private final Trader trader = Trader.of(authority, TRADING);
    private final String token = authority
            .token()
            .subject("alice")
            .client("app")
            .scopes("orders:read", "orders:write")
            .expiresIn(Duration.ofMinutes(2))
            .sign();

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void token_isTradedForANarrowerOneAndStaysGood() throws Exception {
        HttpResponse<String> response = trader.redelegate(token, "scope", "orders:read"); // RD-1

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Http.json(response))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope") // RD-5
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 120L)
                .containsEntry("scope", "orders:read");
        assertThat(Trader.claims(response))
                .containsOnlyKeys("iss", "sub", "client_id", "aud", "scope", "exp", "iat", "jti")
                .containsEntry("iss", authority.issuer())
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "rs1")
                .containsEntry("aud", RS2)
                .containsEntry("scope", "orders:read")
                .containsEntry("iat", NOON.getEpochSecond())
                .containsEntry("exp", NOON.getEpochSecond() + 120);
        Asker asker = Asker.of(authority, Endpoint.INTROSPECTION);
        assertThat(asker.hear(Trader.token(response))).containsEntry("active", true);
        assertThat(asker.hear(token)).containsEntry("active", true);
    }

    @Test
    void withoutScope_allOfTheTokensAreGiven() throws Exception {
        assertThat(Trader.claims(trader.redelegate(token))).containsEntry("scope", "orders:read orders:write");
    }

    @Test
    void longLivedToken_isTradedForAnOrdinaryOne() throws Exception {
        String longLived = authority.token().expiresIn(Duration.ofDays(1)).sign();
        String endless = authority.token().without("exp").sign();

        assertThat(Trader.claims(trader.redelegate(longLived))).containsEntry("exp", NOON.getEpochSecond() + 300);
        assertThat(Trader.claims(trader.redelegate(endless))).containsEntry("exp", NOON.getEpochSecond() + 300);
    }

    @Test
    void opaqueAuthority_givesOpaqueTokensThatItKnows() throws Exception {
        try (EmbeddedAuthority opaque =
                EmbeddedAuthority.builder().opaqueTokens("o_").start()) {
            String old = opaque.opaque().subject("alice").scopes("orders:read").issue();

            String fresh = Trader.token(Trader.of(opaque, TRADING).redelegate(old));

            assertThat(fresh).startsWith("o_").isNotEqualTo(old);
            assertThat(Asker.of(opaque, Endpoint.INTROSPECTION).hear(fresh))
                    .containsEntry("active", true)
                    .containsEntry("sub", "alice")
                    .containsEntry("client_id", "rs1")
                    .containsEntry("aud", RS2)
                    .containsEntry("token_type", "Bearer");
        }
    }

    @Test
    void missingToken_isAnInvalidRequest() throws Exception {
        assertThat(Trader.error(trader.redelegate(""))).isEqualTo("400 invalid_request");
        assertThat(Trader.error(trader.redelegate(token, "token", token))).isEqualTo("400 invalid_request");
    }

    @Test
    void tokenThatIsNotGood_isAnInvalidGrant() throws Exception {
        String revoked = authority.opaque().issue();
        authority.revoke(revoked);
        String bound = authority.opaque().cnf("jkt", "thumb").issue();
        String expired = authority.token().expiredSince(Duration.ofSeconds(1)).sign();

        assertThat(Trader.error(trader.redelegate("unknown"))).isEqualTo("400 invalid_grant"); // RD-8
        assertThat(Trader.error(trader.redelegate(revoked))).isEqualTo("400 invalid_grant");
        assertThat(Trader.error(trader.redelegate(expired))).isEqualTo("400 invalid_grant");
        assertThat(Trader.error(trader.redelegate(bound))).isEqualTo("400 invalid_grant"); // RD-9
    }

    @Test
    void widerScope_isInvalid() throws Exception {
        assertThat(Trader.error(trader.redelegate(token, "scope", "orders:read admin")))
                .isEqualTo("400 invalid_scope"); // RD-2
    }

    @Test
    void onlyMarkedTokens_areRedelegatedWhereThatIsAsked() throws Exception {
        authority.client("rs1b", "b").mayTrade("rs1b", TRADING.onlyMarked());
        String marked = authority.token().scopes("redelegate", "orders:read").sign();
        String rest = "grant_type=urn:ietf:params:oauth:grant_type:redelegate&client_id=rs1b&client_secret=b&token=";

        assertThat(Trader.error(Http.post(authority.uri(Endpoint.TOKEN), rest + token)))
                .isEqualTo("400 invalid_grant");
        assertThat(Http.post(authority.uri(Endpoint.TOKEN), rest + marked).statusCode())
                .isEqualTo(200);
    }

    @Test
    void resource_choosesTheTargetWhereThereAreSeveral() throws Exception {
        authority.mayTrade("rs1", Trading.by(GrantType.REDELEGATE).at(RS3));

        assertThat(Trader.claims(trader.redelegate(token, "resource", RS3))).containsEntry("aud", RS3);
        assertThat(Trader.claims(trader.redelegate(token))).containsEntry("aud", RS2);
        assertThat(Trader.error(trader.redelegate(token, "resource", "https://rs4.example.com")))
                .isEqualTo("400 invalid_target"); // RI-3
    }

    @Test
    void clientWithoutLeave_isUnauthorized() throws Exception {
        authority
                .client("other", "o")
                .mayTrade("other", Trading.by(GrantType.JWT_BEARER).at(RS2));
        String form =
                "grant_type=urn:ietf:params:oauth:grant_type:redelegate&token=unknown&client_id=other&client_secret=";

        assertThat(Trader.error(Http.post(authority.uri(Endpoint.TOKEN), form + "o")))
                .isEqualTo("400 unauthorized_client");
        HttpResponse<String> stranger = Http.post(authority.uri(Endpoint.TOKEN), form + "wrong"); // RD-4
        assertThat(Trader.error(stranger)).isEqualTo("401 invalid_client");
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void otherGrantType_isNotSupported() throws Exception {
        assertThat(Trader.error(trader.ask("grant_type", "urn:ietf:params:oauth:grant-type:redelegate")))
                .isEqualTo("400 unsupported_grant_type"); // RD-1
    }

    @Test
    void actors_areCarriedOn() throws Exception {
        Map<String, Object> act = Map.of("sub", "gateway", "act", Map.of("sub", "agent"));
        String acted = authority.token().claim("act", act).sign();

        assertThat(Trader.claims(trader.redelegate(acted))).containsEntry("act", act);
    }
}
