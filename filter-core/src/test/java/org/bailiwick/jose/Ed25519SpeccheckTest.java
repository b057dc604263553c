package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.TestVectors;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edge cases of Ed25519 on which implementations differ. Ours do not: the platform's and Corretto's answer alike.
 *
 * <p>Both check the equation without the cofactor and want scalars and points in canonical form, so that 4 to 11 fail; 0 to 3
 * satisfy RFC 8032 as they stand. By a key of small order (0, 1) anything can be made to look signed, so such keys are refused
 * when they are read; so are keys that are not canonical (10, 11). What is left, 2 and 3, takes a signer who chose a key or a
 * nonce with a component of small order, and harms nobody who does not.
 */
class Ed25519SpeccheckTest {
    private static final String X509_PREFIX = "302a300506032b6570032100";

    static List<Named<SignatureChecks>> providers() {
        return Providers.all();
    }

    private static List<Map<String, Object>> cases() throws IOException {
        byte[] text = Files.readAllBytes(TestVectors.at("ed25519-speccheck/cases.json"));
        return TestVectors.objects(JsonReader.value(text).orElseThrow());
    }

    private static byte[] hex(Object text) {
        return HexFormat.of().parseHex((String) text);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatures_areJudgedAlikeByEveryProvider(SignatureChecks checks) throws IOException, GeneralSecurityException {
        SignatureCheck check = checks.of(SignatureAlgorithm.Ed25519);
        List<Integer> accepted = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> test : cases()) {
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(hex(X509_PREFIX + test.get("pub_key"))));
            byte[] text = hex(test.get("message"));
            if (check.flaw(key, text, text.length, hex(test.get("signature"))).isEmpty()) {
                accepted.add(number);
            }
            number++;
        }
        assertThat(number).isEqualTo(12);
        assertThat(accepted).containsExactly(0, 1, 2, 3);
    }

    @Test // JB-6
    void keysOfSmallOrderOrNotCanonical_areRefusedWhenRead() throws IOException {
        List<Integer> refused = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> test : cases()) {
            if (!Ed25519Point.isSound(hex(test.get("pub_key")))) {
                refused.add(number);
            }
            number++;
        }
        assertThat(refused).containsExactly(0, 1, 10, 11);
    }
}
