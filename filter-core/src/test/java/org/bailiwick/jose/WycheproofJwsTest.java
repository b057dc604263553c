package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.json.TestVectors;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wycheproof's JSON web signature cases through our reader, key rules and signature check.
 *
 * <p>All that is marked invalid is refused. Of what is marked valid, this is refused, by number and reason:
 *
 * <ul>
 *   <li>Every case of an HMAC key: there are no symmetric keys here (JB-2, JB-4). That the reader takes the right ones of
 *       them apart is proven by checking their MACs in the test.
 *   <li>346, 350: the token says PS384 and the key PS256; a key is for one algorithm (JB-2). The key of RFC 7520 section 4.2,
 *       from which the case was made, names no algorithm.
 *   <li>347, 351: the key's algorithm is "ES521", which does not exist; it should have been ES512.
 *   <li>372, 373 (HMAC): a question mark stands inside the head or the payload, which JB-16 forbids; the MAC is over the text
 *       without it. Marked valid, they are not.
 * </ul>
 *
 * <p>And one way round: 367 and 370 (HMAC) are marked invalid for their padding, but have none; they are character for
 * character the valid case 357. The reader is right to take them apart; they too are refused for their symmetric key.
 */
class WycheproofJwsTest {
    private static final String SIGNATURES = "wycheproof/json_web_signature_test.json";
    private static final String MIXED = "wycheproof/json_web_crypto_test.json";

    private static final Set<Long> KEY_NAMES_ANOTHER_ALGORITHM = Set.of(346L, 347L, 350L, 351L);
    private static final Set<Long> SAME_AS_A_VALID_CASE = Set.of(367L, 370L);
    private static final Set<Long> CHARACTERS_OUTSIDE_THE_ALPHABET = Set.of(372L, 373L);

    static List<Named<SignatureChecks>> providers() {
        return Providers.all();
    }

    private record Case(long number, String jws, boolean valid, List<?> jwks) {
        boolean isSymmetric() {
            return TestVectors.objects(jwks).stream().allMatch(jwk -> "oct".equals(jwk.get("kty")));
        }
    }

    private static Map<Long, Case> cases(String file) throws IOException {
        Map<Long, Case> cases = new TreeMap<>();
        for (Map<String, Object> group :
                TestVectors.objects(TestVectors.object(file).get("testGroups"))) {
            Map<String, Object> key = TestVectors.object(group.getOrDefault("public", group.get("private")));
            List<?> jwks = key.get("keys") instanceof List<?> several ? several : List.of(key);
            for (Map<String, Object> test : TestVectors.objects(group.get("tests"))) {
                long number = (Long) test.get("tcId");
                Object text = test.containsKey("jws") ? test.get("jws") : test.get("jwe");
                String jws = text instanceof String compact ? compact : JsonWriter.write(text);
                cases.put(number, new Case(number, jws, "valid".equals(test.get("result")), jwks));
            }
        }
        return cases;
    }

