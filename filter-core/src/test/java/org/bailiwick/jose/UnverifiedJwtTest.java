package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedJwtTest {
    private static String token(String head, String claims) {
        return Base64Url.encode(head.getBytes(StandardCharsets.UTF_8))
                + "."
                + Base64Url.encode(claims.getBytes(StandardCharsets.UTF_8))
                + ".Zg";
    }

    private static Object outcomeOfHead(String head) {
        return UnverifiedJwt.parse(token(head, "{}")).<Object>fold(jwt -> "read", reason -> reason);
    }

    private static Object outcomeOfClaims(String claims) {
        return UnverifiedJwt.parse(token("{\"alg\":\"ES256\"}", claims)).<Object>fold(jwt -> "read", reason -> reason);
    }

    @Test
    void issuer_isThereForRoutingAndNothingIsPrinted() {
        UnverifiedJwt jwt = UnverifiedJwt.parse(token("{\"alg\":\"ES256\"}", "{\"iss\":\"https://as.example.com\"}"))
                .fold(read -> read, reason -> {
                    throw new AssertionError(reason);
                });

        assertThat(jwt.unverifiedIssuer()).contains("https://as.example.com");
        assertThat(jwt).hasToString("UnverifiedJwt[hidden]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"iss\":1}", "{\"iss\":null}", "{\"iss\":[\"https://as.example.com\"]}"})
    void issuerThatIsNoText_isNone(String claims) {
        UnverifiedJwt.parse(token("{\"alg\":\"ES256\"}", claims))
                .fold(jwt -> assertThat(jwt.unverifiedIssuer()).isEmpty(), reason -> {
                    throw new AssertionError(reason);
                });
    }

    @ParameterizedTest // JB-9, JB-18
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"alg\":null}",
                "{\"alg\":1}",
                "{\"alg\":[\"ES256\"]}",
                "{\"alg\":\"ES256\",\"alg\":\"none\"}",
                "{\"alg\":\"ES256\",\"kid\":1}",
                "{\"alg\":\"ES256\",\"kid\":null}",
                "{\"alg\":\"ES256\",\"typ\":true}",
                "{\"alg\":\"ES256\"}{}",
                "{\"alg\":\"ES256\",\"kid\":\"\\uD800\"}"
            })
    void headThatIsNoHead_isMalformed(String head) {
        assertThat(outcomeOfHead(head)).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test // JB-18
    void headBeyondItsBounds_isMalformed() {
        assertThat(outcomeOfHead("{\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(JwsHead.MAX_TEXT) + "\"}"))
                .isEqualTo("read");
        assertThat(outcomeOfHead("{\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(JwsHead.MAX_TEXT + 1) + "\"}"))
                .isEqualTo(Reason.TOKEN_MALFORMED);
        assertThat(outcomeOfHead("{\"alg\":\"ES256\",\"x\":\"" + "x".repeat(4096) + "\"}"))
                .isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @ParameterizedTest // JB-19
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\",\"crit\":[]}",
                "{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"ES256\",\"crit\":[\"alg\"]}",
                "{\"alg\":\"ES256\",\"crit\":null}",
                "{\"alg\":\"ES256\",\"crit\":\"b64\"}",
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"ES256\",\"b64\":true}"
            })
    void headThatDemandsAnExtension_isRefused(String head) {
        assertThat(outcomeOfHead(head)).isEqualTo(Reason.TOKEN_CRITICAL_HEADER);
    }

    @Test // JB-12
    void keysThatTheHeadPointsToOrBrings_areNotLookedAt() {
        assertThat(outcomeOfHead(
                        "{\"alg\":\"ES256\",\"jku\":\"http://127.0.0.1/\",\"x5u\":1,\"jwk\":{},\"x5c\":[\"!\"]}"))
                .isEqualTo("read");
    }

    @ParameterizedTest // JB-9, JB-16, JB-18
    @ValueSource(strings = {"", "[]", "\"text\"", "{\"sub\":\"a\",\"sub\":\"b\"}", "{} ,", "\uFEFF{}"})
    void claimsThatAreNoObject_areMalformed(String claims) {
        assertThat(outcomeOfClaims(claims)).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @ParameterizedTest // AT-2, JB-6, JB-8, JB-15, JB-17
    @ValueSource(
            strings = {
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2s\":\"AAAA\",\"p2c\":2147483647}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}",
                "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}}",
                "no JSON at all"
            })
    void encryptedToken_isRefusedWhateverItsHeadDemands(String head) {
        String token = Base64Url.encode(head.getBytes(StandardCharsets.UTF_8)) + ".AAAA.AAAA.AAAA.AAAA";

        assertThat(UnverifiedJwt.parse(token).<Object>fold(jwt -> "read", reason -> reason))
                .isEqualTo(Reason.TOKEN_ENCRYPTED);
    }

    @Test // JB-17
    void compressedClaims_areNotDecompressed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
            deflater.write("{}".getBytes(StandardCharsets.US_ASCII));
        }
        String head = Base64Url.encode("{\"alg\":\"ES256\",\"zip\":\"DEF\"}".getBytes(StandardCharsets.US_ASCII));
        String token = head + "." + Base64Url.encode(compressed.toByteArray()) + ".Zg";

        assertThat(UnverifiedJwt.parse(token).<Object>fold(jwt -> "read", reason -> reason))
                .isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test // JB-5
    void tokenInsideAToken_isNotUnwrapped() {
        assertThat(outcomeOfClaims(token("{\"alg\":\"ES256\"}", "{}"))).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void formIsJudgedBeforeContent() {
        assertThat(UnverifiedJwt.parse("e30.e30.e30.e30.e30").<Object>fold(jwt -> "read", reason -> reason))
                .isEqualTo(Reason.TOKEN_ENCRYPTED);
        assertThat(UnverifiedJwt.parse("e30.e30").<Object>fold(jwt -> "read", reason -> reason))
                .isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @ParameterizedTest // AT-1, JB-14
    @ValueSource(strings = {"\"at+jwt\"", "\"application/at+jwt\"", "\"JWT\""})
    void typeOfAnAccessToken_isKnown(String type) {
        assertThat(isTypedAsAccessToken("{\"alg\":\"ES256\",\"typ\":" + type + "}"))
                .isTrue();
        assertThat(isTypedAsAccessToken("{\"alg\":\"ES256\"}")).isTrue();
        assertThat(isTypedAsAccessToken("{\"alg\":\"ES256\",\"typ\":\"txntoken+jwt\"}"))
                .isFalse();
    }

    private static boolean isTypedAsAccessToken(String head) {
        return UnverifiedJwt.parse(token(head, "{\"a\":1}"))
                .fold(
                        jwt -> {
                            assertThat(jwt.unverifiedClaims().asMap()).containsOnlyKeys("a");
                            return jwt.isTypedAsAccessToken();
                        },
                        reason -> {
                            throw new AssertionError(reason);
                        });
    }
}
