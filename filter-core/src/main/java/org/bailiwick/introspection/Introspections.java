package org.bailiwick.introspection;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.authority.BreakingWay;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.authority.Way;
import org.bailiwick.config.ClientSettings.Proof.Certificate;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.EventSink;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.transport.Backoff;
import org.bailiwick.transport.Transport;

/**
 * How authorities are asked about tokens, put together. A domain has one way to its authority, whoever uses it, so that what one
 * user learns of the authority's state, all know. For use by one thread while a gatekeeper is assembled.
 */
public final class Introspections {
    private final Transport transport;
    private final Function<Certificate, Transport> mutual;
    private final Set<String> ourselves;
    private final SignatureChecks checks;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;
    private final DoubleSupplier chance;
    private final Map<DomainSettings.Introspection, Introspector> ways = new LinkedHashMap<>();
    private final Map<DomainSettings.Introspection, Circuit> circuits = new HashMap<>();
    private final Map<DomainSettings.Introspection, KeyRing> rings = new LinkedHashMap<>();

    /**
     * No authority yet.
     *
     * @param transport calls authorities
     * @param mutual gives the transport that has a certificate of ours; who opened it closes it
     * @param ourselves by which names an authority may address a signed answer to us, beside our client id there
     * @param checks who checks the signatures of signed answers
     * @param events hears how every question ended
     * @param clock what time it is; durations are measured by a monotonic one
     */
    public Introspections(
            Transport transport,
            Function<Certificate, Transport> mutual,
            Set<String> ourselves,
            SignatureChecks checks,
            EventSink events,
            Clock clock) {
        this(
                transport,
                mutual,
                ourselves,
                checks,
                events,
                clock,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * As above, where time and chance are not the machine's.
     *
     * @param ticker nanoseconds
     * @param chance uniform, from 0 to less than 1
     */
    public Introspections(
            Transport transport,
            Function<Certificate, Transport> mutual,
            Set<String> ourselves,
            SignatureChecks checks,
            EventSink events,
            Clock clock,
            LongSupplier ticker,
            DoubleSupplier chance) {
        this.transport = transport;
        this.mutual = mutual;
        this.ourselves = Set.copyOf(ourselves);
        this.checks = checks;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
        this.chance = chance;
    }

    /**
     * The domain's tokens, as they are presented to this resource server.
     *
     * @throws IllegalArgumentException when a key file holds no usable key, or the endpoint of an issuer that cannot have
     *     metadata is to be discovered
     */
    public IntrospectedTokens tokensOf(DomainSettings.Introspection domain, Recipient recipient) {
        return new IntrospectedTokens(introspectorOf(domain), domain, recipient, clock);
    }

    /**
     * The way to the domain's authority, which remembers nothing: the same for all who ask.
     *
     * @throws IllegalArgumentException as {@link #tokensOf}
     */
    public Introspector introspectorOf(DomainSettings.Introspection domain) {
        return ways.computeIfAbsent(domain, this::wayTo);
    }

    /** The keys of the authorities that sign their answers, by domain, in the order in which they were asked for. */
    public Map<DomainSettings.Introspection, KeyRing> keyRings() {
        return new LinkedHashMap<>(rings);
    }

    /**
     * How asking the domain's authority goes; to be read at any time.
     *
     * @throws IllegalArgumentException for a domain that there is no {@link #introspectorOf way} to
     */
    public Supplier<AuthorityHealth> healthOf(DomainSettings.Introspection domain) {
        Circuit circuit = circuits.get(domain);
        if (circuit == null) {
            throw new IllegalArgumentException("domain: " + domain.name() + " (expected: one that is asked)");
        }
        return circuit::health;
    }

    private Introspector wayTo(DomainSettings.Introspection domain) {
        Circuit circuit = new Circuit(ticker, new Backoff(chance));
        circuits.put(domain, circuit);
        IntrospectionReports reports = new IntrospectionReports(domain.name(), events, clock, ticker);
        IntrospectionKind kind = new IntrospectionKind();

        Way<IntrospectionQuestion, IntrospectionAnswer> way = overHttp(domain);
        way = new NeverThrowingWay<>(way, kind); // first: a bug is an outcome like others, and a probe must end
        way = new RetryingWay<>(way, kind, ticker); // beneath the circuit: two attempts, one outcome
        way = new BreakingWay<>(way, kind, circuit);
        way = new ReportingIntrospector(way, reports, domain.cache().honourCacheControl(), ticker);
        way = new NeverThrowingWay<>(way, kind); // last: the backstop for all of them
        return way::ask;
    }

    private Introspector overHttp(DomainSettings.Introspection domain) {
        return new HttpIntrospector(
                transportTo(domain),
                endpointOf(domain),
                ClientAuthentication.of(domain.client(), domain.issuer(), clock),
                new AnswerReader(formOf(domain)),
                ticker);
    }

    private Transport transportTo(DomainSettings.Introspection domain) {
        return domain.client().proof().fold(basic -> transport, posted -> transport, key -> transport, mutual);
    }

    private EndpointSource endpointOf(DomainSettings.Introspection domain) {
        return domain.endpoint().map(EndpointSource::fixed).orElseGet(() -> discovered(domain));
    }

    /** A federated introspection endpoint goes before an ordinary one. */
    private EndpointSource discovered(DomainSettings.Introspection domain) {
        return EndpointSource.discovered(
                new IssuerMetadata(transport, domain.issuer()),
                List.of("federated_introspection_endpoint", "introspection_endpoint"),
                domain.client(),
                ticker,
                new Backoff(chance));
    }

    private AnswerForm formOf(DomainSettings.Introspection domain) {
        return domain.signedAnswers()
                .<AnswerForm>map(signed -> signed(domain, signed))
                .orElseGet(PlainAnswers::new);
    }

    private AnswerForm signed(DomainSettings.Introspection domain, DomainSettings.SignedAnswers signed) {
        KeyRing keys = keysOf(domain, signed);
        rings.put(domain, keys);
        Set<String> names = new TreeSet<>(ourselves);
        names.add(domain.client().id());
        TypedJwtVerifier verifier = new TypedJwtVerifier(SignedAnswers.TYPE, Set.copyOf(signed.algorithms()), checks);
        return new SignedAnswers(verifier, keys, domain.issuer(), names, domain.leeway(), clock);
    }

    private KeyRing keysOf(DomainSettings.Introspection domain, DomainSettings.SignedAnswers signed) {
        KeyRings keys = new KeyRings(transport, new JwkSetReader(signed.algorithms(), checks), events, clock);
        return signed.keyLocation()
                .fold(
                        discovered -> keys.discovered(domain.name(), domain.issuer(), signed.keys()),
                        at -> keys.at(domain.name(), at.jwksUri(), signed.keys()),
                        inFile -> keys.inFile(domain.name(), inFile.file()));
    }
}
