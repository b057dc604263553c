package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bailiwick.json.Json;
import org.bailiwick.token.Claims;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionClaimsTest {
    private static final PermissionClaims PERMISSIONS = new PermissionClaims("scope", List.of("roles", "realm.roles"));

    static List<Map<String, Object>> readable() {
        return List.of(
                Map.of(),
                Map.of("scope", ""),
                Map.of("scope", " a  b "),
                Map.of("scope", List.of()),
                Map.of("scope", List.of("a", "b")),
                Map.of("roles", "any \"text\""),
                Map.of("realm", Map.of("roles", List.of("a b"))),
                Map.of("realm", "no object", "other", 7L));
    }

    @ParameterizedTest // AT-9
    @MethodSource("readable")
    void whatIsUnderstood_isWhollyReadable(Map<String, Object> claims) {
        assertThat(PERMISSIONS.areWhollyReadableIn(Claims.of(claims))).isTrue();
    }

    static List<Map<String, Object>> unreadable() {
        return List.of(
                Map.of("scope", 7L),
                Map.of("scope", Json.NULL),
                Map.of("scope", "a \"b\""),
                Map.of("scope", "a\tb"),
                Map.of("scope", List.of("a b")),
                Map.of("scope", List.of("a", "")),
                Map.of("scope", List.of("a", 7L)),
                Map.of("roles", List.of("a", Map.of("value", "b"))),
                Map.of("realm", Map.of("roles", Map.of("a", true))),
                Map.of("realm.roles", 7L, "realm", Map.of("roles", "a")));
    }

    @ParameterizedTest // AT-9
    @MethodSource("unreadable")
    void whatAnotherReaderMayRead_isNotWhollyReadable(Map<String, Object> claims) {
        assertThat(PERMISSIONS.areWhollyReadableIn(Claims.of(claims))).isFalse();
    }
}
