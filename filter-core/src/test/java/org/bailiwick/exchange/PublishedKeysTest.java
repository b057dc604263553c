package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.InternalJwtSettings.Keys;
import org.bailiwick.json.JsonReader;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedKeysTest {
    private final TestClock time = new TestClock();

    private PublishedKeys published(SignatureAlgorithm algorithm, Duration rotateAfter) {
        return new PublishedKeys(
                "/.well-known/jwks.json",
                SigningKeys.of(new Keys.Generated(algorithm, rotateAfter), Duration.ofMinutes(1), time));
    }

    @ParameterizedTest // JB-2
    @EnumSource(SignatureAlgorithm.class)
    void document_isAJwkSetOfPublicKeys(SignatureAlgorithm algorithm) {
        PublishedKeys keys = published(algorithm, Duration.ofHours(24));
        HttpAnswer document = keys.document();

        assertThat(keys.path()).isEqualTo("/.well-known/jwks.json");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers()).containsEntry("Content-Type", List.of("application/jwk-set+json"));
        assertThat(ServiceBehindUs.keysIn(document).fitting(algorithm)).hasSize(1);
        assertThat(members(document).get(0))
                .containsEntry("alg", algorithm.name())
                .containsEntry("use", "sig")
                .containsKey("kid")
                .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    }

    @SuppressWarnings("unchecked") // a JWK Set has an array of objects
    private static List<Map<String, Object>> members(HttpAnswer document) {
        return (List<Map<String, Object>>)
                JsonReader.object(document.body()).orElseThrow().get("keys");
    }

    @ParameterizedTest
    @CsvSource({"PT24H, 60", "PT8M, 60", "PT4M, 30", "PT4S, 0"})
    void document_isKeptForLessTimeThanAKeyIsPublishedAhead(Duration rotateAfter, int seconds) {
        assertThat(published(SignatureAlgorithm.ES256, rotateAfter).document().headers())
                .containsEntry("Cache-Control", List.of("public, max-age=" + seconds));
    }

    @Test
    void document_isThatOfTheMoment() {
        PublishedKeys keys = published(SignatureAlgorithm.ES256, Duration.ofHours(24));
        String before = text(keys.document());
        assertThat(text(keys.document())).isEqualTo(before);

        time.advance(Duration.ofHours(24));

        assertThat(text(keys.document())).isNotEqualTo(before);
        assertThat(members(keys.document())).hasSize(2);
    }

    private static String text(HttpAnswer document) {
        return new String(document.body(), StandardCharsets.US_ASCII);
    }
}
