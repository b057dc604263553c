package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtSignerTest {
    @TempDir
    Path folder;

    @ParameterizedTest // JB-1, JI-5
    @EnumSource(SignatureAlgorithm.class)
    void whoAcceptsOnlyTheAlgorithm_acceptsWhatIsSignedByIt(SignatureAlgorithm algorithm) throws Exception {
        JwtSigner signer = JwtSigner.ofFile(privateKey(algorithm), algorithm);

        Optional<Claims> claims = new TypedJwtVerifier("x+jwt", Set.of(algorithm), SignatureChecks.platform())
                .verify(signer.sign("x+jwt", Map.of("sub", "alice")), published(signer, algorithm))
                .toCompletableFuture()
                .join()
                .fold(signed -> Optional.of(signed.claims()), refused -> Optional.empty(), none -> Optional.empty());

        assertThat(claims.flatMap(said -> said.text("sub"))).contains("alice");
    }

    private Path privateKey(SignatureAlgorithm algorithm) throws IOException, JoseException {
        KeyPair pair = TestKeys.pair(algorithm);
        PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        jwk.setPrivateKey(pair.getPrivate());
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
