package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailiwick.json.Json;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyFetch;
import org.bailiwick.keys.KeySet;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetReaderTest {
    private static final SignatureAlgorithm ES256 = SignatureAlgorithm.ES256;
    private static final SignatureAlgorithm RS256 = SignatureAlgorithm.RS256;
    private static final List<SignatureAlgorithm> ALL = List.of(SignatureAlgorithm.values());

    private static KeyFetch fetch(List<SignatureAlgorithm> accepted, String document) {
        return new JwkSetReader(accepted, SignatureChecks.fastest()).read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static KeySet read(List<SignatureAlgorithm> accepted, List<?> jwks) {
        return fetch(accepted, JsonWriter.write(Map.of("keys", jwks)))
                .fold(
                        fetched -> fetched.keys(),
                        unreachable -> {
                            throw new AssertionError(unreachable.detail());
                        },
                        invalid -> {
                            throw new AssertionError(invalid.detail());
                        });
    }

    private static KeySet read(Map<String, Object> jwk) {
        return read(ALL, List.of(jwk));
    }

    private static Map<String, Object> jwk(SignatureAlgorithm algorithm, Object... members) {
        Map<String, Object> jwk = new LinkedHashMap<>(TestKeys.jwk(algorithm));
        jwk.put("kid", "key-1");
        for (int i = 0; i < members.length; i += 2) {
            jwk.put((String) members[i], members[i + 1]);
        }
        return jwk;
    }

    private static void assertLeftOut(Map<String, Object> jwk, String why) {
        KeySet keys = read(jwk);

        assertThat(keys.size()).isZero();
        assertThat(keys.refusals()).singleElement().asString().contains(why);
    }

    @ParameterizedTest
    @EnumSource
    void keyThatNamesItsAlgorithm_isForThatAlone(SignatureAlgorithm algorithm) {
        VerificationKey key =
                read(jwk(algorithm, "alg", algorithm.name())).byId("key-1").orElseThrow();

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.publicKey().getEncoded())
                .isEqualTo(TestKeys.pair(algorithm).getPublic().getEncoded());
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512", "Ed25519"})
    void keyOnACurve_isForTheAlgorithmOfTheCurve(SignatureAlgorithm algorithm) {
        assertThat(read(jwk(algorithm)).fitting(algorithm)).hasSize(1);
    }

    @Test
    void rsaKeyWithoutAlgorithm_isForTheFirstOneOfTheDomain() {
        List<SignatureAlgorithm> accepted = List.of(ES256, SignatureAlgorithm.PS384, RS256);

        assertThat(read(accepted, List.of(jwk(RS256)))
                        .byId("key-1")
                        .orElseThrow()
                        .algorithm())
                .isEqualTo(SignatureAlgorithm.PS384);
    }

    @Test // JB-3
    void keyForAnAlgorithmTheDomainDoesNotAccept_isLeftOut() {
        KeySet keys = read(
                List.of(ES256), List.of(jwk(RS256), jwk(SignatureAlgorithm.ES384, "kid", "b"), jwk(ES256, "kid", "c")));

        assertThat(keys.fitting(ES256)).hasSize(1);
        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.refusals()).hasSize(2);
    }

    @Test // JB-4
    void ed25519Key_servesBothNames() {
        assertThat(read(List.of(SignatureAlgorithm.EdDSA), List.of(jwk(SignatureAlgorithm.Ed25519)))
                        .size())
                .isEqualTo(1);
        assertThat(read(List.of(SignatureAlgorithm.Ed25519), List.of(jwk(SignatureAlgorithm.EdDSA, "alg", "EdDSA")))
                        .size())
                .isEqualTo(1);
    }

    static Stream<Arguments> unfitAlgorithms() {
        return Stream.of(
                Arguments.of(RS256, "ES256"),
                Arguments.of(RS256, "HS256"),
                Arguments.of(RS256, "none"),
                Arguments.of(RS256, "RSA-OAEP"),
                Arguments.of(RS256, "rs256"),
                Arguments.of(RS256, 256L),
                Arguments.of(RS256, Json.NULL),
                Arguments.of(ES256, "ES384"),
                Arguments.of(ES256, "ES256K"),
                Arguments.of(ES256, "RS256"),
                Arguments.of(SignatureAlgorithm.ES512, "ES521"),
                Arguments.of(SignatureAlgorithm.Ed25519, "ES256"),
                Arguments.of(SignatureAlgorithm.Ed25519, "Ed448"));
    }

    @ParameterizedTest // JB-2
    @MethodSource("unfitAlgorithms")
    void keyThatNamesAnAlgorithmItIsNotFor_isLeftOut(SignatureAlgorithm algorithm, Object name) {
        assertLeftOut(jwk(algorithm, "alg", name), "alg: ");
    }

    @ParameterizedTest // JB-2
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void keyWithAPrivateMember_isLeftOutAndNotShown(String member) {
        for (SignatureAlgorithm algorithm : List.of(RS256, ES256, SignatureAlgorithm.Ed25519)) {
            Map<String, Object> jwk = jwk(algorithm, member, "c2VjcmV0LWtleS1tYXRlcmlhbA");

            assertLeftOut(jwk, "a private or symmetric key");
            assertThat(read(jwk).refusals().toString()).doesNotContain("c2VjcmV0");
        }
    }

    @Test // JB-2, JB-7
    void symmetricKey_isLeftOut() {
        assertLeftOut(Map.of("kty", "oct", "kid", "a", "k", "c2VjcmV0"), "a private or symmetric key");
        assertLeftOut(Map.of("kty", "oct", "kid", "a"), "kty: \"oct\"");
    }

    @Test
    void keyForAnotherUse_isLeftOut() {
        assertLeftOut(jwk(RS256, "use", "enc"), "use: \"enc\"");
        assertLeftOut(jwk(RS256, "use", "SIG"), "use: \"SIG\"");
        assertLeftOut(jwk(RS256, "use", List.of("sig")), "use: ");
        assertThat(read(jwk(RS256, "use", "sig")).size()).isEqualTo(1);
    }

    @Test
    void keyThatIsNotToVerify_isLeftOut() {
        assertLeftOut(jwk(RS256, "key_ops", List.of("encrypt", "wrapKey")), "key_ops: ");
        assertLeftOut(jwk(RS256, "key_ops", List.of()), "key_ops: ");
        assertLeftOut(jwk(RS256, "key_ops", "verify"), "key_ops: ");
        assertThat(read(jwk(RS256, "key_ops", List.of("sign", "verify"))).size())
                .isEqualTo(1);
    }

    @Test
    void unknownMembers_areIgnored() {
        assertThat(read(jwk(ES256, "x5c", List.of("!"), "x5u", "http://127.0.0.1/", "ext", true, "nbf", 1L))
                        .size())
                .isEqualTo(1);
    }

    @Test // JB-6
    void weakRsaKey_isLeftOut() {
        Map<String, Object> weak = new LinkedHashMap<>(TestKeys.jwk(TestKeys.rsa(1024)));

        assertLeftOut(weak, "n: 1024 bits (expected: 2048 to 16384)");
        assertLeftOut(jwk(RS256, "n", number(BigInteger.ONE.shiftLeft(2046).setBit(0))), "n: 2047 bits");
        assertLeftOut(jwk(RS256, "n", number(BigInteger.ONE.shiftLeft(16_384).setBit(0))), "n: 16385 bits");
        assertLeftOut(jwk(RS256, "n", number(BigInteger.ONE.shiftLeft(2047))), "n: even");
    }

    private static String number(BigInteger number) {
        byte[] octets = number.toByteArray();
        return Base64Url.encode(octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
    }

    @ParameterizedTest // JB-6
    @ValueSource(strings = {"1", "2", "4", "65536", "4294967297", "340282366920938463463374607431768211457"})
    void rsaExponentOutOfRange_isLeftOut(String exponent) {
        assertLeftOut(jwk(RS256, "e", number(new BigInteger(exponent))), "e: out of range");
    }

    @Test
    void smallOddRsaExponent_isTaken() {
        assertThat(read(jwk(RS256, "e", "Aw")).size()).isEqualTo(1);
    }

    @Test // TP-4
    void numbersWithLeadingZeros_areLeftOut() {
        byte[] modulus = Base64Url.decode((String) TestKeys.jwk(RS256).get("n"));
        byte[] padded = new byte[modulus.length + 1];
        System.arraycopy(modulus, 0, padded, 1, modulus.length);

        assertLeftOut(jwk(RS256, "n", Base64Url.encode(padded)), "leading zeros");
        assertLeftOut(jwk(RS256, "e", "AAEAAQ"), "leading zeros");
        assertLeftOut(jwk(RS256, "e", ""), "empty");
    }

    @Test // TP-4
    void textThatIsNotCanonicalBase64url_isLeftOut() {
        assertLeftOut(jwk(RS256, "e", "AQAB="), "e: missing or not canonical");
        assertLeftOut(jwk(RS256, "e", "AQA B"), "e: missing or not canonical");
        assertLeftOut(jwk(RS256, "e", "Ax"), "e: missing or not canonical");
        assertLeftOut(jwk(RS256, "e", 65537L), "e: missing or not canonical");
        assertLeftOut(jwk(ES256, "y", Json.NULL), "y: missing or not canonical");
    }

    @ParameterizedTest // TP-4
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void coordinateOfAnotherLength_isLeftOut(SignatureAlgorithm algorithm) {
        byte[] x = Base64Url.decode((String) TestKeys.jwk(algorithm).get("x"));
        byte[] padded = new byte[x.length + 1];
        System.arraycopy(x, 0, padded, 1, x.length);

        assertLeftOut(jwk(algorithm, "x", Base64Url.encode(padded)), "x or y: of another length");
        assertLeftOut(
                jwk(algorithm, "x", Base64Url.encode(Arrays.copyOf(x, x.length - 1))), "x or y: of another length");
    }

    @ParameterizedTest // JB-6
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void pointThatIsNotOnTheCurve_isLeftOut(SignatureAlgorithm algorithm) {
        Map<String, Object> jwk = jwk(algorithm);
        String zeros = Base64Url.encode(new byte[Base64Url.decode((String) jwk.get("x")).length]);

        assertLeftOut(jwk(algorithm, "x", jwk.get("y"), "y", jwk.get("x")), "not a point of the curve");
        assertLeftOut(jwk(algorithm, "x", zeros, "y", zeros), "not a point of the curve");
        assertLeftOut(jwk(algorithm, "crv", "secp256k1"), "crv: \"secp256k1\"");
        assertLeftOut(jwk(algorithm, "crv", Json.NULL), "crv: ");
    }

    @Test // JB-6
    void curveOfAnotherKeyType_isLeftOut() {
        assertLeftOut(jwk(SignatureAlgorithm.Ed25519, "crv", "Ed448"), "crv: \"Ed448\"");
        assertLeftOut(jwk(SignatureAlgorithm.Ed25519, "crv", "X25519"), "crv: \"X25519\"");
        assertLeftOut(jwk(SignatureAlgorithm.Ed25519, "x", "AQ"), "x: not a sound point");
        assertLeftOut(jwk(ES256, "kty", "OKP"), "crv: \"P-256\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rsa", "AKP"})
    void otherKeyType_isLeftOut(String type) {
        assertLeftOut(jwk(RS256, "kty", type), "kty: \"" + type + "\" (expected: RSA, EC or OKP)");
    }

    @Test
    void keyIdThatIsNoShortText_isLeftOut() {
        assertLeftOut(jwk(ES256, "kid", 7L), "kid: not a short, printable text");
        assertLeftOut(jwk(ES256, "kid", "a\nb"), "kid not showable: kid: not a short, printable text");
        assertLeftOut(jwk(ES256, "kid", "k".repeat(JwsHead.MAX_TEXT + 1)), "kid: not a short, printable text");
        assertThat(read(jwk(ES256, "kid", "k".repeat(JwsHead.MAX_TEXT))).size()).isEqualTo(1);
    }

    @Test
    void keyWithoutId_isRead() {
        assertThat(read(TestKeys.jwk(ES256)).fitting(ES256))
                .singleElement()
                .satisfies(key -> assertThat(key.id()).isEmpty());
    }

    @Test
    void twoKeysOfOneId_areBothLeftOutAndTheOthersStay() {
        KeySet keys = read(ALL, List.of(jwk(ES256), jwk(RS256, "kid", "b"), jwk(RS256)));

        assertThat(keys.byId("key-1")).isEmpty();
        assertThat(keys.byId("b")).isPresent();
        assertThat(keys.refusals())
                .containsExactly(
                        "key 0, kid \"key-1\": kid: twice in the set (expected: distinct ids)",
                        "key 2, kid \"key-1\": kid: twice in the set (expected: distinct ids)");
    }

    @Test
    void sameKeyTwiceUnderOneId_isLeftOut() {
        assertThat(read(ALL, List.of(jwk(ES256), jwk(ES256))).size()).isZero();
    }

    @Test
    void twoKeysOfOneId_areLeftOutEvenIfOneIsUnusable() {
        assertThat(read(ALL, List.of(jwk(ES256), jwk(RS256, "use", "enc"))).size())
                .isZero();
    }

    @Test
    void oneBadKey_doesNotSpoilTheOthers() {
        assertThat(read(ALL, List.of(jwk(RS256, "n", "AQ"), jwk(ES256, "kid", "b"), Map.of()))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void emptySet_isASetOfNone() {
        assertThat(read(ALL, List.of()).size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[1]}",
                "{\"keys\":[{},null]}",
                "{\"keys\":[[]]}",
                "{\"keys\":[]}{}",
                "{\"keys\":[],\"keys\":[]}",
                "<html></html>",
                "{\"keys\":[{\"kty\":\"EC\",\"kty\":\"EC\"}]}"
            })
    void documentThatIsNoJwkSet_isInvalid(String document) {
        assertThat(fetch(ALL, document)).isInstanceOf(KeyFetch.Invalid.class);
    }

    @Test
    void singleKeyWithoutASet_isInvalid() {
        assertThat(fetch(ALL, JsonWriter.write(jwk(ES256)))).isInstanceOf(KeyFetch.Invalid.class);
    }

    @Test
    void tooManyKeys_areInvalid() {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < JwkSetReader.MAX_KEYS; i++) {
            keys.add(jwk(ES256, "kid", "key-" + i));
        }
        assertThat(read(ALL, keys).size()).isEqualTo(JwkSetReader.MAX_KEYS);

        keys.add(jwk(ES256, "kid", "one too many"));
        assertThat(fetch(ALL, JsonWriter.write(Map.of("keys", keys))))
                .isEqualTo(new KeyFetch.Invalid("keys: 101 (expected: at most 100)"));
    }
}
