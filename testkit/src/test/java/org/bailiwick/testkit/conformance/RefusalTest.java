package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalTest {
    private static final String BODY = "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
            + "\"detail\":\"No.\",\"code\":\"token_expired\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}";

    private final Map<String, List<String>> headers = new HashMap<>(Map.of(
            "content-type", List.of("application/problem+json"),
            "cache-control", List.of("no-store"),
            "www-authenticate", List.of("Bearer realm=\"a\", error=\"invalid_token\"")));

    @Test
    void refusalAsItShouldBe_isRead() {
        Refusal refusal = Refusal.of(new Response(401, headers, BODY));

        assertThat(refusal.isInvalidToken("token_expired").traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"status\":401', '\"status\":400'",
        "'\"status\":401,', ''",
        "'token_expired', ''",
        "'\"code\":\"token_expired\",', ''",
        "'4bf92f3577b34da6a3ce929d0e0e4736', '00000000000000000000000000000000'",
        "'4bf92f3577b34da6a3ce929d0e0e4736', 'x'",
        "'about:blank', 'not a uri'",
        "'No.', ' '",
        "'{', '{\"title\":\"twice\",'"
    })
    void otherBody_fails(String part, String instead) {
        String body = BODY.replace(part, instead);

        assertThatThrownBy(() -> Refusal.of(new Response(401, headers, body)))
                .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class);
    }

    @Test
    void otherHeaders_fail() {
        headers.put("content-type", List.of("application/json"));
        assertFails(headers);
        headers.put("content-type", List.of("application/problem+json"));
        headers.remove("cache-control");
        assertFails(headers);
    }

    private static void assertFails(Map<String, List<String>> headers) {
        assertThatThrownBy(() -> Refusal.of(new Response(401, headers, BODY))).isInstanceOf(AssertionError.class);
    }

    @Test
    void otherKinds_areToldApart() {
        Refusal refusal = Refusal.of(new Response(401, headers, BODY));

        assertThatThrownBy(() -> refusal.isInvalidToken("token_malformed")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> refusal.lacksCredential("token_expired")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> refusal.isInsufficient("token_expired")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> refusal.isInvalidRequest("token_expired")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> refusal.isUndecided(401)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> refusal.isDenied("token_expired")).isInstanceOf(AssertionError.class);
    }
}
