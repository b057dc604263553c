package org.bailiwick.domain;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bailiwick.asid.AsidSessions;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * All domains: those whose tokens are JWTs that are verified here, those that are asked about tokens, and those that have sessions. A token goes to the
 * domains that it looks like, if the rule believes them ({@link Routing}); several are asked by the law of {@link DomainChain}; and
 * what one of them has accepted is its own from then on ({@link Owners}). A session goes to one that has sessions ({@link
 * SessionDomains}), and a token never does.
 */
public final class Domains implements DomainDirectory {
    /** Of the memory that one domain's accepted tokens may take, how many parts make one that their owners may take. */
    private static final int PART_FOR_OWNERS = 4;

    private final Map<String, TrustDomain<?>> byName = new LinkedHashMap<>();
    private final Map<String, TrustDomain<UnverifiedJwt>> verifying = new LinkedHashMap<>();
    private final Map<String, TrustDomain<String>> asked = new LinkedHashMap<>();
    private final SessionDomains havingSessions = new SessionDomains();
    private final Routing routing = new Routing();
    private final Owners owners;
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
        this.owners = new Owners(acceptedBytes / PART_FOR_OWNERS);
        this.clock = clock;
        this.acceptedBytes = acceptedBytes;
        this.refusedBytes = refusedBytes;
    }

    /**
     * Adds a domain whose tokens are JWTs.
     *
     * @throws IllegalArgumentException when another domain has its name or its issuer
     */
    public void add(DomainSettings.Jwt settings, JwtVerifier verifier, KeyRing keys) {
        TrustDomain<UnverifiedJwt> domain =
                TrustDomain.ofJwts(jwt -> verifier.verify(jwt, keys), memoryOf(settings, keys::holds));
        register(settings, domain);
        verifying.put(settings.name(), domain);
    }

    /**
     * Adds a domain that is asked about each token, as it was presented. It says of a token what it would say if no other domain
     * were there: that a token is not active is for this directory to weigh.
     *
     * @param asking puts the question; an outage is an answer too, and only a defect completes the stage exceptionally
     * @throws IllegalArgumentException when another domain has its name or its issuer
     */
    public void addIntrospection(
            DomainSettings.Introspection settings, Function<String, CompletionStage<Judged>> asking) {
        TrustDomain<String> domain = TrustDomain.ofAnswers(asking, memoryOf(settings, key -> false));
        register(settings, domain);
        asked.put(settings.name(), domain);
    }

    /**
     * Adds a domain that has sessions.
     *
     * @param sessions finds out what a presented session is worth
     * @param believed whether the domain believes a key at this moment, where it verifies tickets
     * @throws IllegalArgumentException when another domain has its name or its authority
     */
    public void addSessions(DomainSettings.Asid settings, AsidSessions sessions, Predicate<VerificationKey> believed) {
        SessionDomain domain = new SessionDomain(sessions, memoryOf(settings, believed));
        register(settings, domain.known());
        havingSessions.add(settings.name(), domain);
    }

    private TokenMemory memoryOf(DomainSettings settings, Predicate<VerificationKey> believed) {
        return new TokenMemory(settings.name(), believed, clock, acceptedBytes, refusedBytes);
    }

    private void register(DomainSettings settings, TrustDomain<?> domain) {
        boolean nameTaken = byName.putIfAbsent(settings.name(), domain) != null;
        if (nameTaken || !routing.add(settings)) {
            throw new IllegalArgumentException("domain: " + settings.name() + " of " + settings.issuer()
                    + " (expected: a name and an issuer that no other domain has)");
        }
    }

    @Override
    public CompletionStage<Verification> verify(Credential credential, List<String> believed) {
        return credential.fold(
                bearer -> verify(bearer.token(), believed), asid -> havingSessions.verify(asid, believed));
    }

    @Override
    public Optional<Reason> refusal(Credential.Asid presented, List<String> believed) {
        return havingSessions.refusal(presented, believed);
    }

    private CompletionStage<Verification> verify(String token, List<String> believed) {
        TokenHash hash = TokenHash.of(token);
        for (String name : believed) {
            @Nullable TrustDomain<?> domain = byName.get(name);
            Optional<Verification> known = domain == null ? Optional.empty() : domain.settled(hash);
            if (known.isPresent()) {
                return CompletableFuture.completedStage(known.get());
            }
        }
        return routing.of(token, believed)
                .fold(
                        nowhere -> CompletableFuture.completedStage(new Verification.Rejected(nowhere.reason())),
                        toIssuer -> known("domain", toIssuer.domain(), verifying)
                                .verify(toIssuer.jwt(), hash, token.length()),
                        toAsk -> ask(toAsk.domains(), token, hash));
    }

    private CompletionStage<Verification> ask(List<String> names, String token, TokenHash hash) {
        long age = owners.age(hash);
        List<String> who = owners.of(hash).filter(names::contains).map(List::of).orElse(names);
        return DomainChain.ask(who, name -> known("domain", name, asked).verify(token, hash, token.length()))
                .thenApply(said -> {
                    owners.learn(hash, said, age);
                    return said;
                });
    }

    /**
     * Forgets what is remembered, from the next request on; what was asked before and is answered later is not remembered.
     *
     * @throws IllegalArgumentException for a domain or an issuer that is not configured
     */
    public Forgotten forget(Eviction eviction) {
        return eviction.fold(this::forget, this::forget, this::forget);
    }

    // Owners go last: whoever finds none of an earlier age finds no question of an earlier age either.

    private Forgotten forget(Eviction.OfSubject subject) {
        Collection<String> names =
                subject.issuer().<Collection<String>>map(routing::domainsOf).orElseGet(byName::keySet);
        Forgotten forgotten = forget(names, memory -> memory.forgetSubject(subject::isOf));
        owners.forgetSubject(subject::isOf);
        return forgotten;
    }

    private Forgotten forget(Eviction.OfToken token) {
        Forgotten forgotten = forget(byName.keySet(), memory -> memory.forget(token.hash()));
        owners.forget(token.hash());
        return forgotten;
    }

    private Forgotten forget(Eviction.OfDomain domain) {
        Forgotten forgotten = forget(List.of(domain.name()), TokenMemory::forgetAll);
        owners.forgetDomain(domain.name());
        return forgotten;
    }

    private Forgotten forget(Collection<String> names, Function<TokenMemory, Forgotten> which) {
        havingSessions.forgetKeys(List.copyOf(names));
        return names.stream()
                .map(name -> known("domain", name, byName).forget(which))
                .reduce(Forgotten.NOTHING, Forgotten::and);
    }

    /**
     * Forgets what a domain has said of a session, at once and for good: what was asked before and is answered later is not
     * remembered. Of other sessions, and by other domains, everything stays remembered. Takes as long as finding one does, so that
     * it may be done as often as people log out.
     *
     * @param session the hash of a session that was presented with a proof, or that somebody has logged in with here
     */
    public void forgetSession(String domain, TokenHash session) {
        havingSessions.forget(domain, session);
    }

    private static <T> T known(String what, String name, Map<String, T> among) {
        T known = among.get(name);
        if (known == null) {
            throw new IllegalArgumentException(
                    what + ": " + name + " (expected: one of " + String.join(", ", among.keySet()) + ")");
        }
        return known;
    }

    /** How the memories of all domains are doing; and that of who has accepted which token, where any domain is asked. */
    public List<Figures> figures() {
        Stream<Figures> memories = byName.values().stream().flatMap(domain -> domain.figures().stream());
        return Stream.concat(memories, Stream.of(owners.figures()).filter(figures -> !asked.isEmpty()))
                .toList();
    }
}
