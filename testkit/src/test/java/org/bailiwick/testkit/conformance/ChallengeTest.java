package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengeTest {
    @Test
    void parameters_areRead() {
        Challenge challenge = Challenge.of("Bearer realm=\"a, b\", error=\"insufficient_scope\",scope=\"x y:z\"");

        assertThat(challenge.parameter("realm")).contains("a, b");
        assertThat(challenge.parameter("error")).contains("insufficient_scope");
        assertThat(challenge.scopes()).containsExactly("x", "y:z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Basic realm=\"a\"",
                "Bearer realm=a",
                "Bearer realm=\"a\", realm=\"b\"",
                "Bearer realm=\"a\" error=\"b\"",
                "Bearer realm=\"a\\\"b\"",
                "Bearer realm=\"\u00E4\"",
                "Bearer realm=\"a\tb\"",
                "Bearer realm=\"a\", Basic realm=\"b\""
            })
    void whatRfc6750Forbids_fails(String value) { // BT-6, BT-7, BT-8
        assertThatThrownBy(() -> Challenge.of(value)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a  b", " a", "a "})
    void scopeOutsideItsGrammar_fails(String scope) { // BT-8
        Challenge challenge = Challenge.of("Bearer scope=\"" + scope + "\"");

        assertThatThrownBy(challenge::scopes).isInstanceOf(AssertionError.class);
    }
}
