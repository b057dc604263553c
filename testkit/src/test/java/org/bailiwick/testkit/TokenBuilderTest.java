package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TokenBuilderTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final EmbeddedAuthority AUTHORITY =
            EmbeddedAuthority.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).start();

    @AfterAll
    static void close() {
        AUTHORITY.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyAlgorithm_verifiesUnderJose4j(Algorithm algorithm) throws Exception {
        String token = AUTHORITY.token().algorithm(algorithm).sign();

        assertThat(header(token))
                .containsEntry("alg", algorithm.name())
                .containsEntry("kid", AUTHORITY.key(algorithm).kid());
        assertThat(verifies(token, algorithm)).isTrue();
    }

    @Test
    void defaults_areAGoodAccessToken() throws Exception {
        String token = AUTHORITY.token().sign();

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(AUTHORITY.key(Algorithm.RS256).publicKey())
                .setExpectedIssuer(AUTHORITY.issuer())
                .setExpectedAudience("https://api.example.com")
                .setExpectedType(true, "at+jwt")
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireExpirationTime()
                .setEvaluationTime(org.jose4j.jwt.NumericDate.fromSeconds(NOW.getEpochSecond()))
                .build()
                .processToClaims(token);
        assertThat(claims.getClaimNames())
                .containsExactlyInAnyOrder("iss", "sub", "client_id", "iat", "exp", "jti", "aud"); // AT-7
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.getEpochSecond() + 300);
    }

    @Test
    void whatIsSaid_isInTheToken() throws Exception {
        String token = AUTHORITY
                .token()
                .subject("alice")
                .client("app")
                .audience("https://a.example", "https://b.example")
                .scopes("a", "b")
                .claim("roles", List.of("teller"))
                .claim("nothing", null)
                .without("jti")
                .notBefore(NOW.plusSeconds(1))
                .expiresIn(Duration.ofSeconds(7))
                .sign();

        assertThat(payload(token))
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "app")
                .containsEntry("aud", List.of("https://a.example", "https://b.example"))
                .containsEntry("scope", "a b")
                .containsEntry("roles", List.of("teller"))
                .containsEntry("nothing", null)
                .containsEntry("nbf", NOW.getEpochSecond() + 1)
                .containsEntry("exp", NOW.getEpochSecond() + 7)
                .doesNotContainKey("jti");
    }

    @Test
    void expiredToken_livedBeforeItEnded() throws Exception {
        Map<String, Object> claims =
                payload(AUTHORITY.token().expiredSince(Duration.ofMinutes(1)).sign());

        assertThat(claims)
                .containsEntry("exp", NOW.getEpochSecond() - 60)
                .containsEntry("iat", NOW.getEpochSecond() - 360);
    }

    @Test
    void strangersSignature_doesNotVerifyUnderTheNameOfAnother() throws Exception {
        SigningKey own = AUTHORITY.key(Algorithm.ES256);
        SigningKey stranger = SigningKey.generate(Algorithm.ES256).withKid(own.kid());

        String token = AUTHORITY.token().signedBy(stranger).sign();

        assertThat(header(token)).containsEntry("kid", own.kid());
        assertThat(verifies(token, Algorithm.ES256)).isFalse();
    }

    @Test
    void rawTexts_areSignedAsTheyAre() throws Exception {
        String token = AUTHORITY
                .token()
                .headerJson("{\"alg\":\"RS256\" }")
                .payloadJson("{ }")
                .sign();

        assertThat(text(token, 0)).isEqualTo("{\"alg\":\"RS256\" }");
        assertThat(text(token, 1)).isEqualTo("{ }");
        assertThat(verifies(token, Algorithm.RS256)).isTrue();
    }

    @Test
    void headerAndPadding_areAsSaid() throws Exception {
        String token = AUTHORITY
                .token()
                .typ("JWT")
                .header("x", 1)
                .withoutHeader("kid")
                .paddedTo(5000)
                .sign();

        assertThat(header(token))
                .containsEntry("typ", "JWT")
                .containsEntry("x", 1L)
                .doesNotContainKey("kid");
        assertThat(token).hasSizeGreaterThan(5000);
    }

    @Test
    void unknownKid_isRefusedByName() {
        assertThatThrownBy(() -> AUTHORITY.token().signedBy("nobody")).hasMessageContaining("kid: nobody (expected:");
    }

    private static boolean verifies(String token, Algorithm algorithm) throws Exception {
        return verifies(token, algorithm, AUTHORITY.key(algorithm).publicKey());
    }

    /** For jose4j, Ed25519 is called EdDSA only: the signature is checked under that name. */
    private static boolean verifies(String token, Algorithm algorithm, PublicKey key) throws Exception {
        if (algorithm == Algorithm.Ed25519) {
            java.security.Signature engine = java.security.Signature.getInstance("Ed25519");
            engine.initVerify(key);
            engine.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
            return engine.verify(Base64.getUrlDecoder().decode(token.split("\\.")[2]));
        }
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm.name()));
        jws.setCompactSerialization(token);
        jws.setKey(key);
        return jws.verifySignature();
    }

    private static Map<String, Object> header(String token) throws Exception {
        return JsonUtil.parseJson(text(token, 0));
    }

    private static Map<String, Object> payload(String token) throws Exception {
        return JsonUtil.parseJson(text(token, 1));
    }

    private static String text(String token, int part) {
        String[] parts = token.split("\\.");
        assertThat(Arrays.asList(parts)).hasSize(3);
        return new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
    }
}
