package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.Trader.JWT;
import static org.bailiwick.testkit.Trader.RS2;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JwtBearerTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Trading AT_RS2 = Trading.by(GrantType.JWT_BEARER).at(RS2);

    private final EmbeddedAuthority asA =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).clock(CLOCK).start();
    private final EmbeddedAuthority asB = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256)
            .clock(CLOCK)
            .start()
            .trustGrantsOf(asA);
    private final Trader atA =
            Trader.of(asA, Trading.by(GrantType.TOKEN_EXCHANGE).at(asB.issuer()));
    private final Trader atB = Trader.of(asB, AT_RS2);

    @AfterEach
    void close() {
        asA.close();
        asB.close();
    }

    @Test
    void chain_endsInATokenOfTheOtherDomain() throws Exception {
        String token = asA.token()
                .subject("alice")
                .scopes("orders:read", "orders:write")
                .sign();
        String grant = Trader.token(atA.exchange(
                token, "audience", asB.issuer(), "scope", "orders:read", "requested_token_type", JWT)); // IC-3

        HttpResponse<String> response = atB.bear(grant, "scope", "orders:read", "resource", RS2); // IC-5

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Http.json(response))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope") // IC-7
                .containsEntry("token_type", "Bearer");
        assertThat(Trader.claims(response))
                .containsEntry("iss", asB.issuer())
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "rs1")
                .containsEntry("aud", RS2)
                .containsEntry("scope", "orders:read")
                .containsEntry("exp", NOON.getEpochSecond() + 60);
        assertThat(Asker.of(asB, Endpoint.INTROSPECTION).hear(Trader.token(response)))
                .containsEntry("active", true);
        assertThat(Asker.of(asB, Endpoint.INTROSPECTION).hear(token)).containsEntry("active", false); // IC-11
    }

    @Test
    void grant_isGoodForOneTokenAndOneAuthority() throws Exception {
        String grant = grant().sign();

        assertThat(Trader.error(atA.bear(grant))).isEqualTo("400 unauthorized_client");
        assertThat(atB.bear(grant).statusCode()).isEqualTo(200);
        assertThat(Trader.error(atB.bear(grant))).isEqualTo("400 invalid_grant"); // JA-4
    }

    static Stream<BiConsumer<TokenBuilder, String>> good() {
        return Stream.of(
                (grant, asB) -> {},
                (grant, asB) -> grant.withoutHeader("typ"),
                (grant, asB) -> grant.without("iat"),
                (grant, asB) -> grant.claim("aud", List.of(asB)),
                (grant, asB) -> grant.audience(asB + "/token")); // IC-6
    }

    static Stream<BiConsumer<TokenBuilder, String>> wrong() {
        long now = NOON.getEpochSecond();
        return Stream.of(
                (grant, asB) -> grant.without("iss"),
                (grant, asB) -> grant.issuer("https://another.example"),
                (grant, asB) -> grant.without("sub"),
                (grant, asB) -> grant.without("aud"),
                (grant, asB) -> grant.audience("https://another.example"),
                (grant, asB) -> grant.audience(asB, "https://another.example"), // IC-4
                (grant, asB) -> grant.without("exp"),
                (grant, asB) -> grant.claim("exp", now),
                (grant, asB) -> grant.claim("exp", now + 301),
                (grant, asB) -> grant.claim("exp", "soon"),
                (grant, asB) -> grant.claim("nbf", now + 60),
                (grant, asB) -> grant.without("jti"),
                (grant, asB) -> grant.typ("at+jwt"),
                (grant, asB) -> grant.signedBy(grant.authority().strangersKey()),
                (grant, asB) -> grant.header("alg", "RS256"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodGrant_isHonoured(BiConsumer<TokenBuilder, String> change) throws Exception {
        TokenBuilder grant = grant();
        change.accept(grant, asB.issuer());

        assertThat(atB.bear(grant.sign()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongGrant_isInvalid(BiConsumer<TokenBuilder, String> change) throws Exception {
        TokenBuilder grant = grant();
        change.accept(grant, asB.issuer());

        assertThat(Trader.error(atB.bear(grant.sign()))).isEqualTo("400 invalid_grant"); // JA-4, JA-5
    }

    @Test
    void assertion_isThereOnce() throws Exception {
        String grant = grant().sign();

        assertThat(Trader.error(atB.bear(""))).isEqualTo("400 invalid_request"); // JA-3
        assertThat(Trader.error(atB.bear(grant, "assertion", grant))).isEqualTo("400 invalid_request"); // JA-3
        assertThat(Trader.error(atB.bear("no JWT"))).isEqualTo("400 invalid_grant");
    }

    @Test
    void subject_isCalledAsTheOtherDomainCallsIt() throws Exception {
        asB.trustGrantsOf(asA, Map.of("alice", "alice@b.example"));

        assertThat(Trader.claims(atB.bear(grant().sign()))).containsEntry("sub", "alice@b.example"); // IC-10
        assertThat(Trader.error(atB.bear(grant().subject("bob").sign()))).isEqualTo("400 invalid_grant"); // IC-6
    }

    @Test
    void scopes_areAskedWithinTheGrant() throws Exception {
        assertThat(Trader.error(atB.bear(grant().sign(), "scope", "admin"))).isEqualTo("400 invalid_scope");
        assertThat(Trader.claims(atB.bear(grant().without("scope").sign()))).containsEntry("scope", "act");
        assertThat(Trader.error(atB.bear(grant().sign(), "resource", "https://rs9.example.com")))
                .isEqualTo("400 invalid_target");
    }

    @Test
    void untrustedAuthority_grantsNothing() throws Exception {
        try (EmbeddedAuthority other = EmbeddedAuthority.builder().clock(CLOCK).start()) {
            String grant = Trader.token(
                    atA.exchange(asA.token().sign(), "audience", asB.issuer(), "requested_token_type", JWT));

            assertThat(Trader.error(Trader.of(other, AT_RS2).bear(grant))).isEqualTo("400 invalid_grant");
        }
    }

    @Test
    void actors_areCarriedOnAcrossDomains() throws Exception {
        String grant = grant().claim("act", Map.of("sub", "rs1")).sign();

        assertThat(Trader.claims(atB.bear(grant))).containsEntry("act", Map.of("sub", "rs1"));
    }

    private TokenBuilder grant() {
        return asA.token()
                .subject("alice")
                .audience(asB.issuer())
                .scopes("orders:read")
                .expiresIn(Duration.ofMinutes(1))
                .typ("JWT");
    }
}
