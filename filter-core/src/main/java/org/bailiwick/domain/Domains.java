package org.bailiwick.domain;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * The domains whose tokens are JWTs, found by what a token claims its issuer to be. The claim is not believed: it only picks
 * one of the configured issuers, and never a URL.
 */
public final class Domains implements DomainDirectory {
    private final Map<String, TrustDomain> byName = new LinkedHashMap<>();
    private final Map<String, String> nameByIssuer = new LinkedHashMap<>();
    private final Clock clock;
    private final long acceptedBytes;
    private final long refusedBytes;

    /**
     * No domains yet.
     *
     * @param clock what time it is
     * @param acceptedBytes how much memory the accepted tokens of one domain may take
     * @param refusedBytes how much memory the refused tokens of one domain may take
     */
    public Domains(Clock clock, long acceptedBytes, long refusedBytes) {
        this.clock = clock;
        this.acceptedBytes = acceptedBytes;
        this.refusedBytes = refusedBytes;
    }

    /** Adds a domain; no other may have its name or its issuer. */
    public void add(DomainSettings.Jwt settings, JwtVerifier verifier, KeyRing keys) {
        TokenMemory memory = new TokenMemory(settings.name(), keys::holds, clock, acceptedBytes, refusedBytes);
        TrustDomain domain = new TrustDomain(jwt -> verifier.verify(jwt, keys), memory);
        boolean nameTaken = byName.putIfAbsent(settings.name(), domain) != null;
        boolean issuerTaken = nameByIssuer.putIfAbsent(settings.issuer().value(), settings.name()) != null;
        if (nameTaken || issuerTaken) {
            throw new IllegalArgumentException("domain: " + settings.name() + " of " + settings.issuer()
                    + " (expected: a name and an issuer that no other domain has)");
        }
    }

    @Override
    public CompletionStage<Verification> verify(Credential credential, List<String> believed) {
        return credential.fold(bearer -> verify(bearer.token(), believed));
    }

    private CompletionStage<Verification> verify(String token, List<String> believed) {
        TokenHash hash = TokenHash.of(token);
        for (String name : believed) {
            @Nullable TrustDomain domain = byName.get(name);
            Optional<Verification> known = domain == null ? Optional.empty() : domain.recall(hash);
            if (known.isPresent()) {
                return CompletableFuture.completedStage(known.get());
            }
        }
        return UnverifiedJwt.parse(token).fold(jwt -> route(jwt, hash, token.length(), believed), Domains::rejected);
    }

    private CompletionStage<Verification> route(UnverifiedJwt jwt, TokenHash hash, int length, List<String> believed) {
        @Nullable String name = jwt.unverifiedIssuer().map(nameByIssuer::get).orElse(null);
        @Nullable TrustDomain domain = name == null ? null : byName.get(name);
        if (name == null || domain == null) {
            return rejected(Reason.TOKEN_ISSUER_UNKNOWN);
        }
        return believed.contains(name) ? domain.verify(jwt, hash, length) : rejected(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
    }

    private static CompletionStage<Verification> rejected(Reason reason) {
        return CompletableFuture.completedStage(new Verification.Rejected(reason));
    }

    /**
     * Forgets what is remembered, from the next request on; what was asked before and is answered later is not remembered.
     *
     * @throws IllegalArgumentException for a domain or an issuer that is not configured
     */
    public Forgotten forget(Eviction eviction) {
        return eviction.fold(
                subject -> forget(
                        subject.issuer().map(this::nameOf).map(List::of).orElseGet(this::names),
                        memory -> memory.forgetSubject(subject.subject())),
                token -> forget(names(), memory -> memory.forget(token.hash())),
                domain -> forget(List.of(domain.name()), TokenMemory::forgetAll));
    }

    private Forgotten forget(List<String> names, Function<TokenMemory, Forgotten> which) {
        return names.stream()
                .map(name -> known("domain", name, byName).forget(which))
                .reduce(Forgotten.NOTHING, Forgotten::and);
    }

    private List<String> names() {
        return List.copyOf(byName.keySet());
    }

    private String nameOf(Issuer issuer) {
        return known("issuer", issuer.value(), nameByIssuer);
    }

    private static <T> T known(String what, String name, Map<String, T> among) {
        T known = among.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    what + ": " + name + " (expected: one of " + String.join(", ", among.keySet()) + ")");
        }
        return known;
    }

    /** How the memories of all domains are doing. */
    public List<Figures> figures() {
        return byName.values().stream()
                .flatMap(domain -> domain.figures().stream())
                .toList();
    }
}
