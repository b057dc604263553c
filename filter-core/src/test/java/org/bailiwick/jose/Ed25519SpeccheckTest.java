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
import java.util.function.Predicate;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.TestVectors;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edge cases of Ed25519 on which implementations differ. Ours do not, because they are only ever asked about keys on which
 * they agree.
 *
 * <p>RFC 8032 section 5.1.7 has two equations, with the cofactor and without; both take every honest signature. The platform
 * and Corretto check without, so that they take 0 to 3 and refuse 4 and 5; Bouncy Castle checks with, takes 2 to 5, and does not
 * begin with keys of small order (0, 1). All want scalars and points in canonical form, so that 6 to 11 fail. The keys in
 * dispute are of small order or have a component of it (0 to 5, also 8 and 9), or are not canonical (10, 11), as no honest key is, and are
 * refused when they are read. What is left takes a signer who mixes a component of small order into a nonce of his own
 * signature, and harms nobody who does not.
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

    /** The numbers of the cases that are taken as signed. */
    private static List<Integer> accepted(SignatureChecks checks, Predicate<byte[]> believed)
            throws IOException, GeneralSecurityException {
        SignatureCheck check = checks.of(SignatureAlgorithm.Ed25519);
        List<Integer> accepted = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> test : cases()) {
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(hex(X509_PREFIX + test.get("pub_key"))));
            byte[] text = hex(test.get("message"));
            if (believed.test(hex(test.get("pub_key")))
                    && check.flaw(key, text, text.length, hex(test.get("signature")))
                            .isEmpty()) {
                accepted.add(number);
            }
            number++;
        }
        assertThat(number).isEqualTo(12);
        return accepted;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatures_areJudgedAlikeByEveryProvider(SignatureChecks checks) throws IOException, GeneralSecurityException {
        assertThat(accepted(checks, Ed25519Point::isSound)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signaturesByKeysThatAreNeverRead_areInDispute(SignatureChecks checks)
            throws IOException, GeneralSecurityException {
        boolean withCofactor =
                checks.of(SignatureAlgorithm.Ed25519).provider().getName().equals("BC");

        assertThat(accepted(checks, any -> true)).isEqualTo(withCofactor ? List.of(2, 3, 4, 5) : List.of(0, 1, 2, 3));
    }

    @Test // JB-6
    void keysOutsideTheSubgroupOrNotCanonical_areRefusedWhenRead() throws IOException {
        List<Integer> refused = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> test : cases()) {
            if (!Ed25519Point.isSound(hex(test.get("pub_key")))) {
                refused.add(number);
            }
            number++;
        }
        assertThat(refused).containsExactly(0, 1, 2, 3, 4, 5, 8, 9, 10, 11);
    }
}
