package org.bailiwick.login;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Way;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.EventSink;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.login.SessionConsumer.Revoked;
import org.bailiwick.request.Deadlines;
import org.bailiwick.transport.Backoff;
import org.bailiwick.transport.Transport;

/**
 * Ourselves as a consumer of authorities, put together. For use by one thread while a gatekeeper is assembled; close it when that
 * is closed.
 */
public final class SessionConsumers implements AutoCloseable {
    private final Transport transport;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;
    private final DoubleSupplier chance;
    private final Deadlines rests;
    private final List<OwedRevocations> owed = new ArrayList<>();

    /**
     * A consumer of none yet.
     *
     * @param transport calls authorities
     * @param events hears how every question ended
     * @param clock what time it is; durations are measured by a monotonic one
     */
    public SessionConsumers(Transport transport, EventSink events, Clock clock) {
        this(
                transport,
                events,
                clock,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                new Deadlines());
    }

    /**
     * As above, where time and chance are not the machine's.
     *
     * @param ticker nanoseconds
     * @param chance uniform, from 0 to less than 1
     * @param rests between attempts in the background; closed when this is closed
     */
    public SessionConsumers(
            Transport transport,
            EventSink events,
            Clock clock,
            LongSupplier ticker,
            DoubleSupplier chance,
            Deadlines rests) {
        this.transport = transport;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
        this.chance = chance;
        this.rests = rests;
    }

    /**
     * The login of a domain.
     *
     * @param externalUrl under which browsers reach us
     * @param loopbackHttp whether an authority may send browsers to plain http at a loopback address
     * @param forget has everybody forget what is remembered of a session that has ended
     * @throws IllegalArgumentException when the domain logs nobody in, we have no secret there, or a key for cookies is none
     */
    public Login loginOf(
            DomainSettings.Asid domain, URI externalUrl, boolean loopbackHttp, Consumer<SessionName> forget) {
        SessionConsumer consumer = consumerOf(domain, externalUrl, loopbackHttp);
        return new BrowserLogin(domain, externalUrl, consumer, forget, clock, new SecureRandom());
    }

    /**
     * Ourselves as the consumer of the domain's authority.
     *
     * @param externalUrl under which browsers reach us
     * @param loopbackHttp whether an authority may send browsers to plain http at a loopback address
     * @throws IllegalArgumentException when the domain logs nobody in, or we have no secret there
     */
    SessionConsumer consumerOf(DomainSettings.Asid domain, URI externalUrl, boolean loopbackHttp) {
        LoginSettings settings = domain.login()
                .orElseThrow(
                        () -> new IllegalArgumentException("login: none of " + domain.name() + " (expected: one)"));
        HttpTicketDesk desk = new HttpTicketDesk(
                transport, endpointsOf(domain, settings), ConsumerCredential.of(settings.consumer()));
        LoginReports reports = new LoginReports(domain.name(), events, clock, ticker);
        TicketWays ways = new TicketWays(desk, reports, circuit(), circuit(), ticker);
        Way<TicketQuestion<Revoked>, TicketAnswer<Revoked>> background = ways.inTheBackground();
        OwedRevocations telling = new OwedRevocations(
                sid -> background.ask(RevokeAnswer.asked(sid)),
                domain.name(),
                rests,
                new Backoff(chance),
                clock,
                ticker);
        owed.add(telling);
        return new HttpSessionConsumer(
                ways,
                settings,
                externalUrl,
                domain.credentials().id(),
                new RedirectTicket(loopbackHttp, settings.withoutCode(), clock),
                telling,
                clock);
    }

    private Circuit circuit() {
        return new Circuit(ticker, new Backoff(chance));
    }

    /** Ends what is under way in the background. */
    @Override
    public void close() {
        owed.forEach(OwedRevocations::close);
        rests.close();
    }

    private TicketEndpoints endpointsOf(DomainSettings.Asid domain, LoginSettings settings) {
        return new TicketEndpoints(
                discovered(domain, settings, "handshake_endpoint"),
                discovered(domain, settings, "result_endpoint"),
                discovered(domain, settings, "refresh_endpoint"),
                new RevocationRemark(discovered(domain, settings, "revoke_endpoint"), domain.name(), settings.keep()));
    }

    private EndpointSource discovered(DomainSettings.Asid domain, LoginSettings settings, String member) {
        return EndpointSource.discovered(
                IssuerMetadata.ofSessions(transport, domain.issuer()),
                List.of(member),
                settings.consumer(),
                ticker,
                new Backoff(chance));
    }
}
