package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.json.TestVectors;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 7515, RFC 7520, RFC 7797 and RFC 8037. */
class RfcExamplesTest {
    private static final String CLAIMS =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    static List<Named<SignatureChecks>> providers() {
        return Providers.all();
    }

    private static Map<String, Object> rsa() {
        return Map.of(
                "kty",
                "RSA",
                "n",
                "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yR"
                        + "T-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXB"
                        + "dQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9ia"
                        + "GNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
                "e",
                "AQAB");
    }

    @ParameterizedTest // RFC 7515 appendix A.2
    @MethodSource("providers")
    void rs256OfRfc7515(SignatureChecks checks) {
        String jws = "eyJhbGciOiJSUzI1NiJ9." + CLAIMS
                + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUA"
                + "r7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO"
                + "--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN"
                + "_IoypGlUPQGe77Rw";

        assertThat(new JwsCase(checks).reason(jws, List.of(rsa()))).isEmpty();
    }

    @ParameterizedTest // RFC 7515 appendix A.3
    @MethodSource("providers")
    void es256OfRfc7515(SignatureChecks checks) {
        Map<String, Object> jwk = Map.of(
                "kty", "EC",
                "crv", "P-256",
                "x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        String jws = "eyJhbGciOiJFUzI1NiJ9." + CLAIMS
                + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

        assertThat(new JwsCase(checks).reason(jws, List.of(jwk))).isEmpty();
    }

    @ParameterizedTest // RFC 7515 appendix A.4
    @MethodSource("providers")
    void es512OfRfc7515(SignatureChecks checks) {
        Map<String, Object> jwk = Map.of(
                "kty", "EC",
                "crv", "P-521",
                "x", "AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk",
                "y", "ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2");
        String jws = "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA."
                + "AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3"
                + "xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn";

        assertThat(new JwsCase(checks).reason(jws, List.of(jwk))).isEmpty();
    }

    @ParameterizedTest // RFC 7515 appendices A.1, A.5, A.6: refused here (JB-4, JB-16)
    @MethodSource("providers")
    void macUnsignedAndJsonOfRfc7515_areRefused(SignatureChecks checks) {
        JwsCase jws = new JwsCase(checks);
        String head = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.";

        assertThat(jws.reason(head + CLAIMS + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", List.of(rsa())))
                .contains(Reason.TOKEN_ALGORITHM_REFUSED);
        assertThat(jws.reason("eyJhbGciOiJub25lIn0." + CLAIMS + ".", List.of(rsa())))
                .contains(Reason.TOKEN_ALGORITHM_REFUSED);
        assertThat(jws.reason(JsonWriter.write(Map.of("payload", CLAIMS, "signatures", List.of())), List.of(rsa())))
                .contains(Reason.TOKEN_MALFORMED);
    }

    /** What becomes of the examples of a cookbook folder that have a compact form, by file. */
    private static Map<String, String> cookbook(String folder, SignatureChecks checks) throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        for (String name : namesIn("rfc7520-cookbook/" + folder)) {
            Map<String, Object> example = TestVectors.object("rfc7520-cookbook/" + folder + "/" + name);
            Map<String, Object> input = TestVectors.object(example.get("input"));
            Object compact = TestVectors.object(example.get("output")).get("compact");
            if (compact instanceof String text) {
                List<?> jwks = input.get("key") instanceof Map<?, ?> key
                        ? List.of(published(TestVectors.object(key), input.get("alg")))
                        : List.of();
                Optional<Reason> reason = new JwsCase(checks).reason(text, jwks);
                outcomes.put(name, reason.map(Reason::name).orElse("verified"));
            }
        }
        return outcomes;
    }

    private static List<String> namesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(TestVectors.at(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The examples show private keys without an algorithm; published is the public part, for one algorithm (JB-2). */
    private static Map<String, Object> published(Map<String, Object> jwk, Object algorithm) {
        Map<String, Object> members = new LinkedHashMap<>(jwk);
        members.keySet().removeAll(Set.of("d", "p", "q", "dp", "dq", "qi"));
        members.putIfAbsent("alg", algorithm);
        return members;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signaturesOfRfc7520_areVerifiedSaveTheMacs(SignatureChecks checks) throws IOException {
        assertThat(cookbook("jws", checks))
                .containsExactly(
                        entry("4_1.rsa_v15_signature.json", "verified"),
                        entry("4_2.rsa-pss_signature.json", "verified"),
                        entry("4_3.ecdsa_signature.json", "verified"),
                        entry("4_4.hmac-sha2_integrity_protection.json", "TOKEN_ALGORITHM_REFUSED"),
                        entry("4_5.signature_with_detached_content.json", "TOKEN_ALGORITHM_REFUSED"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void encryptedTextsOfRfc7520_areRecognized(SignatureChecks checks) throws IOException {
        assertThat(cookbook("jwe", checks))
                .hasSize(9)
                .allSatisfy((name, outcome) -> assertThat(outcome).isEqualTo("TOKEN_ENCRYPTED"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatureOfRfc8037_isVerified(SignatureChecks checks) throws IOException {
        assertThat(cookbook("curve25519", checks))
                .containsExactly(entry("ecdh-es.json", "TOKEN_ENCRYPTED"), entry("jws.json", "verified"));
    }

    @ParameterizedTest // JB-16, JB-19
    @MethodSource("providers")
    void unencodedPayloadOfRfc7797_isMalformed(SignatureChecks checks) throws IOException {
        assertThat(cookbook("rfc7797", checks).values()).containsOnly("TOKEN_MALFORMED");
    }
}
