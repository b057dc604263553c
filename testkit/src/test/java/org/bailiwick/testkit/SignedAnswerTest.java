package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SignedAnswerTest {
    private final EmbeddedAuthority authority =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
    private final Asker asker = Asker.of(authority, Endpoint.INTROSPECTION).signed();

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void answerAskedForSigned_isSigned() throws Exception {
        HttpResponse<String> response =
                asker.ask(authority.opaque().subject("alice").issue());

        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/token-introspection+jwt"); // JI-1
        JwtClaims claims = claims(response.body(), "rs");
        assertThat(claims.getIssuedAt()).isNotNull();
        assertThat(claims.getClaimNames()).containsOnly("iss", "aud", "iat", "token_introspection"); // JI-3, JI-4
        assertThat(claims.getClaimValue("token_introspection"))
                .hasFieldOrPropertyWithValue("active", true)
                .hasFieldOrPropertyWithValue("sub", "alice");
    }

    @Test
    void askersResource_isTheAudience() throws Exception {
        String answer = asker.ask("unknown", "resource", "https://rs.example").body();

        assertThat(claims(answer, "https://rs.example").getClaimValue("token_introspection"))
                .isEqualTo(Map.of("active", false));
    }

    @Test
    void refusals_areNotSigned() throws Exception {
        HttpResponse<String> response = asker.ask("");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    private JwtClaims claims(String jwt, String audience) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(authority.key(Algorithm.ES256).publicKey()) // JI-5
                .setExpectedType(true, "token-introspection+jwt") // JI-2
                .setExpectedIssuer(true, authority.issuer())
                .setExpectedAudience(true, audience)
                .build()
                .processToClaims(jwt);
    }
}
