package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Claims;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which form an answer comes. */
class DeliveryTest {
    private static final String TOKEN = TestEndpoint.jwt(TestEndpoint.AS1);

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        as2.close();
    }

    private VerificationKey sign() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            Path file = directory.resolve("key.json");
            Files.write(file, JsonWriter.bytes(key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)));
            as2.signer = Optional.of(JwtSigner.ofFile(file, SignatureAlgorithm.ES256));
            return new VerificationKey(null, SignatureAlgorithm.ES256, "thumbprint", key.getPublicKey());
        } catch (JoseException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Claims verified(HttpAnswer answer, VerificationKey key) {
        TestClient ring = new TestClient("as2", TestEndpoint.AS2);
        ring.answers(new KeyAnswer.Found(key));
        return new TypedJwtVerifier(
                        "token-introspection+jwt", Set.of(SignatureAlgorithm.ES256), SignatureChecks.platform())
                .verify(new String(answer.body(), StandardCharsets.US_ASCII), ring)
                .toCompletableFuture()
                .join()
                .fold(
                        TypedJwtVerifier.Signed::claims,
                        refused -> {
                            throw new AssertionError(refused.reason());
                        },
                        unreachable -> {
                            throw new AssertionError(unreachable.reason());
                        });
    }

    @ParameterizedTest // JI-1
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "text/html",
                "",
                "application/*;q=0.5",
                "application/json, application/token-introspection+jwt;q=0",
                "application/token-introspection+jwt; Q=0.000, */*",
                "application/token-introspection+jwts"
            })
    void whoeverDoesNotAskForASignedAnswer_getsJson(String accept) {
        sign();

        HttpAnswer answer = as2.answer(Ask.byRs2(TOKEN).field("Accept", accept));

        assertThat(answer.headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(TestEndpoint.members(answer)).containsEntry("active", true);
    }

    @ParameterizedTest // JI-1, JI-2
    @ValueSource(
            strings = {
                "application/token-introspection+jwt",
                "Application/Token-Introspection+JWT",
                "application/json, application/token-introspection+jwt;q=0.001",
            })
    void whoeverAsksForASignedAnswer_getsOne(String accept) {
        VerificationKey key = sign();

        HttpAnswer answer = as2.answer(Ask.byRs2(TOKEN).field("Accept", accept));

        assertThat(answer.headers())
                .containsEntry("Content-Type", List.of("application/token-introspection+jwt"))
                .containsEntry("Cache-Control", List.of("private, max-age=60"));
        assertThat(verified(answer, key).text("iss")).contains(TestEndpoint.AS2.value());
    }

    @Test // JI-3, JI-4
    void signedAnswer_saysWhoToWhomAndWhen() {
        VerificationKey key = sign();
        String accept = "application/token-introspection+jwt";

        Claims told = verified(as2.answer(Ask.byRs2(TOKEN).field("Accept", accept)), key);

        assertThat(told.asMap()).containsOnlyKeys("iss", "aud", "iat", "token_introspection");
        assertThat(told.text("aud")).contains(TestEndpoint.RS2);
        assertThat(told.get("iat")).contains(TestClock.NOW.getEpochSecond());
        assertThat(told.object("token_introspection")).contains(as2.document(Ask.byRs2(TOKEN)));

        as2.as1.says(FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS3));
        Claims toAs3 = verified(as2.answer(Ask.byAs3(TOKEN).field("Accept", accept)), key);
        assertThat(toAs3.text("aud")).contains(TestEndpoint.AS3.value());
    }

    @Test // JI-3, IN-10
    void inactive_isSignedToo() {
        VerificationKey key = sign();
        as2.as1.saysInactive(Optional.empty());

        HttpAnswer answer = as2.answer(Ask.byRs2(TOKEN).field("Accept", Accepted.SIGNED));

        assertThat(verified(answer, key).object("token_introspection")).contains(Map.of("active", false));
    }

    @Test // JI-9: whoever takes nothing else is not given something else
    void signedAnswerThatCannotBe_isRefused() {
        assertThat(as2.error(Ask.byRs2(TOKEN).field("Accept", Accepted.SIGNED))).isEqualTo("406 not_acceptable");
        assertThat(as2.as1.questions()).isEmpty();
        assertThat(as2.isActive(
                        Ask.byRs2(TOKEN).field("Accept", Accepted.SIGNED).field("Accept", "application/json;q=0.1")))
                .isTrue();
    }

    @Test
    void refusal_isJsonAlways() {
        sign();

        HttpAnswer answer = as2.answer(Ask.byRs2("a b").field("Accept", Accepted.SIGNED));

        assertThat(answer.headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(TestEndpoint.members(answer)).isEqualTo(Map.of("error", "invalid_request"));
    }

    @Test
    void description_showsThePublicKeyAndNoOther() {
        sign();

        String written = JsonWriter.write(as2.endpoint().description());

        assertThat(as2.endpoint().description().get("signing")).asString().contains("ES256");
        assertThat(written).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
    }

    @Test
    void accepted_isReadFromAllFields() {
        assertThat(Accepted.of(List.of())).isEqualTo(new Accepted(false, true));
        assertThat(Accepted.of(List.of("text/plain", Accepted.SIGNED))).isEqualTo(new Accepted(true, false));
        assertThat(Accepted.of(List.of(Accepted.SIGNED + ";q=0"))).isEqualTo(new Accepted(false, true));
    }
}
