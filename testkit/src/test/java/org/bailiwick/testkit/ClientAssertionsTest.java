package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ClientAssertionsTest {
    private final SigningKey key = SigningKey.generate(Algorithm.ES256);
    private final EmbeddedAuthority authority =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start().client("rs", key.jwk(), "orders:read");

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void goodAssertion_showsWhoAsks() throws Exception {
        HttpResponse<String> response = ask(assertion().sign());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(authority.questions()).singleElement().satisfies(question -> {
            assertThat(question.client()).isEqualTo("rs");
            assertThat(question.method()).isEqualTo("private_key_jwt");
            assertThat(question.form()).containsOnlyKeys("client_assertion_type");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyAlgorithm_verifies(Algorithm algorithm) throws Exception {
        SigningKey other = SigningKey.generate(algorithm);
        authority.client("rs", other.jwk());

        assertThat(ask(assertion().signedBy(other).sign()).statusCode()).isEqualTo(200);
    }

    @Test
    void tokenEndpoint_takesAssertionsToo() throws Exception {
        HttpResponse<String> response = Http.post(
                authority.uri(Endpoint.TOKEN),
                "grant_type=client_credentials&" + form(assertion().sign()));

        assertThat(Http.json(response)).containsEntry("scope", "orders:read");
    }

    static Stream<Consumer<TokenBuilder>> changes() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                token -> token.issuer("another"),
                token -> token.subject("another"),
                token -> token.issuer("nobody").subject("nobody"),
                token -> token.without("aud"),
                token -> token.audience("https://another.example"),
                token -> token.claim("aud", List.of(token.authority().issuer())), // JA-2
                token -> token.without("exp"),
                token -> token.claim("exp", now - 1),
                token -> token.claim("exp", now + 400),
                token -> token.claim("exp", "soon"),
                token -> token.claim("nbf", now + 60),
                token -> token.without("jti"),
                token -> token.signedBy(token.authority().strangersKey()),
                token -> token.header("alg", "RS256"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void wrongAssertion_showsNothing(Consumer<TokenBuilder> change) throws Exception {
        TokenBuilder wrong = assertion();
        change.accept(wrong);

        HttpResponse<String> response = ask(wrong.sign());

        assertThat(response.statusCode()).isEqualTo(401); // JA-4, JA-5
        assertThat(Http.json(response)).isEqualTo(Map.of("error", "invalid_client"));
    }

    @Test
    void assertion_isGoodForOneCall() throws Exception {
        String assertion = assertion().sign();

        assertThat(ask(assertion).statusCode()).isEqualTo(200);
        assertThat(ask(assertion).statusCode()).isEqualTo(401); // JA-4
    }

    @Test
    void clientIdentifier_isThatOfTheAssertion() throws Exception {
        String rest = "token=a&client_id=another&" + form(assertion().sign());

        assertThat(Http.post(authority.uri(Endpoint.INTROSPECTION), rest).statusCode())
                .isEqualTo(401);
    }

    @Test
    void otherTypeOfAssertion_showsNothing() throws Exception {
        String form = "token=a&client_assertion_type=saml&client_assertion="
                + assertion().sign();

        assertThat(Http.post(authority.uri(Endpoint.INTROSPECTION), form).statusCode())
                .isEqualTo(401); // JA-1
    }

    @Test
    void clientWithKey_hasNoSecret() throws Exception {
        String form = "token=a&client_id=rs&client_secret=";

        assertThat(Http.post(authority.uri(Endpoint.INTROSPECTION), form).statusCode())
                .isEqualTo(401);
    }

    @Test
    void key_isPublicAndSaysItsAlgorithm() {
        Map<String, Object> nameless = key.jwk();
        nameless.remove("alg");

        assertThatThrownBy(() -> authority.client("rs", nameless)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> authority.client("rs", key.jwkWithPrivateMembers()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TokenBuilder assertion() {
        return authority
                .token()
                .issuer("rs")
                .subject("rs")
                .audience(authority.issuer())
                .expiresIn(Duration.ofSeconds(60))
                .typ("JWT")
                .signedBy(key);
    }

    private HttpResponse<String> ask(String assertion) throws Exception {
        return Http.post(authority.uri(Endpoint.INTROSPECTION), "token=a&" + form(assertion));
    }

    private static String form(String assertion) {
        return "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                + assertion;
    }
}
