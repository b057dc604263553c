package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FlawTest {
    private static final EmbeddedAuthority AUTHORITY = EmbeddedAuthority.start();

    /** What jose4j is lenient about; the flaw is shown in a test of its own below. */
    private static final Set<Flaw> LENIENT = Set.of(
            Flaw.EMPTY_CRITICAL_HEADER,
            Flaw.PAYLOAD_NOT_UTF8,
            Flaw.DEEP_PAYLOAD,
            Flaw.PADDED_SIGNATURE,
            Flaw.STRAY_BITS,
            Flaw.NESTED);

    @AfterAll
    static void close() {
        AUTHORITY.close();
    }

    @Test
    void withoutFlaw_theTokenIsAccepted() throws Exception {
        assertThat(consumer().processToClaims(AUTHORITY.token().sign()).getSubject())
                .isEqualTo("somebody");
    }

    @ParameterizedTest
    @EnumSource
    void everyFlaw_isSeenByAnIndependentVerifier(Flaw flaw) throws Exception {
        String token = AUTHORITY.token().sign(flaw);

        if (LENIENT.contains(flaw)) {
            assertThatCode(() -> consumer().processToClaims(token)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> consumer().processToClaims(token)).isInstanceOf(InvalidJwtException.class);
        }
    }

    @Test
    void wellSignedFlaws_haveNoOtherFlaw() throws Exception {
        assertThat(text(Flaw.EMPTY_CRITICAL_HEADER, 0)).contains("\"crit\":[]");
        assertThat(text(Flaw.DEEP_PAYLOAD, 1)).contains("[".repeat(1000));
        assertThat(text(Flaw.NESTED, 1).split("\\.")).hasSize(3);
        assertThat(text(Flaw.DUPLICATE_CLAIM, 1))
                .contains("\"sub\":\"somebody\"")
                .endsWith(",\"sub\":\"mallory\"}");
        assertThat(text(Flaw.DUPLICATE_HEADER_MEMBER, 0)).containsSubsequence("\"typ\"", "\"typ\"");
        assertThat(text(Flaw.TEXT_AFTER_PAYLOAD, 1)).startsWith("{").endsWith("}{}");
        assertThat(text(Flaw.PAYLOAD_NOT_AN_OBJECT, 1)).startsWith("[{").endsWith("}]");
        assertThat(AUTHORITY.token().sign(Flaw.PADDED_SIGNATURE)).endsWith("=");
        assertThat(AUTHORITY.token().sign(Flaw.ENCRYPTED).split("\\.")).hasSize(5);
    }

    @Test
    void notUtf8_cannotBeDecoded() {
        String payload = AUTHORITY.token().sign(Flaw.PAYLOAD_NOT_UTF8).split("\\.")[1];

        assertThatThrownBy(() -> StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(payload))))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void strayBits_decodeToTheSameSignature() {
        TokenBuilder token = AUTHORITY.token();
        String good = token.sign();

        String stray = token.sign(Flaw.STRAY_BITS);

        assertThat(stray).isNotEqualTo(good).startsWith(good.substring(0, good.length() - 1));
        assertThat(signature(stray)).isEqualTo(signature(good));
    }

    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    private static String text(Flaw flaw, int part) {
        String token = AUTHORITY.token().sign(flaw);
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[part]), StandardCharsets.UTF_8);
    }

    private static JwtConsumer consumer() throws Exception {
        JsonWebKeySet keys =
                new JsonWebKeySet(Http.get(AUTHORITY.uri(Endpoint.JWKS)).body());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer(AUTHORITY.issuer())
                .setExpectedAudience("https://api.example.com")
                .setExpectedType(true, "at+jwt")
                .setRequireExpirationTime()
                .build();
    }
}
