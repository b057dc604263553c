package org.bailiwick.assembly;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Journal;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.asid.SessionAuthorities;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationException;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.EffectivePolicy;
import org.bailiwick.domain.Domains;
import org.bailiwick.domain.Eviction;
import org.bailiwick.domain.Forgotten;
import org.bailiwick.event.EventSink;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.introspection.Introspections;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.login.SessionConsumers;
import org.bailiwick.observation.Meters;
import org.bailiwick.observation.RecentRefusals;
import org.bailiwick.store.FactCache.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gatekeeper in service, with everything it needs: the transports to authorities, each domain's keys, verifier and memory,
 * the ways to other services, and the federation endpoint where one is served. Starting it waits for nobody; the keys are on their way when it returns.
 * Close it when the application stops.
 */
public final class Bailiwick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bailiwick.class);

    private final Configuration configuration;
    private final Authorities authorities;
    private final Map<String, KeyRing> rings;
    private final Map<String, Supplier<AuthorityHealth>> asked;
    private final Domains domains;
    private final Optional<Federation> federation;
    private final NextHopsAssembly nextHops;
    private final SessionConsumers consumers;
    private final Gatekeeper gatekeeper;
    private final RecentRefusals refusals;
    private final UpstreamHeaders upstreamHeaders;

    private Bailiwick(
            Configuration configuration,
            Authorities authorities,
            DomainsAssembly assembled,
            Optional<Federation> federation,
            NextHopsAssembly nextHops,
            SessionConsumers consumers,
            Gatekeeper gatekeeper,
            RecentRefusals refusals) {
        this.configuration = configuration;
        this.authorities = authorities;
        this.rings = assembled.rings();
        this.asked = assembled.asked();
        this.domains = assembled.domains();
        this.federation = federation;
        this.nextHops = nextHops;
        this.consumers = consumers;
        this.gatekeeper = gatekeeper;
        this.refusals = refusals;
        this.upstreamHeaders = new UpstreamHeaders(configuration.upstream());
    }

    /**
     * Puts a configuration into service where requests are on no route.
     *
     * @param sinks where decisions and key fetches are told, in order
     * @throws ConfigurationException when a rule names a route: another, perhaps laxer one would decide in its place
     * @throws IllegalArgumentException when a key file or a key store holds no usable key
     */
    public static Bailiwick start(Configuration configuration, List<EventSink> sinks) {
        if (!configuration.withoutRoutes().isEmpty()) {
            throw new ConfigurationException(configuration.withoutRoutes());
        }
        return startAtGateway(configuration, sinks);
    }

    /**
     * Puts a configuration into service at a gateway, whose requests are on routes that rules may name.
     *
     * @param sinks where decisions and key fetches are told, in order
     * @throws IllegalArgumentException when a key file or a key store holds no usable key
     */
    public static Bailiwick startAtGateway(Configuration configuration, List<EventSink> sinks) {
        Authorities authorities = new Authorities(configuration);
        try {
            return assemble(configuration, authorities, sinks, Clock.systemUTC());
        } catch (RuntimeException unusable) {
            authorities.close();
            throw unusable;
        }
    }

    private static Bailiwick assemble(
            Configuration configuration, Authorities authorities, List<EventSink> sinks, Clock clock) {
        RecentRefusals refusals = new RecentRefusals();
        EventSink events = EventSink.all(List.of(EventSink.all(sinks), refusals));
        SignatureChecks checks = SignatureChecks.fastest();
        Introspections introspections = new Introspections(
                authorities.plain(), authorities::with, ourNames(configuration), checks, events, clock);
        SessionAuthorities sessions = new SessionAuthorities(
                authorities.plain(),
                authorities::with,
                new ExternalUrl(configuration.externalUrl()),
                checks,
                events,
                clock);
        int memories = configuration.domains().size()
                + configuration
                        .federation()
                        .map(Federation::asked)
                        .map(List::size)
                        .orElse(0)
                + (configuration.nextHops().isEmpty() ? 0 : 1);
        long accepted = configuration.limits().tokenCacheBytes() / memories;
        long refused = configuration.limits().refusalCacheBytes() / memories;

        DomainsAssembly assembled = new DomainsAssembly(
                configuration, authorities.plain(), introspections, sessions, checks, events, clock, accepted, refused);
        Optional<Federation> federation = configuration
                .federation()
                .map(settings -> Federation.start(
                        settings,
                        configuration,
                        introspections,
                        authorities.plain(),
                        checks,
                        events,
                        clock,
                        accepted,
                        refused));
        NextHopsAssembly nextHops = new NextHopsAssembly(
                configuration, authorities, assembled, introspections, checks, events, clock, accepted);
        SessionConsumers consumers = new SessionConsumers(authorities.plain(), events, clock);
        Gatekeeper gatekeeper = new Gatekeeper(
                configuration,
                assembled.domains(),
                nextHops.nextHops(),
                LoginsAssembly.of(configuration, consumers, assembled.domains(), nextHops.nextHops()),
                new Journal(events, clock, System::nanoTime),
                nextHops.documents());
        assembled.rings().values().forEach(KeyRing::warmUp);
        federation.ifPresent(serving -> serving.askersKeys().forEach(KeyRing::warmUp));
        LOG.info("Rules in force, most specific first:\n{}", EffectivePolicy.of(configuration));
        return new Bailiwick(
                configuration, authorities, assembled, federation, nextHops, consumers, gatekeeper, refusals);
    }

    /** What an authority may call us where it says whom a signed answer is for. */
    private static Set<String> ourNames(Configuration configuration) {
        Set<String> names = new LinkedHashSet<>(configuration.audiences());
        configuration
                .federation()
                .ifPresent(settings -> names.add(settings.issuer().value()));
        return names;
    }

    public Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    /** The federation endpoint that is served beside what is guarded; nothing when the configuration has none. */
    public Optional<FederationEndpoint> federation() {
        return federation.map(Federation::endpoint);
    }

    /** What a gateway changes in the header of a request that goes on. */
    public UpstreamHeaders upstreamHeaders() {
        return upstreamHeaders;
    }

    /** How the keys of each domain are that has any, in the order of the configuration. */
    public List<KeyHealth> keyHealth() {
        return rings.values().stream().map(KeyRing::health).toList();
    }

    /** How the caches are doing. */
    public List<Figures> cacheFigures() {
        List<Figures> figures = new ArrayList<>(domains.figures());
        federation.ifPresent(serving -> figures.addAll(serving.figures()));
        figures.addAll(nextHops.nextHops().figures());
        return figures;
    }

    /** The rules in force, most specific first, under the keys of the configuration file; no value of a claim. */
    public List<Map<String, Object>> rules() {
        return EffectivePolicy.rules(configuration.policy());
    }

    /** The domains and how they are, in the order of the configuration. */
    public List<DomainState> domains() {
        return configuration.domains().values().stream().map(this::state).toList();
    }

    private DomainState state(DomainSettings domain) {
        return new DomainState(
                domain.name(),
                domain.fold(jwt -> "jwt", introspection -> "introspection", asid -> "asid"),
                domain.issuer(),
                Optional.ofNullable(rings.get(domain.name())).map(KeyRing::health),
                Optional.ofNullable(asked.get(domain.name())).map(Supplier::get));
    }

    /** The ways to other services and how they are, in the order of the configuration. */
    public List<NextHopState> nextHops() {
        return nextHops.states();
    }

    /** How many calls are in flight at this moment, by authority; none are not mentioned. */
    public Map<String, Integer> callsInFlight() {
        return authorities.callsInFlight();
    }

    /** The latest requests that were not granted, and how many there were. */
    public RecentRefusals recentRefusals() {
        return refusals;
    }

    /**
     * Forgets what is remembered of tokens, from the next request on. This takes nothing back: a token that is still good is
     * verified again and admitted. What a federation endpoint remembers, and what was got for next hops, is forgotten whole.
     *
     * @throws IllegalArgumentException for a domain or an issuer that is not configured
     */
    public Forgotten forget(Eviction eviction) {
        federation.ifPresent(
                Federation::forget); // first: a domain may be asked through the endpoint, and would learn it again
        Forgotten forgotten = domains.forget(eviction);
        nextHops.nextHops().forgetAll(); // last: whoever is admitted on what was known before may still trade
        return forgotten;
    }

    /**
     * Has keys that are not fresh fetched in the background, unless that was tried a moment ago. For health checks: where no
     * request comes, nothing else would find out that an authority can be asked again.
     */
    public void refreshKeys() {
        rings.values().stream()
                .filter(ring -> ring.health().state() != KeyHealth.State.FRESH)
                .forEach(KeyRing::warmUp);
    }

    /** Shows keys and caches as gauges. */
    public void show(Meters meters) {
        rings.forEach((domain, ring) -> meters.watchKeys(domain, ring::health));
        cacheFigures()
                .forEach(initial -> meters.watchCache(
                        initial.cache(),
                        () -> cacheFigures().stream()
                                .filter(now -> now.cache().equals(initial.cache()))
                                .findFirst()
                                .orElse(initial)));
    }

    /** Ends all calls to authorities; requests that would need one are left undecided from now on. */
    @Override
    public void close() {
        consumers.close(); // first: nothing is to be tried again because calls are ended
        authorities.close();
        federation.ifPresent(Federation::close);
        gatekeeper.close();
    }
}
