package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KEYS =
            List.of("id", "path", "any-scope", "scopes", "mode", "issuer", "jwks-uri", "jwks-file");

    @ParameterizedTest
    @CsvSource({
        "isuer, issuer",
        "isseur, issuer",
        "issuers, issuer",
        "jwks_uri, jwks-uri",
        "anyScope, any-scope",
        "scope, scopes",
        "modus,",
        "ids,",
        "colour,",
        "'',",
    })
    void word_hasTheNearestCandidate(String word, String nearest) {
        assertThat(Spelling.nearest(word, KEYS).orElse(null)).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "ab, abc, 1", "abc, axc, 1", "abc, xyz, 3", "'', ab, 2"})
    void mistakes_areCounted(String word, String meant, int mistakes) {
        assertThat(Spelling.mistakes(word, meant)).isEqualTo(mistakes);
    }

    @Test
    void veryLongWord_isNotCompared() {
        assertThat(Spelling.nearest("x".repeat(1_000_000), KEYS)).isEmpty();
    }
}
