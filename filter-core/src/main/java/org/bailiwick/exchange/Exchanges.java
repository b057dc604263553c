package org.bailiwick.exchange;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.Way.InternalJwt;
import org.bailiwick.event.EventSink;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.token.Issuer;

/** The ways to other services, put together. For use by one thread while a gatekeeper is assembled. */
public final class Exchanges {
    private final AskedTrades asked;
    private final Optional<OwnIssuer> own;
    private final Clock clock;
    private final LongSupplier ticker;

    /**
     * No way yet.
     *
     * @param endpoints how authorities are asked for tokens
     * @param domains who may speak for a new token, by name
     * @param rings the keys of the domains whose tokens are JWTs, by name
     * @param introspectors the way to a domain's authority, which remembers nothing
     * @param checks who checks the signatures of new tokens
     * @param own ourselves as an issuer, where some next hop needs it
     * @param events hears how every attempt ended
     * @param ticker nanoseconds
     */
    public Exchanges(
            TokenEndpoints endpoints,
            Map<String, DomainSettings> domains,
            Map<String, KeyRing> rings,
            Function<DomainSettings.Introspection, Introspector> introspectors,
            SignatureChecks checks,
            Optional<OwnIssuer> own,
            EventSink events,
            Clock clock,
            LongSupplier ticker) {
        Appraisers appraisers = new Appraisers(domains, rings, introspectors, checks, clock);
        this.asked = new AskedTrades(endpoints, appraisers::of, events, clock, ticker);
        this.own = own;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * The ways that are configured, with nothing remembered yet.
     *
     * @param memoryBytes how much memory the tokens may take that are got, estimated
     * @throws IllegalArgumentException when a key file holds no usable key, the endpoint of an issuer that cannot have metadata is
     *     to be discovered, or the domain that is to speak for new tokens cannot
     */
    public NextHops nextHops(Collection<NextHopSettings> edges, long memoryBytes) {
        return edges.isEmpty()
                ? NextHops.none()
                : new ConfiguredNextHops(
                        edges.stream()
                                .map(edge -> new Edge(edge, tradeOf(edge)))
                                .toList(),
                        memoryBytes,
                        clock,
                        ticker);
    }

    private Trade tradeOf(NextHopSettings edge) {
        return edge.way()
                .fold(
                        redelegate -> asked.redelegate(edge, redelegate),
                        exchange -> asked.exchange(edge, exchange),
                        chain -> asked.chain(edge, chain),
                        internalJwt -> asked.reported(edge, ours(edge, internalJwt)),
                        relay -> asked.reported(edge, new RelayTrade(edge.target())));
    }

    private Trade ours(NextHopSettings edge, InternalJwt way) {
        OwnIssuer issuer = own.orElseThrow(() -> new IllegalArgumentException(
                "next hop " + edge.name() + ": no issuer of our own (expected: one, as it is via internal-jwt)"));
        return new InternalJwtTrade(edge, way, issuer.issuer(), issuer.keys(), clock);
    }

    /** Ourselves as an issuer. */
    public record OwnIssuer(Issuer issuer, SigningKeys keys) {}
}
