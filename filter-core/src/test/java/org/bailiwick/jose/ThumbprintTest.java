package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bailiwick.json.TestVectors;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThumbprintTest {
    private static final String RFC_7638_MODULUS = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86z"
            + "wu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_"
            + "FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3"
            + "XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

    private static JwkMaterial material(Map<String, Object> jwk) {
        return JwkMaterial.of(jwk).fold(material -> material, why -> {
            throw new AssertionError(why);
        });
    }

    private static Map<String, Object> rfc7638Example() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("n", RFC_7638_MODULUS);
        jwk.put("e", "AQAB");
        jwk.put("alg", "RS256");
        jwk.put("kid", "2011-04-29");
        return jwk;
    }

    @Test // TP-5
    void exampleOfTheRfc_hasItsThumbprint() {
        assertThat(material(rfc7638Example()).thumbprint().value())
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test // TP-6
    void uriForm_namesTheHash() {
        assertThat(material(rfc7638Example()).thumbprint().uri())
                .isEqualTo("urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test // RFC 8037 appendix A.3
    void ed25519ExampleOfTheRfc_hasItsThumbprint() {
        Map<String, Object> jwk =
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

        assertThat(material(jwk).thumbprint().value()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @ParameterizedTest // TP-1
    @EnumSource(names = {"RS256", "ES256", "ES384", "ES512", "Ed25519"})
    void requiredMembers_areThoseOfTheKeyType(SignatureAlgorithm algorithm) {
        String[] expected = switch (algorithm.keyType()) {
            case "RSA" -> new String[] {"e", "kty", "n"};
            case "EC" -> new String[] {"crv", "kty", "x", "y"};
            default -> new String[] {"crv", "kty", "x"};
        };

        assertThat(material(TestKeys.jwk(algorithm)).required().keySet()).containsExactly(expected);
    }

    @ParameterizedTest // TP-2
    @EnumSource(names = {"RS256", "ES256", "ES384", "ES512", "Ed25519"})
    void thumbprint_isThatOfAnotherImplementation(SignatureAlgorithm algorithm) throws JoseException {
        Map<String, Object> jwk = TestKeys.jwk(algorithm);

        assertThat(material(jwk).thumbprint().value())
                .isEqualTo(JsonWebKey.Factory.newJwk(jwk).calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test // TP-3
    void optionalMembersAndTheirOrder_doNotMatter() {
        Map<String, Object> reordered = new LinkedHashMap<>();
        reordered.put("x5t", "whatever");
        reordered.put("use", "sig");
        reordered.put("e", "AQAB");
        reordered.put("n", RFC_7638_MODULUS);
        reordered.put("kty", "RSA");

        assertThat(material(reordered).thumbprint())
                .isEqualTo(material(rfc7638Example()).thumbprint());
    }

    @Test // RFC 7520 section 3
    void cookbookKeys_haveSoundMaterial() throws IOException {
        assertThat(material(TestVectors.object("rfc7520-cookbook/jwk/3_1.ec_public_key.json"))
                        .curveAlgorithm())
                .contains(SignatureAlgorithm.ES512);
        assertThat(material(TestVectors.object("rfc7520-cookbook/jwk/3_3.rsa_public_key.json"))
                        .curveAlgorithm())
                .isEmpty();
    }
}
