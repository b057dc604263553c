package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.Presenting.CONSUMER;
import static org.bailiwick.domain.Said.accepted;
import static org.bailiwick.domain.Said.rejected;
import static org.bailiwick.domain.SessionsUnderTest.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.DomainSettings.KeyLocation;
import org.bailiwick.config.DomainSettings.SignedAnswers;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.VerifiedToken;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions whose authority need not be asked: it has signed what it would say. */
class DomainsTicketsTest {
    private static final String TYPE = "asid-result+jwt";
    private static final KeyLifetimes LIFETIMES =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));

    @TempDir
    private Path folder;

    private JwtSigner authority = someSigner();
    private SessionsUnderTest sessions = new SessionsUnderTest();

    private static JwtSigner someSigner() {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setAlgorithm("ES256");
            key.setKeyId("key-1");
            Path file = Files.createTempFile("private", ".json");
            Files.writeString(file, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            JwtSigner signer = JwtSigner.ofFile(file);
            Files.delete(file);
            return signer;
        } catch (IOException | JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void publish() throws IOException {
        Path keys = folder.resolve("keys.json");
        Files.writeString(keys, JsonWriter.write(authority.publicKeys()));
        sessions.taking(new SignedAnswers(List.of(SignatureAlgorithm.ES256), new KeyLocation.InFile(keys), LIFETIMES))
                .knowing("web-1", CONSUMER.key());
    }

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", SessionsUnderTest.AUTHORITY);
        claims.put("aud", List.of(TestConsumer.RESOURCE, "https://other.example.com"));
        claims.put("sub", "u-8842");
        claims.put("client_id", "web-1");
        claims.put("exp", NOW + 600);
        claims.put("iat", NOW);
        claims.put("jti", "ticket-1");
        claims.put("asid_h", "jFRKUiq9G7GjuYP68tqwyOBRHsKpY-H8fZLF0cqLNnI");
        claims.put("c_grant", Map.of("teller", true, "auditor", false));
        claims.put("c_scope", Map.of("files:read", true));
        return claims;
    }

    private Credential.Asid with(int number, String ticket) {
        return CONSUMER.nonce("nonce-number-%04d".formatted(number)).presentedWith(ticket);
    }

    private String signed(Map<String, Object> claims) {
        return authority.sign(TYPE, claims);
    }

    @Test // AS-5, AS-6
    void ticket_speaksForTheSessionWithoutAnybodyBeingAsked() {
        VerifiedToken token = accepted(sessions.verify(with(1, signed(claims()))));
        assertThat(token.subject()).isEqualTo("u-8842");
        assertThat(token.client()).contains("web-1");
        assertThat(token.grants().values()).isEqualTo(Map.of("teller", true, "auditor", false));
        assertThat(token.scopes().asSet()).containsExactly("files:read");
        accepted(sessions.verify(with(2, signed(claims()))));
        assertThat(sessions.asked()).isZero();
    }

    @Test // AS-3, AS-4
    void proofBesideATicket_isCheckedAndSpentEveryTime() {
        String ticket = signed(claims());
        accepted(sessions.verify(with(1, ticket)));
        assertThat(rejected(sessions.verify(with(1, ticket)))).isEqualTo(Reason.PROOF_REPLAYED);
        assertThat(rejected(sessions.verify(
                        CONSUMER.secret("guessed").nonce("nonce-number-0002").presentedWith(ticket))))
                .isEqualTo(Reason.PROOF_INVALID);
    }

    @Test // AS-4
    void ticketOfAConsumerWhoseKeyIsNotKnown_isNotEnough() {
        SessionsUnderTest unknowing = new SessionsUnderTest();
        unknowing.taking(new SignedAnswers(
                List.of(SignatureAlgorithm.ES256), new KeyLocation.InFile(folder.resolve("keys.json")), LIFETIMES));
        unknowing.says(SessionsUnderTest.inactive());
        assertThat(rejected(unknowing.verify(with(1, signed(claims()))))).isEqualTo(Reason.SESSION_INACTIVE);

        unknowing.says(SessionsUnderTest.activeWithKeyOf(CONSUMER)); // from now on it is
        accepted(unknowing.verify(with(2, signed(claims()))));
        unknowing.says(SessionsUnderTest.inactive());
        accepted(unknowing.verify(with(3, signed(claims()))));
        assertThat(unknowing.asked()).isEqualTo(2);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                Arguments.of("iss", "https://other.example", Reason.TOKEN_ISSUER_UNKNOWN),
                Arguments.of("aud", "https://other.example.com", Reason.TOKEN_AUDIENCE_MISMATCH),
                Arguments.of("aud", List.of(), Reason.TOKEN_AUDIENCE_MISMATCH),
                Arguments.of("asid_h", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", Reason.SESSION_MISMATCH),
                Arguments.of("sub", "u-1", Reason.SESSION_MISMATCH),
                Arguments.of("client_id", "web-2", Reason.SESSION_MISMATCH),
                Arguments.of("exp", NOW - 30, Reason.SESSION_EXPIRED),
                Arguments.of("iat", NOW + 31, Reason.TOKEN_NOT_YET_VALID),
                Arguments.of("c_grant", Map.of("teller", "true"), Reason.TOKEN_CLAIM_MALFORMED),
                Arguments.of("c_scope", List.of("files:read"), Reason.TOKEN_CLAIM_MALFORMED));
    }

    @ParameterizedTest // AS-5, AS-6, AS-7
    @MethodSource("wrongClaims")
    void ticketThatSaysOtherwise_isRefused(String name, Object value, Reason expected) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        assertThat(rejected(sessions.verify(with(1, signed(claims))))).isEqualTo(expected);
        assertThat(sessions.asked()).isZero();
    }

    @Test // AS-5
    void ticketWithoutEnd_isRefused() {
        Map<String, Object> claims = claims();
        claims.remove("exp");
        assertThat(rejected(sessions.verify(with(1, signed(claims))))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
    }

    @Test // AS-8
    void whatATicketDoesNotMention_isNotGiven() {
        Map<String, Object> claims = claims();
        claims.remove("c_grant");
        claims.remove("c_scope");
        VerifiedToken token = accepted(sessions.verify(with(1, signed(claims))));
        assertThat(token.grants().isGranted("teller")).isFalse();
        assertThat(token.scopes().isEmpty()).isTrue();
    }

    @Test // AS-5
    void ticketOfAnotherTypeOrSigner_isRefused() {
        assertThat(rejected(sessions.verify(with(1, authority.sign("at+jwt", claims())))))
                .isEqualTo(Reason.TOKEN_TYPE_REFUSED);
        assertThat(rejected(sessions.verify(with(2, authority.sign("JWT", claims())))))
                .isEqualTo(Reason.TOKEN_TYPE_REFUSED);
        assertThat(rejected(sessions.verify(with(3, someSigner().sign(TYPE, claims())))))
                .isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
        assertThat(rejected(sessions.verify(with(4, "no.jwt.atall")))).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test // AS-6
    void ticketOfAnotherSession_isRefusedThoughTheProofIsGood() {
        SessionName other = new SessionName("web-1", "B".repeat(43), "u-8842");
        assertThat(rejected(sessions.verify(CONSUMER.session(other).presentedWith(signed(claims())))))
                .isEqualTo(Reason.SESSION_MISMATCH);
    }
}
