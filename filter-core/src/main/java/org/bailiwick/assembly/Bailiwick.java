package org.bailiwick.assembly;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Journal;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationException;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.EffectivePolicy;
import org.bailiwick.config.Limits;
import org.bailiwick.domain.Domains;
import org.bailiwick.domain.Eviction;
import org.bailiwick.domain.Forgotten;
import org.bailiwick.event.EventSink;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.observation.Meters;
import org.bailiwick.observation.RecentRefusals;
import org.bailiwick.policy.Policy;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gatekeeper in service, with everything it needs: the transport to authorities, each domain's keys, verifier and memory.
 * Starting it waits for nobody; the keys are on their way when it returns. Close it when the application stops.
 */
public final class Bailiwick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bailiwick.class);

    private final Policy policy;
    private final AuthorityTransport transport;
    private final Map<DomainSettings, KeyRing> rings;
    private final Domains domains;
    private final Gatekeeper gatekeeper;
    private final RecentRefusals refusals;
    private final UpstreamHeaders upstreamHeaders;

    private Bailiwick(
            Configuration configuration,
            AuthorityTransport transport,
            Map<DomainSettings, KeyRing> rings,
            Domains domains,
            Gatekeeper gatekeeper,
            RecentRefusals refusals) {
        this.policy = configuration.policy();
        this.transport = transport;
        this.rings = rings;
        this.domains = domains;
        this.gatekeeper = gatekeeper;
        this.refusals = refusals;
        this.upstreamHeaders = new UpstreamHeaders(configuration.upstream());
    }

    /**
     * Puts a configuration into service where requests are on no route.
     *
     * @param sinks where decisions and key fetches are told, in order
     * @throws ConfigurationException when a rule names a route: another, perhaps laxer one would decide in its place
     * @throws IllegalArgumentException when a key file holds no usable key
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
     * @throws IllegalArgumentException when a key file holds no usable key
     */
    public static Bailiwick startAtGateway(Configuration configuration, List<EventSink> sinks) {
        AuthorityTransport transport = Transports.toAuthorities(transportSettings(configuration));
        try {
            return assemble(configuration, transport, sinks, Clock.systemUTC());
        } catch (RuntimeException unusable) {
            transport.close();
            throw unusable;
        }
    }

    private static Bailiwick assemble(
            Configuration configuration, AuthorityTransport transport, List<EventSink> sinks, Clock clock) {
        RecentRefusals refusals = new RecentRefusals();
        EventSink events = EventSink.all(List.of(EventSink.all(sinks), refusals));
        Limits limits = configuration.limits();
        int count = configuration.domains().size();
        SignatureChecks checks = SignatureChecks.fastest();
        Map<DomainSettings, KeyRing> rings = new LinkedHashMap<>();
        Domains domains = new Domains(clock, limits.tokenCacheBytes() / count, limits.refusalCacheBytes() / count);
        for (DomainSettings settings : configuration.domains().values()) {
            settings.fold(
                    jwt -> {
                        JwkSetReader reader = new JwkSetReader(jwt.algorithms(), checks);
                        KeyRing keys = keysOf(jwt, new KeyRings(transport, reader, events, clock));
                        domains.add(jwt, JwtVerifier.of(jwt, configuration.audiences(), clock, checks), keys);
                        return rings.put(jwt, keys);
                    },
                    introspection -> null);
        }
        Gatekeeper gatekeeper = new Gatekeeper(configuration, domains, new Journal(events, clock, System::nanoTime));
        rings.values().forEach(KeyRing::warmUp);
        LOG.info("Rules in force, most specific first:\n{}", EffectivePolicy.of(configuration.policy()));
        return new Bailiwick(configuration, transport, rings, domains, gatekeeper, refusals);
    }

    private static KeyRing keysOf(DomainSettings.Jwt domain, KeyRings rings) {
        return domain.keyLocation()
                .fold(
                        discovered -> rings.discovered(domain.name(), domain.issuer(), domain.keys()),
                        at -> rings.at(domain.name(), at.jwksUri(), domain.keys()),
                        inFile -> rings.inFile(domain.name(), inFile.file()));
    }

    private static TransportSettings transportSettings(Configuration configuration) {
        Limits limits = configuration.limits();
        return new TransportSettings(
                limits.connect(),
                limits.call(),
                limits.answerBytes(),
                limits.callsInFlight(),
                configuration.insecure().allowLoopbackHttp(),
                configuration.insecure().allowPrivateAddresses());
    }

    public Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    /** What a gateway changes in the header of a request that goes on. */
    public UpstreamHeaders upstreamHeaders() {
        return upstreamHeaders;
    }

    /** How the keys of each domain are, in the order of the configuration. */
    public List<KeyHealth> keyHealth() {
        return rings.values().stream().map(KeyRing::health).toList();
    }

    /** How the caches are doing. */
    public List<Figures> cacheFigures() {
        return domains.figures();
    }

    /** The rules in force, most specific first, under the keys of the configuration file; no value of a claim. */
    public List<Map<String, Object>> rules() {
        return EffectivePolicy.rules(policy);
    }

    /** The domains and how their keys are, in the order of the configuration. */
    public List<DomainState> domains() {
        return rings.entrySet().stream()
                .map(ring -> state(ring.getKey(), ring.getValue().health()))
                .toList();
    }

    private static DomainState state(DomainSettings domain, KeyHealth keys) {
        return new DomainState(
                domain.name(), domain.fold(jwt -> "jwt", introspection -> "introspection"), domain.issuer(), keys);
    }

    /** How many calls are in flight at this moment, by authority; none are not mentioned. */
    public Map<String, Integer> callsInFlight() {
        return transport.callsInFlight();
    }

    /** The latest requests that were not granted, and how many there were. */
    public RecentRefusals recentRefusals() {
        return refusals;
    }

    /**
     * Forgets what is remembered of tokens, from the next request on. This takes nothing back: a token that is still good is
     * verified again and admitted.
     *
     * @throws IllegalArgumentException for a domain or an issuer that is not configured
     */
    public Forgotten forget(Eviction eviction) {
        return domains.forget(eviction);
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
        rings.forEach((domain, ring) -> meters.watchKeys(domain.name(), ring::health));
        domains.figures()
                .forEach(initial -> meters.watchCache(
                        initial.cache(),
                        () -> domains.figures().stream()
                                .filter(now -> now.cache().equals(initial.cache()))
                                .findFirst()
                                .orElse(initial)));
    }

    /** Ends all calls to authorities; requests that would need one are left undecided from now on. */
    @Override
    public void close() {
        transport.close();
        gatekeeper.close();
    }
}
