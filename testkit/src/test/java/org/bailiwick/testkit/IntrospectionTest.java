package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntrospectionTest {
    private static final Map<String, Object> INACTIVE = Map.of("active", false);
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final EmbeddedAuthority authority = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256)
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .start();
    private final Asker asker = Asker.of(authority, Endpoint.INTROSPECTION);

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void opaqueToken_isAnsweredWithItsMembers() throws Exception {
        String token = authority
                .opaque()
                .prefix("o_")
                .subject("alice")
                .client("app")
                .scopes("orders:read", "orders:write")
                .audience("https://a.example", "https://b.example")
                .expiresIn(Duration.ofMinutes(1))
                .notBefore(NOON)
                .issuedAt(NOON.minusSeconds(60))
                .cnf("jkt", "thumb")
                .member("username", "Alice A.")
                .without("jti")
                .issue();

        assertThat(token).startsWith("o_").hasSizeGreaterThan(40);
        assertThat(asker.hear(token))
                .containsOnly(
                        Map.entry("active", true),
                        Map.entry("iss", authority.issuer()),
                        Map.entry("sub", "alice"),
                        Map.entry("client_id", "app"),
                        Map.entry("scope", "orders:read orders:write"),
                        Map.entry("aud", List.of("https://a.example", "https://b.example")),
                        Map.entry("token_type", "Bearer"),
                        Map.entry("exp", NOON.getEpochSecond() + 60),
                        Map.entry("nbf", NOON.getEpochSecond()),
                        Map.entry("iat", NOON.getEpochSecond() - 60),
                        Map.entry("cnf", Map.of("jkt", "thumb")),
                        Map.entry("username", "Alice A."));
    }

    @Test
    void opaqueToken_isGoodForFiveMinutesAsLongAsNothingElseIsSaid() throws Exception {
        assertThat(asker.hear(authority.opaque().issue()))
                .containsEntry("active", true)
                .containsEntry("aud", "https://api.example.com")
                .containsEntry("exp", NOON.getEpochSecond() + 300)
                .containsKey("jti");
    }

    @Test
    void everyTokenNotActive_isAnsweredAlike() throws Exception {
        String revoked = authority.opaque().issue();
        authority.revoke(revoked);
        String over = authority.opaque().expiresAt(NOON).issue();
        String early = authority.opaque().notBefore(NOON.plusSeconds(1)).issue();
        String strange = authority.token().signedBy(authority.strangersKey()).sign();

        for (String token : List.of(revoked, over, early, strange, "never heard of", "a.b.c")) {
            assertThat(asker.hear(token)).isEqualTo(INACTIVE); // IN-10
        }
    }

    @Test
    void signedToken_isAnsweredWithItsClaims() throws Exception {
        String token = authority.token().subject("alice").scopes("orders:read").sign();

        assertThat(asker.hear(token))
                .containsEntry("active", true)
                .containsEntry("sub", "alice")
                .containsEntry("scope", "orders:read")
                .containsEntry("token_type", "Bearer")
                .containsEntry("aud", "https://api.example.com");
    }

    @Test
    void signedToken_isInactiveOnceRevokedOrExpiredOrItsKeyWithdrawn() throws Exception {
        String token = authority.token().sign();
        String another = authority.token().sign();
        authority.revoke(token);
        assertThat(asker.hear(token)).isEqualTo(INACTIVE);
        assertThat(asker.hear(another)).containsEntry("active", true);

        authority.withdraw(authority.key(Algorithm.ES256).kid());

        assertThat(asker.hear(another)).isEqualTo(INACTIVE);
        assertThat(asker.hear(
                        authority.token().expiredSince(Duration.ofSeconds(1)).sign()))
                .isEqualTo(INACTIVE);
        assertThat(asker.hear(authority.token().issuer("https://as.example").sign()))
                .isEqualTo(INACTIVE);
    }

    @ParameterizedTest
    @EnumSource
    void flawedToken_isInactive(Flaw flaw) throws Exception {
        boolean shownByTheTextAlone = flaw == Flaw.DEEP_PAYLOAD || flaw == Flaw.PAYLOAD_NOT_UTF8;

        assertThat(asker.hear(authority.token().sign(flaw)).get("active")).isEqualTo(shownByTheTextAlone);
    }

    @Test
    void signedAnswer_isNoToken() throws Exception {
        String answer = asker.signed().ask(authority.opaque().issue()).body();

        assertThat(asker.hear(answer)).isEqualTo(INACTIVE); // JI-6
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_type_hint=access_token",
                "token=",
                "token=a&token=b",
                "token=a&resource=b&resource=c",
                "token=a&federation_budget=soon",
                "token=a&client_secret=s3cret&client_assertion=x"
            })
    void wrongQuestion_isRefused(String form) throws Exception {
        HttpResponse<String> response =
                Http.post(authority.uri(Endpoint.INTROSPECTION), form, "Authorization", "Basic cnM6czNjcmV0");

        assertThat(response.statusCode()).isEqualTo(400); // IN-1
        assertThat(Http.json(response)).containsEntry("error", "invalid_request");
        assertThat(authority.questions()).hasSize(form.contains("budget") ? 1 : 0);
    }

    @Test
    void tokenInTheUrl_isRefused() throws Exception {
        HttpResponse<String> response = Http.post(
                URI.create(authority.uri(Endpoint.INTROSPECTION) + "?token=a"),
                "token=a",
                "Authorization",
                "Basic cnM6czNjcmV0");

        assertThat(response.statusCode()).isEqualTo(400); // IN-11
    }

    @Test
    void questionsByGet_areNotAllowed() throws Exception {
        HttpResponse<String> response = Http.get(authority.uri(Endpoint.INTROSPECTION));

        assertThat(response.statusCode()).isEqualTo(405); // IN-1
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=a",
                "token=a&client_id=rs&client_secret=wrong",
                "token=a&client_id=nobody&client_secret=s3cret",
                "token=a&client_id=rs"
            })
    void stranger_isNotAnswered(String form) throws Exception {
        HttpResponse<String> response = Http.post(authority.uri(Endpoint.INTROSPECTION), form);

        assertThat(response.statusCode()).isEqualTo(401); // IN-2
        assertThat(Http.json(response)).isEqualTo(Map.of("error", "invalid_client"));
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(authority.questions()).isEmpty();
        assertThat(authority.requests(Endpoint.INTROSPECTION)).isEqualTo(1);
    }

    @Test
    void questions_areRememberedWithoutTokenAndSecret() throws Exception {
        String token = authority.opaque().issue();
        asker.ask(token, "token_type_hint", "access_token", "resource", "https://rs.example");
        Http.post(
                authority.uri(Endpoint.INTROSPECTION),
                "token=" + token + "&client_id=rs&client_secret=s3cret",
                "Accept",
                "application/json");

        List<Question> questions = authority.questions();

        assertThat(questions).extracting(Question::client).containsExactly("rs", "rs");
        assertThat(questions).extracting(Question::method).containsExactly("client_secret_basic", "client_secret_post");
        assertThat(questions).allMatch(question -> question.isAbout(token) && !question.isAbout("another"));
        assertThat(questions.get(0).endpoint()).isEqualTo(Endpoint.INTROSPECTION);
        assertThat(questions.get(0).accept()).isEqualTo("application/json");
        assertThat(questions.get(0).member("resource")).isEqualTo("https://rs.example");
        assertThat(questions.get(0).member("token_issuer")).isEmpty();
        assertThat(questions.get(0).form()).containsOnlyKeys("token_type_hint", "resource");
        assertThat(questions.toString()).doesNotContain(token, "s3cret");
    }

    @Test
    void cacheControl_isSentWhereItIsSet() throws Exception {
        String token = authority.opaque().issue();
        assertThat(asker.ask(token).headers().firstValue("Cache-Control")).isEmpty();

        authority.introspectionCacheControl("private, max-age=30");

        assertThat(asker.ask(token).headers().firstValue("Cache-Control")).contains("private, max-age=30");
        assertThat(asker.ask("unknown").headers().firstValue("Cache-Control")).contains("private, max-age=30");
    }

    @Test
    void metadata_nameTheEndpointAndHowToAskThere() throws Exception {
        assertThat(Http.json(Http.get(authority.uri(Endpoint.METADATA))))
                .containsEntry("introspection_endpoint", authority.issuer() + "/introspect") // AM-5
                .containsEntry(
                        "introspection_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "private_key_jwt"))
                .containsKey("introspection_endpoint_auth_signing_alg_values_supported")
                .containsEntry("introspection_signing_alg_values_supported", List.of("ES256")) // JI-8
                .doesNotContainKey("federated_introspection_endpoint");
    }

    @Test
    void faults_befallIntrospectionToo() throws Exception {
        String token = authority.opaque().issue();

        authority.fault(Endpoint.INTROSPECTION, Fault.status(500));
        assertThat(asker.ask(token).statusCode()).isEqualTo(500);
        authority.fault(Endpoint.INTROSPECTION, Fault.giant());
        assertThat(asker.ask(token).body().length()).isGreaterThan(1 << 20);
        authority.fault(Endpoint.INTROSPECTION, Fault.wrongIssuer("https://evil.example"));
        assertThat(asker.hear(token)).containsEntry("iss", authority.issuer());
        assertThat(asker.signed().ask(token).statusCode()).isEqualTo(200);
        authority.heal();

        assertThat(asker.hear(token)).containsEntry("active", true);
        assertThat(authority.requests(Endpoint.INTROSPECTION)).isEqualTo(5);
    }

    @Test
    void watcher_seesTheQuestionAndThenTheAnswersStatus() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        authority.watch(question -> {
            seen.add(question.client() + " asks for " + question.member("resource"));
            return status -> seen.add("answer: " + status);
        });

        asker.hear(authority.opaque().issue(), "resource", "https://a.example");
        asker.ask(authority.opaque().issue(), "federation_path", authority.issuer());

        assertThat(seen).containsExactly("rs asks for https://a.example", "answer: 200", "rs asks for ", "answer: 400");
    }
}
