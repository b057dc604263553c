package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.testkit.Trader.ACCESS_TOKEN;
import static org.bailiwick.testkit.Trader.JWT;
import static org.bailiwick.testkit.Trader.RS2;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TradeTest {
    private static final Trading TRADING =
            Trading.by(GrantType.REDELEGATE, GrantType.TOKEN_EXCHANGE).at(RS2, "rs2-client");

    private final EmbeddedAuthority authority =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
    private final Trader trader = Trader.of(authority, TRADING);

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void redelegation_isKeptWithoutItsToken() throws Exception {
        String token = authority.token().scopes("orders:read").sign();

        trader.redelegate(token, "scope", "orders:read");

        assertThat(authority.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.grant()).isEqualTo(GrantType.REDELEGATE);
            assertThat(trade.client()).isEqualTo("rs1");
            assertThat(trade.method()).isEqualTo("client_secret_basic");
            assertThat(trade.names()).containsExactly("grant_type", "token", "scope"); // RD-1
            assertThat(trade.form()).containsOnlyKeys("grant_type", "scope");
            assertThat(trade.member("scope")).isEqualTo("orders:read");
            assertThat(trade.isOf(token)).isTrue();
            assertThat(trade.isOf("another")).isFalse();
            assertThat(trade.toString()).doesNotContain(token);
        });
    }

    @Test
    void exchange_isKeptWithActorAndTargets() throws Exception {
        String token = authority.token().sign();
        String actor = authority.token().subject("rs1").sign();

        trader.exchange(
                token,
                "resource",
                RS2,
                "audience",
                "rs2-client",
                "audience",
                RS2,
                "actor_token",
                actor,
                "actor_token_type",
                JWT);

        assertThat(authority.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.isOf(token)).isTrue();
            assertThat(trade.isOf(actor)).isFalse();
            assertThat(trade.isActedBy(actor)).isTrue();
            assertThat(trade.isActedBy(token)).isFalse();
            assertThat(trade.all("audience")).containsExactly("rs2-client", RS2);
            assertThat(trade.member("subject_token_type")).isEqualTo(ACCESS_TOKEN); // TE-5
            assertThat(trade.member("requested_token_type")).isEmpty();
            assertThat(trade.form()).doesNotContainKeys("subject_token", "actor_token");
            assertThat(trade.toString()).doesNotContain(token).doesNotContain(actor);
        });
    }

    @Test
    void secrets_areNotKept() throws Exception {
        String form = "grant_type=client_credentials&client_id=rs1&client_secret=s3cret";

        Http.post(authority.uri(Endpoint.TOKEN), form);

        assertThat(authority.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.grant()).isEqualTo(GrantType.CLIENT_CREDENTIALS);
            assertThat(trade.method()).isEqualTo("client_secret_post");
            assertThat(trade.names()).contains("client_secret");
            assertThat(trade.toString()).doesNotContain("s3cret");
        });
    }

    @Test
    void clientWithKey_tradesToo() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.ES256);
        authority.client("rs9", key.jwk()).mayTrade("rs9", TRADING);
        String assertion = authority
                .token()
                .issuer("rs9")
                .subject("rs9")
                .audience(authority.issuer())
                .expiresIn(Duration.ofMinutes(1))
                .typ("JWT")
                .signedBy(key)
                .sign();

        int status = Http.post(
                        authority.uri(Endpoint.TOKEN),
                        "grant_type=urn:ietf:params:oauth:grant_type:redelegate&token="
                                + authority.token().sign()
                                + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                                + "&client_assertion=" + assertion)
                .statusCode();

        assertThat(status).isEqualTo(200); // RD-4
        assertThat(authority.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.method()).isEqualTo("private_key_jwt");
            assertThat(trade.toString()).doesNotContain(assertion);
        });
    }

    @Test
    void watcher_seesTheRequestAndThenTheAnswersStatus() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        authority.watchTrades(trade -> {
            seen.add(trade.client() + " " + trade.grant());
            return status -> seen.add("answer: " + status);
        });

        trader.exchange(authority.token().sign());
        trader.redelegate("unknown");

        assertThat(seen).containsExactly("rs1 TOKEN_EXCHANGE", "answer: 200", "rs1 REDELEGATE", "answer: 400");
    }

    @Test
    void strangers_leaveNoTrace() throws Exception {
        Http.post(authority.uri(Endpoint.TOKEN), "grant_type=client_credentials&client_id=rs1&client_secret=wrong");

        assertThat(authority.trades()).isEmpty();
        assertThat(authority.requests(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void metadata_nameEveryGrantAndWhatChainsTakes() throws Exception {
        for (Endpoint document : List.of(Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION)) {
            assertThat(Http.json(Http.get(authority.uri(document))))
                    .containsEntry(
                            "grant_types_supported",
                            List.of(
                                    "client_credentials",
                                    "urn:ietf:params:oauth:grant_type:redelegate",
                                    "urn:ietf:params:oauth:grant-type:token-exchange",
                                    "urn:ietf:params:oauth:grant-type:jwt-bearer"))
                    .containsEntry("identity_chaining_requested_token_types_supported", List.of(JWT)); // IC-9
        }
    }

    @Test
    void tradingAtNoTarget_isAMistake() {
        assertThatThrownBy(() -> authority.mayTrade("rs1", Trading.by(GrantType.REDELEGATE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: at least one name");
    }
}
