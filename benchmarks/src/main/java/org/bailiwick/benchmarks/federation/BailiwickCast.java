package org.bailiwick.benchmarks.federation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.domain.Domains;
import org.bailiwick.federation.AskedDomain;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.introspection.IntrospectedTokens;
import org.bailiwick.introspection.Introspections;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.introspection.Recipient;
import org.bailiwick.introspection.RememberingIntrospector;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.request.Deadlines;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.bailiwick.verification.Judged;

/**
 * Resource servers and endpoints out of Bailiwick's own parts, put together as a gatekeeper does it: memory, flights in common,
 * circuit, second attempt, calls in flight. Only the network, time and chance are not the machine's.
 */
final class BailiwickCast implements Cast {
    /** So much that nothing is forgotten before its time: which fact would go is up to chance. */
    private static final long BYTES = 1L << 30;

    private static final Duration DEADLINE = TransportSettings.DEFAULT.call();

    private final World world;
    private final Caching caching;
    private final VirtualTime time;
    private final Network network;
    private final Settings settings;
    private final SignatureChecks checks = SignatureChecks.platform();
    private final Deadlines deadlines;
    private final Chance chance;

    BailiwickCast(World world, Caching caching, VirtualTime time, Network network) {
        this.world = world;
        this.caching = caching;
        this.time = time;
        this.network = network;
        this.settings = new Settings(world);
        this.deadlines = new Deadlines(new VirtualAlarms(time));
        this.chance = Chance.of(world.seed(), "rests");
    }

    @Override
    public DomainDirectory instance(int server) {
        int domain = world.servers().domainOf(server);
        DomainSettings.Introspection own = settings.ownDomainOf(
                server, new AnswerLifetimes(caching.positiveAtServers(), caching.negativeAtServers(), true));
        String resource = Addresses.resource(server);
        IntrospectedTokens tokens = introspections(domain, true, resource)
                .tokensOf(own, new Recipient(resource, Set.of(resource), DEADLINE));
        if (!caching.sharesFlights()) {
            return (credential, believed) -> credential.fold(
                    bearer -> tokens.verify(bearer.token()).thenApply(Judged::verification),
                    asid -> CompletableFuture.failedStage(new IllegalStateException("a session")));
        }
        Domains domains = new Domains(time.clock(), BYTES, BYTES);
        domains.addIntrospection(own, tokens::verify);
        return domains;
    }

    @Override
    public Endpoint endpoint(int domain) {
        Introspections introspections =
                introspections(domain, false, Addresses.issuer(domain).value());
        Map<String, AskedDomain> asked = new LinkedHashMap<>();
        for (DomainSettings.Introspection each : settings.askedBy(domain)) {
            asked.put(each.name(), new AskedDomain(each, remembering(each, introspections.introspectorOf(each))));
        }
        FederationSettings federation = settings.federationOf(domain, DEADLINE);
        return new ReceivedQuestions(new FederationEndpoint(
                federation, asked, Map.of(), Optional.empty(), checks, time.clock(), time::nanos, deadlines));
    }

    private Introspector remembering(DomainSettings.Introspection domain, Introspector introspector) {
        if (!caching.sharesFlights()) {
            return introspector;
        }
        AnswerLifetimes lifetimes =
                new AnswerLifetimes(caching.positiveAtEndpoints(), caching.negativeAtEndpoints(), true);
        return new RememberingIntrospector(introspector, settings.with(domain, lifetimes), time.clock(), BYTES, BYTES);
    }

    private Introspections introspections(int domain, boolean server, String ourselves) {
        return new Introspections(
                Transports.over(network.from(domain, server), TransportSettings.DEFAULT),
                certificate -> {
                    throw new IllegalStateException("certificate: one (expected: secrets alone)");
                },
                Set.of(ourselves),
                checks,
                event -> {},
                time.clock(),
                time::nanos,
                chance::uniform);
    }
}
