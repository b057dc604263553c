package org.bailiwick.assembly;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.event.EventSink;
import org.bailiwick.federation.AskedDomain;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.introspection.Introspections;
import org.bailiwick.introspection.RememberingIntrospector;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.transport.Transport;

/** A federation endpoint in service, with what it remembers of the domains it asks. */
final class Federation implements AutoCloseable {
    private static final KeyLifetimes ASKERS_KEYS =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));

    private final FederationEndpoint endpoint;
    private final List<RememberingIntrospector> memories;
    private final List<KeyRing> askersKeys;

    private Federation(FederationEndpoint endpoint, List<RememberingIntrospector> memories, List<KeyRing> askersKeys) {
        this.endpoint = endpoint;
        this.memories = memories;
        this.askersKeys = askersKeys;
    }

    /** The domains that the endpoint asks: its home and its trustees. */
    static List<String> asked(FederationSettings settings) {
        return Stream.concat(
                        settings.home().stream(), settings.trustees().stream().map(trustee -> trustee.domain()))
                .toList();
    }

    /**
     * Puts an endpoint into service.
     *
     * @param activeBytes how much memory the tokens of one domain may take that are active
     * @param inactiveBytes how much memory those may take that are not
     * @throws IllegalArgumentException when a key file holds no usable key
     */
    static Federation start(
            FederationSettings settings,
            Configuration configuration,
            Introspections introspections,
            Transport transport,
            SignatureChecks checks,
            EventSink events,
            Clock clock,
            long activeBytes,
            long inactiveBytes) {
        Map<String, AskedDomain> domains = new LinkedHashMap<>();
        Map<String, RememberingIntrospector> memories = new LinkedHashMap<>();
        for (String name : asked(settings)) {
            DomainSettings.Introspection domain = introspected(configuration, name);
            RememberingIntrospector memory = new RememberingIntrospector(
                    introspections.introspectorOf(domain), domain, clock, activeBytes, inactiveBytes);
            memories.put(name, memory);
            domains.put(name, new AskedDomain(domain, memory));
        }
        Map<String, KeyRing> keys = askersKeys(settings, transport, checks, events, clock);
        Optional<JwtSigner> signer =
                settings.signing().map(signing -> JwtSigner.ofFile(signing.keyFile(), signing.algorithm()));
        FederationEndpoint endpoint =
                new FederationEndpoint(settings, domains, keys, signer, checks, clock, System::nanoTime);
        return new Federation(endpoint, List.copyOf(memories.values()), List.copyOf(keys.values()));
    }

    private static DomainSettings.Introspection introspected(Configuration configuration, String name) {
        return Optional.ofNullable(configuration.domains().get(name))
                .flatMap(domain -> domain.fold(
                        jwt -> Optional.<DomainSettings.Introspection>empty(), Optional::of, asid -> Optional.empty()))
                .orElseThrow(() ->
                        new IllegalArgumentException("domain: " + name + " (expected: one of kind introspection)"));
    }

    private static Map<String, KeyRing> askersKeys(
            FederationSettings settings, Transport transport, SignatureChecks checks, EventSink events, Clock clock) {
        KeyRings rings = new KeyRings(
                transport, new JwkSetReader(Arrays.asList(SignatureAlgorithm.values()), checks), events, clock);
        Map<String, KeyRing> keys = new LinkedHashMap<>();
        Stream.concat(
                        settings.resourceServers().stream().map(FederationSettings.ResourceServer::asker),
                        settings.trustors().stream().map(FederationSettings.Trustor::asker))
                .forEach(asker -> {
                    asker.jwksFile().ifPresent(file -> keys.put(asker.id(), rings.inFile(asker.id(), file)));
                    asker.jwksUri().ifPresent(uri -> keys.put(asker.id(), rings.at(asker.id(), uri, ASKERS_KEYS)));
                });
        return keys;
    }

    FederationEndpoint endpoint() {
        return endpoint;
    }

    /** The keys of those who ask, where they have no secret. */
    List<KeyRing> askersKeys() {
        return askersKeys;
    }

    List<Figures> figures() {
        return memories.stream().flatMap(memory -> memory.figures().stream()).toList();
    }

    /** Forgets everything: it costs a question more. */
    void forget() {
        memories.forEach(RememberingIntrospector::forgetAll);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