    private static Map<Long, String> outcomes(Map<Long, Case> cases, SignatureChecks checks) {
        JwsCase jws = new JwsCase(checks);
        Map<Long, String> outcomes = new LinkedHashMap<>();
        cases.forEach((number, test) -> outcomes.put(
                number, jws.reason(test.jws(), test.jwks()).map(Reason::name).orElse("verified")));
        return outcomes;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatures_areVerifiedExactlyWhenValidAndWithinOurRules(SignatureChecks checks) throws IOException {
        Map<Long, Case> cases = cases(SIGNATURES);

        assertThat(cases).hasSize(401);
        assertThat(outcomes(cases, checks))
                .allSatisfy((number, outcome) -> assertThat(outcome.equals("verified"))
                        .as("tc%d: %s", number, outcome)
                        .isEqualTo(cases.get(number).valid()
                                && !cases.get(number).isSymmetric()
                                && !KEY_NAMES_ANOTHER_ALGORITHM.contains(number)));
    }

    @Test
    void disputableCases_areRefusedForTheReasonsListed() throws IOException {
        Map<Long, Case> cases = cases(SIGNATURES);
        Map<Long, String> outcomes = outcomes(cases, SignatureChecks.platform());

        assertThat(outcomes)
                .containsEntry(346L, "TOKEN_KEY_UNFIT")
                .containsEntry(350L, "TOKEN_KEY_UNFIT")
                .containsEntry(347L, "TOKEN_KEY_UNKNOWN")
                .containsEntry(351L, "TOKEN_KEY_UNKNOWN")
                .containsEntry(367L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(370L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(372L, "TOKEN_MALFORMED")
                .containsEntry(373L, "TOKEN_MALFORMED");
        assertThat(cases.get(367L).jws()).isEqualTo(cases.get(357L).jws());
        assertThat(cases.get(370L).jws()).isEqualTo(cases.get(357L).jws());
    }

    @Test // JB-16
    void macs_areReadExactlyWhenValidSaveTheDisputable() throws IOException, GeneralSecurityException {
        for (Case test : cases(SIGNATURES).values()) {
            if (test.isSymmetric()) {
                boolean expected = (test.valid() || SAME_AS_A_VALID_CASE.contains(test.number()))
                        && !CHARACTERS_OUTSIDE_THE_ALPHABET.contains(test.number());
                assertThat(isAuthentic(test)).as("tc%d", test.number()).isEqualTo(expected);
            }
        }
    }

    private static boolean isAuthentic(Case test) throws GeneralSecurityException {
        Optional<CompactJws> read = CompactJws.of(test.jws()).fold(Optional::of, reason -> Optional.empty());
        if (read.isEmpty()) {
            return false;
        }
        String key = (String) TestVectors.objects(test.jwks()).get(0).get("k");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64Url.decode(key), "HmacSHA256"));
        mac.update(read.get().text(), 0, read.get().signingLength());
        return JwsHead.of(read.get().head()).fold(head -> head.algorithm().equals("HS256"), reason -> false)
                && MessageDigest.isEqual(mac.doFinal(), read.get().signature());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void mixedCases_areVerifiedExactlyWhenSignedAndWithinOurRules(SignatureChecks checks) throws IOException {
        Map<Long, Case> cases = cases(MIXED);
        Map<Long, String> outcomes = outcomes(cases, checks);

        // 18 is ES256, 33 is RS256; 1 and 48 are HMAC, 50 and 67 encrypted.
        assertThat(cases).hasSize(83);
        assertThat(outcomes.entrySet().stream()
                        .filter(outcome -> outcome.getValue().equals("verified"))
                        .map(Map.Entry::getKey))
                .containsExactly(18L, 33L);
        assertThat(outcomes)
                .containsEntry(1L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(47L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(48L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(50L, "TOKEN_ENCRYPTED")
                .containsEntry(67L, "TOKEN_ENCRYPTED");
    }

    @Test // JB-6
    void keyOfAFaultyGenerator_isLeftOut() throws IOException {
        Case test = cases(MIXED).get(46L);

        assertThat(new JwsCase(SignatureChecks.platform()).keys(test.jwks()).refusals())
                .singleElement()
                .asString()
                .contains("CVE-2017-15361");
        assertThat(outcomes(Map.of(46L, test), SignatureChecks.platform())).containsEntry(46L, "TOKEN_KEY_UNKNOWN");
    }

    @Test // JB-12, JB-2
    void attacksOnTheChoiceOfKey_areRefused() throws IOException {
        Map<Long, String> outcomes = outcomes(cases(SIGNATURES), SignatureChecks.platform());

        assertThat(outcomes)
                .containsEntry(31L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(32L, "TOKEN_SIGNATURE_INVALID")
                .containsEntry(332L, "TOKEN_KEY_UNFIT")
                .containsEntry(341L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(342L, "TOKEN_ALGORITHM_REFUSED")
                .containsEntry(353L, "TOKEN_KEY_UNKNOWN")
                .containsEntry(355L, "TOKEN_KEY_UNKNOWN");
        assertThat(Arrays.asList(3L, 20L, 35L))
                .allSatisfy(number ->
                        assertThat(outcomes.get(number)).isIn("TOKEN_SIGNATURE_INVALID", "TOKEN_ALGORITHM_REFUSED"));
    }
}
