package org.bailiwick.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

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
}
