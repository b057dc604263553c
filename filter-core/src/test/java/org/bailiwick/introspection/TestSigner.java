package org.bailiwick.introspection;

import static org.bailiwick.transport.TestAnswers.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Somebody with a key pair, in files as they are configured. */
record TestSigner(JwtSigner signer, Path privateKey, Path publicKeys, SignatureAlgorithm algorithm) {
    static TestSigner in(Path folder, SignatureAlgorithm algorithm) {
        try {
            PublicJsonWebKey key = algorithm.keyType().equals("RSA")
                    ? RsaJwkGenerator.generateJwk(2048)
                    : EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setAlgorithm(algorithm.name());
            key.setKeyId("key-1");
            Path privateKey = Files.createTempFile(folder, "private", ".json");
            Files.writeString(privateKey, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            JwtSigner signer = JwtSigner.ofFile(privateKey);
            Path publicKeys = Files.createTempFile(folder, "public", ".json");
            Files.writeString(publicKeys, JsonWriter.write(signer.publicKeys()));
            return new TestSigner(signer, privateKey, publicKeys, algorithm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyRing ring() {
        return new KeyRings(
                        question -> {
                            throw new AssertionError("a call");
                        },
                        new JwkSetReader(List.of(algorithm), SignatureChecks.platform()),
                        event -> {},
                        Clock.systemUTC())
                .inFile("partner", publicKeys);
    }

    /** The claims of a JWT that it has signed; any other fails the test. */
    Map<String, Object> verified(String jwt) {
        return join(TypedJwtVerifier.untyped(Set.of(algorithm), SignatureChecks.platform())
                        .verify(jwt, ring()))
                .fold(
                        signed -> signed.claims().asMap(),
                        refused -> {
                            throw new AssertionError(refused.reason());
                        },
                        unreachable -> {
                            throw new AssertionError(unreachable.reason());
                        });
    }
}
