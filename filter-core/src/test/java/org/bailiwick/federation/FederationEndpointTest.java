package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FederationEndpointTest {
    private static final String TOKEN = TestEndpoint.jwt(TestEndpoint.AS1);

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    @Test
    void endpoint_isAtItsPathWithOrWithoutTheMount() {
        FederationEndpoint endpoint = as2.endpoint();

        assertThat(endpoint.isFor(new At("", Ask.PATH))).isTrue();
        assertThat(endpoint.isFor(new At("/app", Ask.PATH))).isTrue();
        assertThat(endpoint.isFor(new At("/federated-introspection", ""))).isTrue();
        assertThat(endpoint.isFor(new At("", Ask.PATH + "/"))).isFalse();
        assertThat(endpoint.isFor(new At("", "/federated%2Dintrospection"))).isFalse();
        assertThat(endpoint.isFor(new At("", "/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "post"})
    void otherMethod_isNotAllowed(String method) {
        HttpAnswer answer = as2.answer(Ask.byRs2(TOKEN).method(method));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", List.of("GET, POST"));
    }

    @Test
    void introspectorThatThrows_isADefectOfOurs() {
        as2.domain(TestEndpoint.domain("as1", TestEndpoint.AS1), question -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(as2.error(Ask.byRs2(TOKEN))).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void introspectorThatFails_isADefectOfOurs() {
        as2.as1.saysLater(CompletableFuture.failedStage(new IllegalStateException("a bug")));

        assertThat(as2.error(Ask.byRs2(TOKEN))).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void requestThatThrows_isADefectOfOurs() {
        InboundRequest broken = new InboundRequest() {
            @Override
            public String method() {
                return "POST";
            }

            @Override
            public String rawPath() {
                return Ask.PATH;
            }

            @Override
            public String rawQuery() {
                return "";
            }

            @Override
            public List<String> headers(String name) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public Sender sender() {
                return Sender.UNKNOWN;
            }
        };

        assertThat(as2.endpoint()
                        .answer(broken, new byte[0])
                        .toCompletableFuture()
                        .join()
                        .status())
                .isEqualTo(503);
    }

    @Test // IN-11
    void answerOfAnyKind_holdsNeitherTokenNorSecret() {
        for (Ask ask : List.of(
                Ask.byRs2(TOKEN),
                Ask.byRs2(TOKEN).with("token", "x"),
                Ask.about(TOKEN).basic("rs2", "wrong secret"),
                Ask.byRs2(TOKEN).method("GET"))) {
            HttpAnswer answer = as2.answer(ask);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8) + answer.headers() + answer)
                    .doesNotContain(TOKEN, "secret");
        }
    }

    @Test
    void description_isForOperatorsAlone() {
        Ask read = Ask.about(TOKEN).method("GET");

        assertThat(as2.error(read)).isEqualTo("401 invalid_client");
        assertThat(as2.error(read.basic("rs2", "secret of rs2"))).isEqualTo("401 invalid_client");
        assertThat(as2.error(read.basic("ops", "secret of rs2"))).isEqualTo("401 invalid_client");
        assertThat(as2.error(read.field("Authorization", "Bearer x"))).isEqualTo("401 invalid_client");
        assertThat(as2.error(Ask.about(TOKEN).basic("ops", "secret of ops"))).isEqualTo("401 invalid_client");

        HttpAnswer answer = as2.answer(read.basic("ops", "secret of ops"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("Content-Type", List.of("application/json"))
                .containsEntry("Cache-Control", List.of("no-store"));
        assertThat(TestEndpoint.members(answer))
                .isEqualTo(JsonReader.object(JsonWriter.bytes(as2.endpoint().description()))
                        .orElseThrow());
    }

    @Test
    void description_tellsTheRelationshipsAndNoSecret() {
        as2.resourceServers.set(
                0,
                new FederationSettings.ResourceServer(
                        TestEndpoint.client("rs2"), TestEndpoint.RS2, Optional.of(Scopes.parse("orders:read"))));

        Map<String, Object> description = JsonReader.object(
                        JsonWriter.bytes(as2.endpoint().description()))
                .orElseThrow();

        assertThat(description)
                .containsEntry("issuer", "https://as2.example.com")
                .containsEntry("endpoint", Ask.PATH)
                .containsEntry("hops", 4L)
                .containsEntry("deadline_millis", 2000L)
                .containsEntry(
                        "home", Map.of("domain", "home", "issuer", "https://as2.example.com", "speaks_for", List.of()))
                .containsEntry(
                        "resource_servers",
                        List.of(Map.of(
                                "client_id",
                                "rs2",
                                "authentication",
                                "client_secret",
                                "resource",
                                TestEndpoint.RS2,
                                "scopes",
                                List.of("orders:read"))))
                .containsEntry(
                        "trustors",
                        List.of(Map.of(
                                "role", "Federatee",
                                "client_id", "as3",
                                "authentication", "client_secret",
                                "issuer", "https://as3.example.com",
                                "scopes", List.of("read"),
                                "map_scopes", Map.of("orders:read", "read"))))
                .doesNotContainKey("signing");
        assertThat(((List<?>) description.get("trustees")).get(0))
                .isEqualTo(Map.of(
                        "role",
                        "Federator",
                        "domain",
                        "as1",
                        "issuer",
                        "https://as1.example.com",
                        "scopes",
                        List.of("orders:read"),
                        "map_scopes",
                        Map.of(),
                        "lifetime_seconds",
                        3600L,
                        "speaks_for",
                        List.of(Map.of(
                                "issuer", "https://as0.example.com",
                                "scopes", List.of("orders:read"),
                                "map_scopes", Map.of()))));
        assertThat(description.toString()).doesNotContain("secret of");
    }

    private record At(String mountPath, String rawPath) implements InboundRequest {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }
}
