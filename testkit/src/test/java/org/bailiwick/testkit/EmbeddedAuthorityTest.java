package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EmbeddedAuthorityTest {
    private final EmbeddedAuthority authority = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256, Algorithm.ES384)
            .start();

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void metadata_nameTheIssuerAndItsEndpoints() throws Exception {
        HttpResponse<String> response = Http.get(authority.uri(Endpoint.METADATA));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json"); // AM-4
        assertThat(Http.json(response))
                .containsEntry("issuer", authority.issuer())
                .containsEntry("jwks_uri", authority.issuer() + "/jwks")
                .containsEntry("token_endpoint", authority.issuer() + "/token");
    }

    @Test
    void issuerWithPath_hasItsMetadataBetweenHostAndPath() throws Exception {
        EmbeddedAuthority tenant = authority.tenant("/a/b", Algorithm.ES256);

        URI inserted = URI.create(
                "http://127.0.0.1:" + authority.port() + "/.well-known/oauth-authorization-server/a/b"); // AM-1
        assertThat(tenant.uri(Endpoint.METADATA)).isEqualTo(inserted);
        assertThat(Http.json(Http.get(inserted))).containsEntry("issuer", tenant.issuer());
        assertThat(Http.json(Http.get(URI.create(tenant.issuer() + "/.well-known/openid-configuration"))))
                .containsEntry("issuer", tenant.issuer());
    }

    @Test
    void tenants_shareNothingButThePort() throws Exception {
        EmbeddedAuthority tenant = authority.tenant("/tenant", Algorithm.ES256);
        authority.fault(Endpoint.JWKS, Fault.status(500));

        HttpResponse<String> keys = Http.get(tenant.uri(Endpoint.JWKS));

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.body())
                .contains(tenant.key(Algorithm.ES256).kid())
                .doesNotContain(authority.key(Algorithm.ES256).kid());
        assertThat(authority.requests(Endpoint.JWKS)).isZero();
        assertThat(tenant.requests(Endpoint.JWKS)).isEqualTo(1);
    }

    @Test
    void hiddenEndpoint_isNotThereEvenWhenHealed() throws Exception {
        authority.hide(Endpoint.METADATA);
        authority.heal();

        assertThat(Http.get(authority.uri(Endpoint.METADATA)).statusCode()).isEqualTo(404);
        assertThat(Http.get(authority.uri(Endpoint.OPENID_CONFIGURATION)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void requests_areCountedPerEndpoint() throws Exception {
        Http.get(authority.uri(Endpoint.JWKS));
        Http.get(authority.uri(Endpoint.JWKS));
        Http.get(authority.uri(Endpoint.METADATA));

        assertThat(authority.requests(Endpoint.JWKS)).isEqualTo(2);
        assertThat(authority.requests(Endpoint.METADATA)).isEqualTo(1);
        assertThat(authority.requests(Endpoint.TOKEN)).isZero();
    }

    @Test
    void keySet_holdsPublicKeysOnly() throws Exception {
        JsonWebKeySet keys = keySet();

        assertThat(keys.getJsonWebKeys())
                .extracting(JsonWebKey::getAlgorithm)
                .containsExactlyInAnyOrder("ES256", "ES384");
        assertThat(Http.get(authority.uri(Endpoint.JWKS)).body()).doesNotContain("\"d\"");
        for (JsonWebKey key : keys.getJsonWebKeys()) {
            assertThat(key.getKeyId()).isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256")); // TP-1..3
        }
    }

    @Test
    void rotation_signsWithNewKeysAndStillPublishesTheOld() throws Exception {
        SigningKey old = authority.key(Algorithm.ES256);

        authority.rotate();

        SigningKey current = authority.key(Algorithm.ES256);
        assertThat(current.kid()).isNotEqualTo(old.kid());
        assertThat(kids()).contains(old.kid(), current.kid()).hasSize(4);
    }

    @Test
    void withdrawnKey_isNotPublishedButCanStillSign() throws Exception {
        SigningKey old = authority.key(Algorithm.ES256);

        authority.withdraw(old.kid());

        assertThat(kids()).doesNotContain(old.kid());
        assertThat(authority.key(Algorithm.ES256).kid()).isNotEqualTo(old.kid());
        assertThat(authority.token().signedBy(old.kid()).sign()).isNotEmpty();
        assertThatThrownBy(() -> authority.withdraw(old.kid())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flawedKeys_showTheirFlaw() throws Exception {
        SigningKey leaked = authority.publish(FlawedKey.PRIVATE_MEMBERS);
        SigningKey twice = authority.publish(FlawedKey.DUPLICATE_KID);
        SigningKey symmetric = authority.publish(FlawedKey.SYMMETRIC);
        authority.publish(FlawedKey.SMALL_RSA);
        authority.publish(FlawedKey.NO_KID);

        String body = Http.get(authority.uri(Endpoint.JWKS)).body();

        assertThat(body).contains("\"d\":").contains("\"k\":");
        assertThat(body.split(twice.kid(), -1)).hasSize(3);
        assertThat(entry(leaked.kid())).contains("\"d\":");
        assertThat(entry(symmetric.kid())).contains("\"oct\"");
    }

    @Test
    void clock_saysWhatTimeItIs() throws Exception {
        Clock noon = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
        try (EmbeddedAuthority later = EmbeddedAuthority.builder().clock(noon).start()) {
            assertThat(later.token().payloadText())
                    .contains("\"iat\":" + noon.instant().getEpochSecond());
        }
    }

    @Test
    void takenPort_isNamed() {
        assertThatThrownBy(
                        () -> EmbeddedAuthority.builder().port(authority.port()).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("port: " + authority.port() + " (expected: one that is free on 127.0.0.1)");
    }

    @Test
    void path_isAnIssuersPath() {
        assertThatThrownBy(() -> authority.tenant("tenant/")).hasMessageContaining("path: tenant/ (expected:");
        assertThatThrownBy(() -> authority.tenant("")).hasMessageContaining("expected: one no other issuer here has");
    }

    @Test
    void texts_holdNoPrivateKey() {
        assertThat(authority.key(Algorithm.ES256).toString())
                .isEqualTo("SigningKey[kid=" + authority.key(Algorithm.ES256).kid() + ", algorithm=ES256]");
        assertThat(authority.toString()).isEqualTo("EmbeddedAuthority[" + authority.issuer() + "]");
    }

    private List<String> kids() throws Exception {
        return keySet().getJsonWebKeys().stream().map(JsonWebKey::getKeyId).toList();
    }

    private String entry(String kid) throws Exception {
        return keySet().getJsonWebKeys().stream()
                .filter(key -> kid.equals(key.getKeyId()))
                .map(key -> key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE))
                .findFirst()
                .orElseThrow();
    }

    private JsonWebKeySet keySet() throws Exception {
        return new JsonWebKeySet(Http.get(authority.uri(Endpoint.JWKS)).body());
    }
}
