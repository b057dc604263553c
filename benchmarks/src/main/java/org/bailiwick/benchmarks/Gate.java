package org.bailiwick.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Journal;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.EdgeScopes;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.domain.Domains;
import org.bailiwick.event.EventSink;
import org.bailiwick.exchange.Exchanges;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.exchange.TokenEndpoints;
import org.bailiwick.introspection.Introspections;
import org.bailiwick.introspection.Recipient;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Transport;

/** A gate in front of one rule, put together as in service, but for the authority: it answers from memory. */
final class Gate {
    static final String NEXT_HOP = "stock";

    private static final String DOMAIN = "home";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final URI JWKS = URI.create(Authority.ISSUER + "/jwks");
    private static final KeyLifetimes LIFETIMES =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));
    private static final Limits LIMITS = new Limits(
            16 << 10,
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            256 << 10,
            64,
            128 << 20,
            8 << 20,
            1 << 20,
            64 << 20,
            Duration.ofSeconds(10));

    private Gate() {}

    static DomainSettings.Jwt domainOf(Authority authority) {
        return new DomainSettings.Jwt(
                DOMAIN,
                new Issuer(Authority.ISSUER),
                new DomainSettings.KeyLocation.At(JWKS),
                List.of(authority.algorithm()),
                DomainSettings.TokenType.AT_JWT,
                Duration.ofSeconds(30),
                LIFETIMES,
                "scope",
                List.of("roles"));
    }

    /** The authority's keys in a ring that refreshes them, fetched already. */
    static KeyRing keysOf(Authority authority, SignatureChecks checks) {
        Answer jwks = new Answer.Answered(200, Map.of("content-type", "application/json"), authority.jwks());
        Transport memory = question -> CompletableFuture.completedStage(jwks);
        JwkSetReader reader = new JwkSetReader(List.of(authority.algorithm()), checks);
        KeyRing keys = new KeyRings(memory, reader, event -> {}, Clock.systemUTC()).at(DOMAIN, JWKS, LIFETIMES);
        keys.warmUp();
        return keys;
    }

    /** A gatekeeper that lets the authority's tokens through to {@code /accounts/{id}} and tells the sink. */
    static Gatekeeper before(Authority authority, SignatureChecks checks, EventSink sink) {
        DomainSettings.Jwt settings = domainOf(authority);
        Configuration configuration = configuration(settings);
        Domains domains = domains();
        domains.add(
                settings,
                JwtVerifier.of(settings, configuration.audiences(), CLOCK, checks),
                keysOf(authority, checks));
        return gatekeeper(configuration, domains, sink);
    }

    /** As {@link #before}, for opaque tokens: the authority is asked about each, and calls every one active. */
    static Gatekeeper asking(Authority authority, SignatureChecks checks, EventSink sink) {
        DomainSettings.Introspection settings = askedDomain();
        Configuration configuration = configuration(settings);
        Answer active = new Answer.Answered(200, Map.of("content-type", "application/json"), authority.introspection());
        Transport memory = question -> CompletableFuture.completedStage(active);
        Introspections introspections = new Introspections(
                memory, certificate -> memory, configuration.audiences(), checks, event -> {}, CLOCK);
        Recipient recipient = new Recipient(Authority.RESOURCE, configuration.audiences(), LIMITS.call());
        Domains domains = domains();
        domains.addIntrospection(settings, introspections.tokensOf(settings, recipient)::verify);
        return gatekeeper(configuration, domains, sink);
    }

    /** It remembers for longer than anything is measured. */
    private static DomainSettings.Introspection askedDomain() {
        return new DomainSettings.Introspection(
                DOMAIN,
                new Issuer(Authority.ISSUER),
                Optional.of(URI.create(Authority.ISSUER + "/introspect")),
                new ClientSettings("api", new ClientSettings.Proof.BasicSecret(Secret.of("made up"))),
                Optional.empty(),
                Duration.ofSeconds(30),
                new DomainSettings.AnswerLifetimes(Duration.ofHours(1), Duration.ofSeconds(5), true),
                Optional.empty(),
                false,
                "scope",
                List.of("roles"),
                List.of());
    }

    /** As {@link #before}, where the rule for {@code /accounts/{id}} has a next hop and a token for it is got by exchange. */
    static Gatekeeper beforeNextHop(Authority authority, SignatureChecks checks, NextHops nextHops) {
        DomainSettings.Jwt settings = domainOf(authority);
        Rule plain = rule("read-account", "/accounts/{id}");
        Rule traded = new Rule(
                plain.id(),
                plain.route(),
                plain.path(),
                plain.methods(),
                plain.access(),
                plain.domains(),
                plain.mode(),
                plain.preflight(),
                Optional.of(NEXT_HOP));
        Configuration configuration = configuration(settings, List.of(traded, rule("orders", "/orders/**")));
        Domains domains = domains();
        domains.add(
                settings,
                JwtVerifier.of(settings, configuration.audiences(), CLOCK, checks),
                keysOf(authority, checks));
        return new Gatekeeper(configuration, domains, nextHops, new Journal(event -> {}, CLOCK, System::nanoTime));
    }

    /** The next hop of {@link #beforeNextHop}; its authority answers from memory, with an opaque token that lives for half an hour. */
    static NextHops nextHops(SignatureChecks checks) {
        byte[] issued = ("{\"access_token\":\"" + "t".repeat(43) + "\",\"token_type\":\"Bearer\",\"expires_in\":1800,"
                        + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}")
                .getBytes(StandardCharsets.UTF_8);
        Answer answer = new Answer.Answered(200, Map.of("content-type", "application/json"), issued);
        Transport memory = question -> CompletableFuture.completedStage(answer);
        NextHopSettings edge = new NextHopSettings(
                NEXT_HOP,
                new NextHopSettings.Target(
                        "https://stock.example.com", List.of(), List.of(URI.create("https://stock.example.com"))),
                Optional.of(DOMAIN),
                new EdgeScopes.Intersection(Scopes.of(List.of(Authority.SCOPE))),
                new NextHopSettings.Way.Exchange(
                        new NextHopSettings.TokenAuthority(
                                new Issuer(Authority.ISSUER),
                                Optional.of(URI.create(Authority.ISSUER + "/token")),
                                new ClientSettings("api", new ClientSettings.Proof.BasicSecret(Secret.of("made up")))),
                        true,
                        Optional.empty(),
                        new NextHopSettings.Bounds(
                                Optional.empty(), new NextHopSettings.NewSubject.Same(), 4, Duration.ZERO)));
        return new Exchanges(
                        new TokenEndpoints(memory, certificate -> memory, CLOCK),
                        Map.of(),
                        Map.of(),
                        introspection -> question -> CompletableFuture.failedStage(new IllegalStateException("asked")),
                        checks,
                        Optional.empty(),
                        event -> {},
                        CLOCK,
                        System::nanoTime)
                .nextHops(List.of(edge), LIMITS.tokenCacheBytes());
    }

    private static Configuration configuration(DomainSettings settings) {
        return configuration(settings, List.of(rule("read-account", "/accounts/{id}"), rule("orders", "/orders/**")));
    }

    private static Configuration configuration(DomainSettings settings, List<Rule> rules) {
        return new Configuration(
                URI.create(Authority.RESOURCE),
                Set.of(),
                URI.create(Authority.RESOURCE),
                Map.of(DOMAIN, settings),
                Policy.of(rules),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                UpstreamSettings.DEFAULT,
                LIMITS,
                new Configuration.Insecure(false, false),
                List.of());
    }

    private static Domains domains() {
        return new Domains(CLOCK, LIMITS.tokenCacheBytes(), LIMITS.refusalCacheBytes());
    }

    private static Gatekeeper gatekeeper(Configuration configuration, Domains domains, EventSink sink) {
        return new Gatekeeper(configuration, domains, NextHops.none(), new Journal(sink, CLOCK, System::nanoTime));
    }

    /** A rule that asks for {@link Authority#SCOPE}. */
    static Rule rule(String id, String path) {
        Requirement requirement = new Requirement(Scopes.of(List.of(Authority.SCOPE)), Scopes.NONE, Set.of(), Map.of());
        return new Rule(
                id,
                PathPattern.of(path),
                Set.of("GET", "HEAD"),
                new Access.Vouched(requirement),
                List.of(DOMAIN),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS);
    }
}
