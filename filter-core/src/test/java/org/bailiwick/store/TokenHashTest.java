package org.bailiwick.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenHashTest {
    @Test
    void hash_isSha256() throws Exception {
        for (int length : new int[] {0, 1, 900, 2048, 2049, 5000, 3}) {
            String token = "x".repeat(length);
            ByteBuffer expected = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            assertThat(TokenHash.of(token))
                    .isEqualTo(new TokenHash(
                            expected.getLong(), expected.getLong(), expected.getLong(), expected.getLong()));
        }
    }

    @Test
    void hash_differsWhereTokensDo() {
        assertThat(TokenHash.of("a")).isNotEqualTo(TokenHash.of("b")).hasSameHashCodeAs(TokenHash.of("a"));
    }

    @Test
    void hash_printsTooLittleToBeGuessedFrom() {
        assertThat(TokenHash.of("a").toString()).hasSize(9);
    }

    private static final String SPELLED = HexFormat.of().formatHex(sha256("token"));

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    @Test
    void spelledHash_isRead() {
        TokenHash hash = TokenHash.of("token");
        assertThat(TokenHash.parse(SPELLED)).contains(hash);
        assertThat(TokenHash.parse(SPELLED.toUpperCase(Locale.ROOT))).contains(hash);
        assertThat(TokenHash.parse(base64(sha256("token")))).contains(hash);
    }

    static Stream<String> whatIsNoHash() {
        String base64 = base64(sha256("token"));
        return Stream.of(
                "",
                "token",
                SPELLED.substring(0, 8),
                SPELLED.substring(1),
                SPELLED + "0",
                SPELLED.substring(1) + " ",
                SPELLED.substring(1) + "g",
                SPELLED.substring(1) + "\u0661",
                base64 + "=",
                base64.substring(1),
                base64.substring(1) + "+",
                // the same octets, with a bit that belongs to none of them
                base64.substring(0, 42) + (char) (base64.charAt(42) + 1),
                base64(sha256("token")).substring(0, 42) + "\u00e9");
    }

    @ParameterizedTest
    @MethodSource("whatIsNoHash")
    void anyOtherText_isNoHash(String text) {
        assertThat(TokenHash.parse(text)).isEmpty();
    }
}
