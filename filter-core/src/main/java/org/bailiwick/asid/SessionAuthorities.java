package org.bailiwick.asid;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.transport.Backoff;
import org.bailiwick.transport.Transport;

/** The domains that have sessions, put together. For use by one thread while a gatekeeper is assembled. */
public final class SessionAuthorities {
    private final Transport transport;
    private final Function<Certificate, Transport> mutual;
    private final ExternalUrl url;
    private final SignatureChecks checks;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;
    private final DoubleSupplier chance;
    private final Map<String, Circuit> circuits = new HashMap<>();
    private final Map<String, KeyRing> rings = new LinkedHashMap<>();

    /**
     * No authority yet.
     *
     * @param transport calls authorities
     * @param mutual gives the transport that has a certificate of ours; who opened it closes it
     * @param url under which clients reach us
     * @param checks who checks the signatures of tickets
     * @param events hears how every question ended
     * @param clock what time it is; durations are measured by a monotonic one
     */
    public SessionAuthorities(
            Transport transport,
            Function<Certificate, Transport> mutual,
            ExternalUrl url,
            SignatureChecks checks,
            EventSink events,
            Clock clock) {
        this(
                transport,
                mutual,
                url,
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
    public SessionAuthorities(
            Transport transport,
            Function<Certificate, Transport> mutual,
            ExternalUrl url,
            SignatureChecks checks,
            EventSink events,
            Clock clock,
            LongSupplier ticker,
            DoubleSupplier chance) {
        this.transport = transport;
        this.mutual = mutual;
        this.url = url;
        this.checks = checks;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
        this.chance = chance;
    }

    /**
     * The domain's sessions.
     *
     * @throws IllegalArgumentException when a key file holds no usable key
     */
    public AsidSessions sessionsOf(DomainSettings.Asid domain) {
        Circuit circuit = new Circuit(ticker, new Backoff(chance));
        circuits.put(domain.name(), circuit);
        VerifyKind kind = new VerifyKind();

        Way<VerifyQuestion, VerifyAnswer> way = overHttp(domain);
        way = new NeverThrowingWay<>(way, kind); // first: a bug is an outcome like others, and a probe must end
        way = new RetryingWay<>(way, kind, ticker); // beneath the circuit: two attempts, one outcome
        way = new BreakingWay<>(way, kind, circuit);
        way = new ReportingSessionAuthority(way, domain.name(), events, clock, ticker);
        way = new NeverThrowingWay<>(way, kind); // last: the backstop for all of them
        return new AsidSessions(domain, way, domain.tickets().map(signed -> ticketsOf(domain, signed)), url, clock);
    }

    /** The keys of the authorities whose tickets are verified here, by the domain's name. */
    public Map<String, KeyRing> keyRings() {
        return new LinkedHashMap<>(rings);
    }

    /**
     * How asking the domain's authority goes; to be read at any time.
     *
     * @throws IllegalArgumentException for a domain that has not been put together here
     */
    public Supplier<AuthorityHealth> healthOf(DomainSettings.Asid domain) {
        Circuit circuit = circuits.get(domain.name());
        if (circuit == null) {
            throw new IllegalArgumentException("domain: " + domain.name() + " (expected: one that is asked)");
        }
        return circuit::health;
    }

    private Way<VerifyQuestion, VerifyAnswer> overHttp(DomainSettings.Asid domain) {
        return new HttpSessionAuthority(
                domain.credentials().proof().fold(basic -> transport, posted -> transport, key -> transport, mutual),
                domain.endpoint().map(EndpointSource::fixed).orElseGet(() -> discovered(domain)),
                ClientAuthentication.of(domain.credentials(), domain.issuer(), clock),
                new VerifyAnswerReader(domain.issuer(), domain.credentials().id()),
                url);
    }

    private EndpointSource discovered(DomainSettings.Asid domain) {
        return EndpointSource.discovered(
                IssuerMetadata.ofSessions(transport, domain.issuer()),
                List.of("verify_endpoint"),
                domain.credentials(),
                ticker,
                new Backoff(chance));
    }

    private Tickets ticketsOf(DomainSettings.Asid domain, DomainSettings.SignedAnswers signed) {
        KeyRings keyRings = new KeyRings(transport, new JwkSetReader(signed.algorithms(), checks), events, clock);
        KeyRing keys = signed.keyLocation()
                .fold(
                        discovered -> keyRings.discovered(
                                domain.name(), IssuerMetadata.ofSessions(transport, domain.issuer()), signed.keys()),
                        at -> keyRings.at(domain.name(), at.jwksUri(), signed.keys()),
                        inFile -> keyRings.inFile(domain.name(), inFile.file()));
        rings.put(domain.name(), keys);
        return new Tickets(domain, signed, keys, checks, clock);
    }
}
