package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Claims;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtSignerTest {
    @TempDir
    Path folder;

    @ParameterizedTest // JB-1, JI-5
    @EnumSource(SignatureAlgorithm.class)
    void whoAcceptsOnlyTheAlgorithm_acceptsWhatIsSignedByIt(SignatureAlgorithm algorithm) throws Exception {
        assertIsAccepted(JwtSigner.ofFile(privateKey(algorithm), algorithm), algorithm);
    }

    @ParameterizedTest // JB-1, JB-2
    @EnumSource(SignatureAlgorithm.class)
    void generatedKey_isAcceptedToo(SignatureAlgorithm algorithm) throws Exception {
        assertIsAccepted(JwtSigner.generated(algorithm), algorithm);
    }

    @Test
    void generatedKeys_differ_andAreNamedByTheirThumbprint() { // TP-1
        JwtSigner signer = JwtSigner.generated(SignatureAlgorithm.ES256);

        assertThat(signer.publicKey().get("kid")).isEqualTo(thumbprintOf(signer.publicKey()));
        assertThat(JwtSigner.generated(SignatureAlgorithm.ES256).keyId()).isNotEqualTo(signer.keyId());
    }

    @Test
    void keyWithoutName_isNamedByItsThumbprintWhenANameIsNeeded() throws Exception { // TP-1
        JwtSigner signer = JwtSigner.ofFile(privateKey(SignatureAlgorithm.ES256), SignatureAlgorithm.ES256);

        assertThat(signer.keyId()).isEmpty();
        assertThat(signer.identified().publicKey())
                .containsEntry("kid", thumbprintOf(signer.publicKey()))
                .containsAllEntriesOf(signer.publicKey());
    }

    @Test
    void keyWithName_keepsIt() throws Exception {
        PublicJsonWebKey jwk = privateJwk(SignatureAlgorithm.ES256);
        jwk.setKeyId("now");

        assertThat(JwtSigner.ofFile(written(jwk), SignatureAlgorithm.ES256)
                        .identified()
                        .keyId())
                .contains("now");
    }

    @ParameterizedTest // JB-2
    @EnumSource(
            value = SignatureAlgorithm.class,
            names = {"RS256", "ES256", "Ed25519"})
    void publishedKey_holdsNothingElseOfTheFile(SignatureAlgorithm algorithm) throws Exception {
        PublicJsonWebKey jwk = privateJwk(algorithm);
        jwk.setOtherParameter("note", "not for others");
        jwk.setKeyOps(List.of("sign"));

        JwtSigner signer = JwtSigner.ofFile(written(jwk), algorithm).identified();

        assertThat(signer.publicKey()).doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "note", "key_ops");
        assertIsAccepted(signer, algorithm);
    }

    @Test
    void keyThatNobodyWouldVerifyBy_isRefusedAtTheStart() throws Exception { // JB-6
        Map<String, Object> members =
                new LinkedHashMap<>(privateJwk(SignatureAlgorithm.ES256).toParams(OutputControlLevel.INCLUDE_PRIVATE));
        members.put("y", members.get("x"));
        Path file = Files.writeString(folder.resolve("key.json"), JsonWriter.write(members));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtSigner.ofFile(file, SignatureAlgorithm.ES256))
                .withMessageContaining("expected: a private JWK")
                .withMessageNotContaining(String.valueOf(members.get("d")));
    }

    private static String thumbprintOf(Map<String, Object> jwk) {
        return JwkMaterial.of(jwk).fold(material -> material.thumbprint().value(), why -> {
            throw new AssertionError(why);
        });
    }

    private void assertIsAccepted(JwtSigner signer, SignatureAlgorithm algorithm) throws IOException {
        Optional<Claims> claims = new TypedJwtVerifier("x+jwt", Set.of(algorithm), SignatureChecks.platform())
                .verify(signer.sign("x+jwt", Map.of("sub", "alice")), published(signer, algorithm))
                .toCompletableFuture()
                .join()
                .fold(signed -> Optional.of(signed.claims()), refused -> Optional.empty(), none -> Optional.empty());

        assertThat(claims.flatMap(said -> said.text("sub"))).contains("alice");
    }

    private Path privateKey(SignatureAlgorithm algorithm) throws IOException, JoseException {
        return written(privateJwk(algorithm));
    }

    private static PublicJsonWebKey privateJwk(SignatureAlgorithm algorithm) throws JoseException {
        KeyPair pair = TestKeys.pair(algorithm);
        PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        jwk.setPrivateKey(pair.getPrivate());
        return jwk;
    }

    private Path written(PublicJsonWebKey jwk) throws IOException {
        return Files.writeString(folder.resolve("key.json"), jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    private KeyRing published(JwtSigner signer, SignatureAlgorithm algorithm) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), JsonWriter.write(signer.publicKeys()));
        return new KeyRings(
                        question -> {
                            throw new AssertionError("a call");
                        },
                        new JwkSetReader(List.of(algorithm), SignatureChecks.platform()),
                        event -> {},
                        Clock.systemUTC())
                .inFile("signer", keys);
    }
}
