package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which domain a token goes to, and that it goes to no other. */
class DomainsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String HOME = "https://home.example.com";
    private static final String PARTNER = "https://partner.example.com";

    private final KeyPair homePair = pair();
    private final KeyPair partnerPair = pair();
    private final FakeKeyRing homeKeys = ring("home", homePair);
    private final FakeKeyRing partnerKeys = ring("partner", partnerPair);
    private final Domains domains = domains();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Both issuers call their key {@code k1}. */
    private static FakeKeyRing ring(String thumbprint, KeyPair pair) {
        return new FakeKeyRing(new VerificationKey("k1", SignatureAlgorithm.Ed25519, thumbprint, pair.getPublic()));
    }

    private Domains domains() {
        Domains both = new Domains(CLOCK, 100_000, 10_000);
        add(both, settings("home", HOME), homeKeys);
        add(both, settings("partner", PARTNER), partnerKeys);
        return both;
    }

    private static void add(Domains domains, DomainSettings.Jwt settings, FakeKeyRing keys) {
        Set<String> audiences = Set.of("https://api.example.com");
        domains.add(settings, JwtVerifier.of(settings, audiences, CLOCK, SignatureChecks.fastest()), keys);
    }

    private static DomainSettings.Jwt settings(String name, String issuer) {
        return new DomainSettings.Jwt(
                name,
                new Issuer(issuer),
                new DomainSettings.KeyLocation.At(URI.create(issuer + "/jwks")),
                List.of(SignatureAlgorithm.Ed25519),
                TokenType.AT_JWT,
                Duration.ZERO,
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)),
                "scope",
                List.of());
    }

    private static String token(String issuer, KeyPair pair) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String head = "{\"alg\":\"Ed25519\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";
        String claims = "{\"iss\":\"" + issuer
                + "\",\"aud\":\"https://api.example.com\",\"sub\":\"alice\",\"client_id\":\"app\","
                + "\"jti\":\"1\",\"iat\":" + NOW.getEpochSecond() + ",\"exp\":" + (NOW.getEpochSecond() + 60) + "}";
        String input = base64.encodeToString(head.getBytes(StandardCharsets.US_ASCII)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.US_ASCII));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private Object outcome(String token, String... believed) {
        Verification said = domains.verify(new Credential.Bearer(token), List.of(believed))
                .toCompletableFuture()
                .getNow(new Verification.NotMine());
        return said.<Object>fold(
                accepted -> accepted.token().domain(),
                rejected -> rejected.reason(),
                notMine -> "not mine",
                unreachable -> unreachable.reason());
    }

    @Test // AT-3
    void token_goesToTheDomainOfItsIssuerWhateverTheOrder() {
        assertThat(outcome(token(HOME, homePair), "partner", "home")).isEqualTo("home");
        assertThat(outcome(token(PARTNER, partnerPair), "home", "partner")).isEqualTo("partner");
    }

    @Test // JB-10
    void keyOfAnotherDomain_isNotTheIssuers() {
        assertThat(outcome(token(HOME, partnerPair), "partner", "home")).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
        assertThat(partnerKeys.questions()).isZero();
    }

    @ParameterizedTest // AT-3, JB-10
    @ValueSource(
            strings = {"https://evil.example", "https://home.example.com/", "https://HOME.example.com", "home", ""})
    void issuerThatIsNotConfigured_isRefusedBeforeAnybodyIsAsked(String issuer) {
        assertThat(outcome(token(issuer, homePair), "home", "partner")).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
        assertThat(homeKeys.questions() + partnerKeys.questions()).isZero();
    }

    @Test
    void issuerThatTheRouteDoesNotBelieve_isRefusedEvenWhenTheTokenIsKnown() {
        String token = token(PARTNER, partnerPair);
        assertThat(outcome(token, "home", "partner")).isEqualTo("partner");

        assertThat(outcome(token, "home")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
    }

    @Test
    void whatIsNoJwt_isRefusedBeforeAnybodyIsAsked() {
        assertThat(outcome("opaque", "home")).isEqualTo(Reason.TOKEN_MALFORMED);
        assertThat(homeKeys.questions()).isZero();
    }

    @Test // JB-14
    void issuerOfTwoDomains_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(domains, settings("twin", HOME), homeKeys))
                .withMessageContaining("twin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(domains, settings("home", "https://new.example.com"), homeKeys));
    }

    /** How many facts are in memory: of home, then of partner. */
    private List<Long> remembered() {
        return domains.figures().stream()
                .filter(figures -> figures.cache().startsWith("tokens."))
                .map(figures -> figures.entries())
                .toList();
    }

    private void bringOneTokenToEach() {
        assertThat(outcome(token(HOME, homePair), "home", "partner")).isEqualTo("home");
        assertThat(outcome(token(PARTNER, partnerPair), "home", "partner")).isEqualTo("partner");
        assertThat(remembered()).containsExactly(1L, 1L);
    }

    @Test
    void subjectWithoutIssuer_isForgottenInEveryDomain() {
        bringOneTokenToEach();
        assertThat(domains.forget(new Eviction.OfSubject("bob", Optional.empty())))
                .isEqualTo(Forgotten.NOTHING);
        assertThat(domains.forget(new Eviction.OfSubject("alice", Optional.empty())))
                .isEqualTo(new Forgotten(2, 0));
        assertThat(remembered()).containsExactly(0L, 0L);
    }

    @Test
    void subjectOfAnIssuer_isForgottenInItsDomainAlone() {
        bringOneTokenToEach();
        assertThat(domains.forget(new Eviction.OfSubject("alice", Optional.of(new Issuer(PARTNER)))))
                .isEqualTo(new Forgotten(1, 0));
        assertThat(remembered()).containsExactly(1L, 0L);
    }

    @Test
    void token_isForgottenWhereverItIsRemembered() {
        bringOneTokenToEach();
        String token = token(HOME, homePair);
        assertThat(outcome(token, "home")).isEqualTo("home");
        assertThat(domains.forget(new Eviction.OfToken(TokenHash.of(token)))).isEqualTo(new Forgotten(1, 0));
        assertThat(remembered()).containsExactly(0L, 1L);
    }

    @Test
    void domain_isForgottenAlone() {
        bringOneTokenToEach();
        assertThat(domains.forget(new Eviction.OfDomain("home"))).isEqualTo(new Forgotten(1, 0));
        assertThat(remembered()).containsExactly(0L, 1L);
    }

    @Test
    void whatIsNotConfigured_cannotBeForgotten() {
        bringOneTokenToEach();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> domains.forget(new Eviction.OfDomain("hmoe")))
                .withMessage("domain: hmoe (expected: one of home, partner)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> domains.forget(
                        new Eviction.OfSubject("alice", Optional.of(new Issuer("https://evil.example")))))
                .withMessage("issuer: https://evil.example (expected: one of " + HOME + ", " + PARTNER + ")");
        assertThat(remembered()).containsExactly(1L, 1L);
    }
}
