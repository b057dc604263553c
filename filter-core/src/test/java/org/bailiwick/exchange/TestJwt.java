package org.bailiwick.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** JWTs as an authority issues them, with a signature that is good or none at all. */
final class TestJwt {
    static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ES256;

    private TestJwt() {}

    static String unsigned(Map<String, Object> head, Map<String, Object> claims) {
        return encoded(JsonWriter.write(head)) + "." + encoded(JsonWriter.write(claims)) + ".c2lnbmVk";
    }

    static String unsigned(Map<String, Object> claims) {
        return unsigned(Map.of("alg", "ES256", "typ", "at+jwt"), claims);
    }

    static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An authority with a key pair of its own. */
    static JwtSigner signer(Path folder) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setAlgorithm(ALGORITHM.name());
            key.setKeyId("key-1");
            Path file = Files.createTempFile(folder, "private", ".json");
            Files.writeString(file, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            return JwtSigner.ofFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its public keys. */
    static KeyRing ring(JwtSigner signer, Path folder) {
        try {
            Path file = Files.createTempFile(folder, "public", ".json");
            Files.writeString(file, JsonWriter.write(signer.publicKeys()));
            return new KeyRings(
                            question -> {
                                throw new AssertionError("a call");
                            },
                            new JwkSetReader(List.of(ALGORITHM), SignatureChecks.platform()),
                            event -> {},
                            Clock.systemUTC())
                    .inFile("home", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
