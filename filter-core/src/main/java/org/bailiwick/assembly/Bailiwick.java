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
import org.bailiwick.domain.JwtDomains;
import org.bailiwick.event.EventSink;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.observation.Meters;
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

    private final AuthorityTransport transport;
    private final Map<String, KeyRing> rings;
    private final JwtDomains domains;
    private final Gatekeeper gatekeeper;
    private final UpstreamHeaders upstreamHeaders = new UpstreamHeaders();

    private Bailiwick(
            AuthorityTransport transport, Map<String, KeyRing> rings, JwtDomains domains, Gatekeeper gatekeeper) {
        this.transport = transport;
        this.rings = rings;
        this.domains = domains;
        this.gatekeeper = gatekeeper;
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
            return assemble(configuration, transport, EventSink.all(sinks), Clock.systemUTC());
        } catch (RuntimeException unusable) {
            transport.close();
            throw unusable;
        }
    }

    private static Bailiwick assemble(
            Configuration configuration, AuthorityTransport transport, EventSink events, Clock clock) {
        Limits limits = configuration.limits();
        int count = configuration.domains().size();
        SignatureChecks checks = SignatureChecks.fastest();
        Map<String, KeyRing> rings = new LinkedHashMap<>();
        JwtDomains domains =
                new JwtDomains(clock, limits.tokenCacheBytes() / count, limits.refusalCacheBytes() / count);
        for (DomainSettings settings : configuration.domains().values()) {
            settings.fold(jwt -> {
                JwkSetReader reader = new JwkSetReader(jwt.algorithms(), checks);
                KeyRing keys = keysOf(jwt, new KeyRings(transport, reader, events, clock));
                domains.add(jwt, JwtVerifier.of(jwt, configuration.audiences(), clock, checks), keys);
                return rings.put(jwt.name(), keys);
            });
        }
        Gatekeeper gatekeeper = new Gatekeeper(configuration, domains, new Journal(events, clock, System::nanoTime));
        rings.values().forEach(KeyRing::warmUp);
        LOG.info("Rules in force, most specific first:\n{}", EffectivePolicy.of(configuration.policy()));
        return new Bailiwick(transport, rings, domains, gatekeeper);
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

    /** Shows keys and caches as gauges. */
    public void show(Meters meters) {
        rings.forEach((domain, ring) -> meters.watchKeys(domain, ring::health));
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
