package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEndpointTest {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("the%20app:pa%3Ass".getBytes(StandardCharsets.US_ASCII));

    private final EmbeddedAuthority authority = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256)
            .start()
            .client("the app", "pa:ss", "orders:read", "orders:write");
    private final URI endpoint = authority.uri(Endpoint.TOKEN);

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void clientSecretBasic_isAnsweredWithATokenThatVerifies() throws Exception {
        HttpResponse<String> response =
                Http.post(endpoint, "grant_type=client_credentials&scope=orders%3Aread", "Authorization", BASIC);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        Map<String, Object> answer = Http.json(response);
        assertThat(answer)
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 300L)
                .containsEntry("scope", "orders:read");
        JwtClaims claims = claims(answer, "https://api.example.com");
        assertThat(claims.getSubject()).isEqualTo("the app");
        assertThat(claims.getStringClaimValue("client_id")).isEqualTo("the app");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("orders:read");
    }

    @Test
    void clientSecretPost_withoutScope_getsAllItsScopes() throws Exception {
        HttpResponse<String> response =
                Http.post(endpoint, "grant_type=client_credentials&client_id=the+app&client_secret=pa%3Ass");

        assertThat(Http.json(response)).containsEntry("scope", "orders:read orders:write");
    }

    @Test
    void resources_becomeTheAudience() throws Exception {
        HttpResponse<String> response = Http.post(
                endpoint,
                "grant_type=client_credentials&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example",
                "Authorization",
                BASIC);

        JwtClaims claims = claims(Http.json(response), "https://b.example");
        assertThat(claims.getAudience()).isEqualTo(List.of("https://a.example", "https://b.example"));
    }

    @Test
    void opaqueTokens_areKnownToIntrospection() throws Exception {
        try (EmbeddedAuthority opaque =
                EmbeddedAuthority.builder().opaqueTokens("o_").start().client("the app", "pa:ss", "orders:read")) {
            String form = "grant_type=client_credentials&resource=https%3A%2F%2Fa.example";
            Map<String, Object> answer = Http.json(Http.post(opaque.uri(Endpoint.TOKEN), form, "Authorization", BASIC));
            String token = (String) answer.get("access_token");

            assertThat(token).startsWith("o_").doesNotContain(".");
            assertThat(Asker.of(opaque, Endpoint.INTROSPECTION).hear(token))
                    .containsEntry("active", true)
                    .containsEntry("sub", "the app")
                    .containsEntry("client_id", "the app")
                    .containsEntry("scope", "orders:read")
                    .containsEntry("aud", "https://a.example");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials, 401, invalid_client",
        "grant_type=client_credentials&client_id=the+app&client_secret=wrong, 401, invalid_client",
        "grant_type=client_credentials&client_id=nobody&client_secret=pa%3Ass, 401, invalid_client",
        "grant_type=password&client_id=the+app&client_secret=pa%3Ass, 400, unsupported_grant_type",
        "client_id=the+app&client_secret=pa%3Ass, 400, invalid_request",
        "grant_type=a&grant_type=b&client_id=the+app&client_secret=pa%3Ass, 400, invalid_request",
        "grant_type=client_credentials&scope=admin&client_id=the+app&client_secret=pa%3Ass, 400, invalid_scope"
    })
    void wrongRequest_isRefusedByItsCode(String form, int status, String error) throws Exception {
        HttpResponse<String> response = Http.post(endpoint, form);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Http.json(response)).isEqualTo(Map.of("error", error));
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    @Test
    void twoWaysOfAuthentication_areOneTooMany() throws Exception {
        HttpResponse<String> response = Http.post(
                endpoint,
                "grant_type=client_credentials&client_id=the+app&client_secret=pa%3Ass",
                "Authorization",
                BASIC);

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void get_isNotAllowed() throws Exception {
        HttpResponse<String> response = Http.get(endpoint);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    private JwtClaims claims(Map<String, Object> answer, String audience) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(authority.key(Algorithm.ES256).publicKey())
                .setExpectedIssuer(authority.issuer())
                .setExpectedAudience(audience)
                .build()
                .processToClaims((String) answer.get("access_token"));
    }
}
