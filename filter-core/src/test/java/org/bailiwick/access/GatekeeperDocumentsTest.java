package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.GateUnderTest.MUST_NOT_BE_ASKED;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gatekeeper publishes itself, and where. */
class GatekeeperDocumentsTest {
    private final GateUnderTest gate = new GateUnderTest();

    @Test
    void metadata_isPublishedAtItsPathOnly() { // PR-1, PR-2, PR-3, PR-5, PR-11
        Gatekeeper gatekeeper = gate.over(MUST_NOT_BE_ASKED);
        FakeRequest request = FakeRequest.get("/.well-known/oauth-protected-resource");
        HttpAnswer document = document(gatekeeper, request);
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(new String(document.body(), StandardCharsets.US_ASCII))
                .isEqualTo("{\"resource\":\"https://api.example.com\",\"scopes_supported\":"
                        + "[\"nobody:has\",\"orders:admin\",\"orders:read\",\"orders:write\"],"
                        + "\"bearer_methods_supported\":[\"header\"]}");
        assertThat(gatekeeper.served(request.method("POST"))).isEmpty();
        assertThat(gatekeeper.served(FakeRequest.get("/.well-known/oauth-protected-resource/x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void furtherDocument_isPublishedBesideTheMetadata(String method) {
        Gatekeeper gatekeeper = gate.over(MUST_NOT_BE_ASKED);
        FakeRequest request = FakeRequest.get("/keys.json").method(method);
        assertThat(document(gatekeeper, request).headers())
                .containsEntry("Content-Type", List.of("application/jwk-set+json"));
        assertThat(gatekeeper.served(FakeRequest.get("/keys.json").mountedAt("/app")))
                .isPresent();
        assertThat(gatekeeper.served(request.method("POST"))).isEmpty();
        assertThat(gatekeeper.served(FakeRequest.get("/keys.json/x").method(method)))
                .isEmpty();
    }

    private static HttpAnswer document(Gatekeeper gatekeeper, FakeRequest request) {
        return gatekeeper.served(request).orElseThrow().toCompletableFuture().join();
    }
}
