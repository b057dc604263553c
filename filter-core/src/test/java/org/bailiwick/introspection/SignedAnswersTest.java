package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.json.Json;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedAnswersTest {
    private static final String TYPE = "application/token-introspection+jwt";
    private static final long NOW = TestClock.NOW.getEpochSecond();

    @TempDir
    private static Path folder;

    private static TestSigner authority;

    @BeforeAll
    static void makeKeys() {
        authority = TestSigner.in(folder, SignatureAlgorithm.ES256);
    }

    private static AnswerReader reader(KeyRing keys) {
        return new AnswerReader(new SignedAnswers(
                new TypedJwtVerifier(SignedAnswers.TYPE, Set.of(SignatureAlgorithm.ES256), SignatureChecks.platform()),
                keys,
                new Issuer(DomainUnderTest.ISSUER),
                Set.of(DomainUnderTest.RESOURCE, "rs2"),
                Duration.ofSeconds(30),
                new TestClock()));
    }

    private static IntrospectionAnswer read(String type, String body) {
        return join(reader(authority.ring()).read(answered(200, type, body), false));
    }

    private static IntrospectionAnswer read(Map<String, Object> claims) {
        return read(TYPE, authority.signer().sign(SignedAnswers.TYPE, claims));
    }

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", DomainUnderTest.ISSUER);
        claims.put("aud", DomainUnderTest.RESOURCE);
        claims.put("iat", NOW);
        claims.put("token_introspection", Map.of("active", true, "sub", "alice"));
        return claims;
    }

    private static Map<String, Object> claimsWith(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> claimsWithout(String name) {
        Map<String, Object> claims = claims();
        claims.remove(name);
        return claims;
    }

    private static void assertUnbelievable(IntrospectionAnswer answer) {
        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.UNBELIEVABLE);
            assertThat(failed.reason()).isEqualTo(Reason.AUTHORITY_ANSWER_INVALID);
            assertThat(failed.detail()).doesNotContain("alice");
        });
    }

    @Test // JI-1
    void signedAnswer_isAskedForAndNothingElse() {
        assertThat(reader(authority.ring()).mediaType()).isEqualTo(TYPE);
    }

    @Test // JI-2, JI-3, JI-5
    void answerThatTheAuthoritySignedForUs_isRead() {
        assertThat(read(claims()))
                .isInstanceOfSatisfying(
                        Active.class,
                        active ->
                                assertThat(active.members().asMap()).isEqualTo(Map.of("active", true, "sub", "alice")));
        assertThat(read(claimsWith("token_introspection", Map.of("active", false))))
                .isEqualTo(new Inactive(Optional.empty()));
        assertThat(read(claimsWith("token_introspection", Map.of()))).isEqualTo(new Inactive(Optional.empty()));
    }

    @Test // JI-3
    void audience_isTheResourceServerOrItsClientId() {
        assertThat(read(claimsWith("aud", "rs2"))).isInstanceOf(Active.class);
        assertThat(read(claimsWith("aud", List.of("x", DomainUnderTest.RESOURCE))))
                .isInstanceOf(Active.class);
    }

    static List<Object> wrongAudiences() {
        return List.of("rs3", List.of("rs3"), List.of(), "", 1L, Json.NULL, List.of("rs2", 1L), Map.of("rs2", true));
    }

    @ParameterizedTest // JI-3
    @MethodSource("wrongAudiences")
    void answerForSomebodyElse_cannotBeBelieved(Object audience) {
        assertUnbelievable(read(claimsWith("aud", audience)));
    }

    @ParameterizedTest // JI-3
    @ValueSource(strings = {"iss", "aud", "iat", "token_introspection"})
    void answerWithoutAMandatoryClaim_cannotBeBelieved(String name) {
        assertUnbelievable(read(claimsWithout(name)));
    }

    @ParameterizedTest // JI-3
    @ValueSource(strings = {"https://as1.partner.example", "https://as2.example.com/", ""})
    void answerOfSomebodyElse_cannotBeBelieved(String issuer) {
        assertUnbelievable(read(claimsWith("iss", issuer)));
    }

    @Test // JI-3
    void answerOfAnotherTime_cannotBeBelieved() {
        assertThat(read(claimsWith("iat", NOW + 30))).isInstanceOf(Active.class);
        assertThat(read(claimsWith("iat", NOW - 330))).isInstanceOf(Active.class);
        assertUnbelievable(read(claimsWith("iat", NOW + 31)));
        assertUnbelievable(read(claimsWith("iat", NOW - 331)));
        assertUnbelievable(read(claimsWith("iat", "now")));
    }

    @Test // JI-3
    void introspectionThatIsNoObject_cannotBeBelieved() {
        for (Object value : List.of("x", true, List.of(Map.of("active", true)), Json.NULL)) {
            assertUnbelievable(read(claimsWith("token_introspection", value)));
        }
    }

    @Test // JI-4
    void whatIsSaidBesideTheIntrospection_isNotAboutTheToken() {
        Map<String, Object> claims = claimsWith("token_introspection", Map.of("active", true));
        claims.put("sub", "mallory");
        claims.put("exp", 1L);
        claims.put("active", false);

        assertThat(read(claims))
                .isInstanceOfSatisfying(
                        Active.class,
                        active -> assertThat(active.members().asMap()).containsOnlyKeys("active"));
    }

    @ParameterizedTest // JI-2
    @ValueSource(strings = {"JWT", "at+jwt", "jwt", "token-introspection", "secevent+jwt"})
    void jwtOfAnotherType_cannotBeBelieved(String type) {
        assertUnbelievable(read(TYPE, authority.signer().sign(type, claims())));
    }

    @Test // JI-2
    void type_mayHaveItsPrefix() {
        assertThat(read(TYPE, authority.signer().sign(TYPE, claims()))).isInstanceOf(Active.class);
    }

    @Test // JI-5
    void signatureOfAnotherKey_cannotBeBelieved() {
        TestSigner other = TestSigner.in(folder, SignatureAlgorithm.ES256);
        assertUnbelievable(read(TYPE, other.signer().sign(SignedAnswers.TYPE, claims())));
    }

    @Test // JI-5
    void signatureByAnotherAlgorithm_cannotBeBelieved() {
        TestSigner other = TestSigner.in(folder, SignatureAlgorithm.RS256);
        assertUnbelievable(read(TYPE, other.signer().sign(SignedAnswers.TYPE, claims())));
    }

    @Test // JI-5
    void answerWithoutSignature_cannotBeBelieved() {
        String unsigned = base64("{\"alg\":\"none\",\"typ\":\"token-introspection+jwt\"}")
                + "."
                + base64(JsonWriter.write(claims()))
                + ".";
        assertUnbelievable(read(TYPE, unsigned));
        assertUnbelievable(read(TYPE, unsigned + "AAAA"));
    }

    @Test // JI-5
    void answerThatWasChanged_cannotBeBelieved() {
        String[] parts = authority
                .signer()
                .sign(SignedAnswers.TYPE, claimsWith("token_introspection", Map.of("active", false)))
                .split("\\.");
        assertUnbelievable(read(TYPE, parts[0] + "." + base64(JsonWriter.write(claims())) + "." + parts[2]));
    }

    @Test // JI-5: encrypted answers are not registered for
    void encryptedAnswer_cannotBeBelieved() {
        assertUnbelievable(read(TYPE, "e30.e30.e30.e30.e30"));
    }

    @ParameterizedTest // JI-9
    @ValueSource(strings = {"application/json", "application/jwt", "text/plain", ""})
    void answerInAnotherForm_isADowngrade(String type) {
        assertUnbelievable(read(type, "{\"active\": true}"));
        assertUnbelievable(read(type, authority.signer().sign(SignedAnswers.TYPE, claims())));
    }

    @ParameterizedTest // JI-9
    @ValueSource(strings = {"{\"active\": true}", "", "x", "..", "\u00e9.\u00e9.\u00e9"})
    void bodyThatIsNoJwt_cannotBeBelieved(String body) {
        assertUnbelievable(read(TYPE, body));
    }

    @ParameterizedTest // JI-5, TBF-9
    @EnumSource(
            value = Reason.class,
            names = {"AUTHORITY_UNREACHABLE", "AUTHORITY_BUSY", "AUTHORITY_ANSWER_INVALID", "INTERNAL_ERROR"})
    void keysThatCannotBeHad_meanThatNothingIsKnown(Reason reason) {
        String jwt = authority.signer().sign(SignedAnswers.TYPE, claims());

        IntrospectionAnswer answer = join(reader(new Keyless(reason)).read(answered(200, TYPE, jwt), false));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Keyless(Reason reason) implements KeyRing {
        @Override
        public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
            return CompletableFuture.completedStage(new KeyAnswer.Unreachable(reason));
        }

        @Override
        public boolean holds(VerificationKey key) {
            return false;
        }

        @Override
        public KeyHealth health() {
            return new KeyHealth("partner", KeyHealth.State.ABSENT, 0, Optional.empty(), Optional.empty());
        }
    }
}
