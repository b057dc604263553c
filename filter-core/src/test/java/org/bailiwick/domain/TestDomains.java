package org.bailiwick.domain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.credential.Credential;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;
import org.bailiwick.verification.Verification;

/** Domains put together for tests, and what comes of a token there. */
final class TestDomains {
    static final String NOTHING_YET = "nothing yet";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private TestDomains() {}

    static Domains asking(Clock clock, FakeAuthority... authorities) {
        Domains domains = new Domains(clock, 400_000, 100_000);
        for (FakeAuthority authority : authorities) {
            domains.addIntrospection(authority.settings(), authority);
        }
        return domains;
    }

    /** Adds a domain whose tokens are JWTs. */
    static void addJwt(Domains domains, String name, Clock clock, FakeKeyRing keys) {
        DomainSettings.Jwt settings = jwt(name, FakeAuthority.issuerOf(name));
        Set<String> audiences = Set.of("https://api.example.com");
        domains.add(settings, JwtVerifier.of(settings, audiences, clock, SignatureChecks.fastest()), keys);
    }

    static DomainSettings.Jwt jwt(String name, Issuer issuer) {
        return new DomainSettings.Jwt(
                name,
                issuer,
                new DomainSettings.KeyLocation.At(URI.create(issuer.value() + "/jwks")),
                List.of(SignatureAlgorithm.Ed25519),
                DomainSettings.TokenType.AT_JWT,
                Duration.ZERO,
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)),
                "scope",
                List.of());
    }

    /** A JWT that nobody signed. */
    static String jwtWith(String claims) {
        return part("{\"alg\":\"Ed25519\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}") + "." + part(claims) + ".AAAA";
    }

    static String jwtOf(String name) {
        return jwtWith("{\"iss\":\"" + FakeAuthority.issuerOf(name) + "\",\"jku\":\"https://evil.example/\"}");
    }

    static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    /** Which of these were asked since this was asked last, in this order, each as often as it was. */
    static List<String> asked(FakeAuthority... authorities) {
        List<String> asked = new ArrayList<>();
        for (FakeAuthority authority : authorities) {
            authority.shown().forEach(token -> asked.add(authority.settings().name()));
        }
        return asked;
    }

    /** The name of the domain that accepts, the reason why it is refused or undecided, or that nobody knows it. */
    static Object outcome(Domains domains, String token, String... believed) {
        return domains.verify(new Credential.Bearer(token), List.of(believed))
                .thenApply(TestDomains::inWords)
                .toCompletableFuture()
                .getNow(NOTHING_YET);
    }

    private static Object inWords(Verification said) {
        return said.<Object>fold(
                accepted -> accepted.token().domain(),
                rejected -> rejected.reason(),
                notMine -> "not mine",
                unreachable -> "undecided: " + unreachable.reason().code());
    }
}
