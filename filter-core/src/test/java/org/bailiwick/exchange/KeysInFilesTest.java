package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.InternalJwtSettings.Keys;
import org.bailiwick.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysInFilesTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @TempDir
    Path folder;

    private Path key(String name, Map<String, Object> more) throws IOException {
        Map<String, Object> jwk = new LinkedHashMap<>(newJwk());
        jwk.putAll(more);
        return written(name, jwk);
    }

    private Path written(String name, Map<String, Object> jwk) throws IOException {
        return Files.writeString(folder.resolve(name), JsonWriter.write(jwk));
    }

    private static Map<String, Object> newJwk() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
            byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return Map.of(
                    "kty",
                    "OKP",
                    "crv",
                    "Ed25519",
                    "alg",
                    "EdDSA",
                    "x",
                    BASE64.encodeToString(point),
                    "d",
                    BASE64.encodeToString(seed));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static SigningKeys in(Path... files) {
        return SigningKeys.of(new Keys.InFiles(List.of(files)), Duration.ofMinutes(1), Clock.systemUTC());
    }

    @Test
    void firstFile_signs_andAllArePublished() throws IOException {
        SigningKeys keys = in(key("now.json", Map.of("kid", "now")), key("before.json", Map.of("kid", "before")));

        assertThat(keys.current().keyId()).contains("now");
        assertThat(keys.published()).extracting(jwk -> jwk.get("kid")).containsExactly("now", "before");
        assertThat(keys.published()).noneMatch(jwk -> jwk.containsKey("d"));
    }

    @Test
    void keyWithoutName_hasItsThumbprintForOne() throws IOException {
        SigningKeys keys = in(key("now.json", Map.of()));

        assertThat(keys.current().keyId())
                .contains(ServiceBehindUs.keysIn(new PublishedKeys("/jwks", keys).document())
                        .byId(keys.current().keyId().orElseThrow())
                        .orElseThrow()
                        .thumbprint());
    }

    @Test
    void twoKeysOfOneName_areRefused() throws IOException {
        Path now = key("now.json", Map.of("kid", "now"));
        Path before = key("before.json", Map.of("kid", "now"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> in(now, before))
                .withMessageContaining("before.json")
                .withMessageContaining("expected: distinct ids");
    }

    @Test
    void publicKey_isRefused() throws IOException {
        Map<String, Object> jwk = new LinkedHashMap<>(newJwk());
        jwk.remove("d");
        Path file = written("now.json", jwk);

        assertThatIllegalArgumentException().isThrownBy(() -> in(file)).withMessageContaining("no private key");
    }
}
