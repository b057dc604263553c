package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bailiwick.json.TestVectors;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wycheproof's primitive signature cases through our signature check, with every provider. */
class WycheproofSignatureTest {
    static List<Named<SignatureChecks>> providers() {
        return Providers.all();
    }

    /** The numbers of the cases whose outcome is not the expected one, and how many cases there were. */
    private record Result(Set<Long> wronglyAccepted, Set<Long> wronglyRefused, int cases) {}

    /**
     * The generator's point times the nonce has an x beyond the order, which SunEC of JDK 17 forgets to reduce. It happens to
     * an honest signer once in four thousand million signatures, and refuses what is good.
     */
    private static final Set<Long> X_BEYOND_THE_ORDER = Set.of(115L, 257L);

    /** Marked acceptable: the hash's identifier comes without its NULL, which the platform tolerates and Corretto does not. */
    private static final Set<Long> NULL_LEFT_OUT = Set.of(8L);

    private static Result run(String file, SignatureAlgorithm algorithm, SignatureChecks checks)
            throws IOException, GeneralSecurityException {
        Set<Long> accepted = new TreeSet<>();
        Set<Long> refused = new TreeSet<>();
        int cases = 0;
        SignatureCheck check = checks.of(algorithm);
        for (Map<String, Object> group :
                TestVectors.objects(TestVectors.object("wycheproof/" + file).get("testGroups"))) {
            PublicKey key = check.prepare(key(algorithm, (String) group.get("publicKeyDer")))
                    .orElseThrow(() -> new AssertionError("key: " + group.get("publicKeyDer")));
            for (Map<String, Object> test : TestVectors.objects(group.get("tests"))) {
                cases++;
                byte[] text = hex(test.get("msg"));
                boolean valid =
                        check.flaw(key, text, text.length, hex(test.get("sig"))).isEmpty();
                if (valid && !"valid".equals(test.get("result"))) {
                    accepted.add((Long) test.get("tcId"));
                }
                if (!valid && "valid".equals(test.get("result"))) {
                    refused.add((Long) test.get("tcId"));
                }
            }
        }
        return new Result(accepted, refused, cases);
    }

    private static PublicKey key(SignatureAlgorithm algorithm, String der) throws GeneralSecurityException {
        String type = algorithm.keyType().equals("OKP") ? "Ed25519" : algorithm.keyType();
        return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(hex(der)));
    }

    private static byte[] hex(Object text) {
        return HexFormat.of().parseHex((String) text);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void es256(SignatureChecks checks) throws IOException, GeneralSecurityException {
        Result result = run("ecdsa_secp256r1_sha256_p1363_test.json", SignatureAlgorithm.ES256, checks);

        assertThat(result.cases()).isEqualTo(262);
        assertThat(result.wronglyAccepted()).isEmpty();
        assertThat(result.wronglyRefused())
                .isSubsetOf(isPlatform(SignatureAlgorithm.ES256, checks) ? X_BEYOND_THE_ORDER : Set.of());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void ed25519(SignatureChecks checks) throws IOException, GeneralSecurityException {
        assertThat(run("ed25519_test.json", SignatureAlgorithm.Ed25519, checks))
                .isEqualTo(new Result(Set.of(), Set.of(), 151));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void ps256(SignatureChecks checks) throws IOException, GeneralSecurityException {
        assertThat(run("rsa_pss_2048_sha256_mgf1_32_test.json", SignatureAlgorithm.PS256, checks))
                .isEqualTo(new Result(Set.of(), Set.of(), 108));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void rs256(SignatureChecks checks) throws IOException, GeneralSecurityException {
        assertThat(run("rsa_signature_2048_sha256_test.json", SignatureAlgorithm.RS256, checks))
                .isEqualTo(new Result(
                        isPlatform(SignatureAlgorithm.RS256, checks) ? NULL_LEFT_OUT : Set.of(), Set.of(), 259));
    }

    private static boolean isPlatform(SignatureAlgorithm algorithm, SignatureChecks checks) {
        return checks.of(algorithm)
                .provider()
                .equals(SignatureChecks.platform().of(algorithm).provider());
    }
}
