package org.bailiwick.introspection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.DomainSettings.Introspection;
import org.bailiwick.config.DomainSettings.SignedAnswers;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;

/** Settings of a domain called partner, to be changed at will. */
final class DomainUnderTest {
    static final String ISSUER = "https://as2.example.com";
    static final String RESOURCE = "https://rs2.example.com";
    static final String AS1 = "https://as1.partner.example";
    static final String AS0 = "https://as0.far.example";
    static final Recipient RECIPIENT =
            new Recipient(RESOURCE, Set.of(RESOURCE, "urn:example:alias"), Duration.ofSeconds(2));

    Optional<URI> endpoint = Optional.of(URI.create(FakeAuthority.ENDPOINT));
    Proof proof = new Proof.BasicSecret(Secret.of("rs2-secret"));
    Duration leeway = Duration.ofSeconds(30);
    AnswerLifetimes cache = new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), true);
    Optional<SignedAnswers> signedAnswers = Optional.empty();
    boolean missingAudience;
    String scopesClaim = "scope";
    List<FederatorSettings> federators = List.of();

    static DomainUnderTest alone() {
        return new DomainUnderTest();
    }

    /** It may speak for AS1, whose scope {@code read} is {@code orders:read} here; no other scope is worth anything. */
    static DomainUnderTest federated() {
        DomainUnderTest domain = new DomainUnderTest();
        domain.federators = List.of(federator(AS1, Optional.of("a_")));
        return domain;
    }

    static FederatorSettings federator(String issuer, Optional<String> opaquePrefix) {
        ScopeMapping scopes = new ScopeMapping(Scopes.of(List.of("orders:read")), Map.of("read", "orders:read"));
        return new FederatorSettings(new Issuer(issuer), scopes, opaquePrefix);
    }

    Introspection settings() {
        return new Introspection(
                "partner",
                new Issuer(ISSUER),
                endpoint,
                new ClientSettings("rs2", proof),
                Optional.empty(),
                leeway,
                cache,
                signedAnswers,
                missingAudience,
                scopesClaim,
                List.of("roles"),
                federators);
    }
}
