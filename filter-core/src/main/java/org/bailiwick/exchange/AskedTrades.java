package org.bailiwick.exchange;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bailiwick.config.ActorSettings;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way.Chain;
import org.bailiwick.config.NextHopSettings.Way.Exchange;
import org.bailiwick.config.NextHopSettings.Way.Redelegate;
import org.bailiwick.event.EventSink;

/** The ways to come by a token that ask an authority for it, put together. For use by one thread while a gatekeeper is assembled. */
final class AskedTrades {
    private final TokenEndpoints endpoints;
    private final Function<Bounds, Appraiser> appraisers;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;

    /**
     * No way yet.
     *
     * @param appraisers finds out what a token is, as the file says it must be found out
     * @param events hears how every attempt ended
     * @param ticker nanoseconds
     */
    AskedTrades(
            TokenEndpoints endpoints,
            Function<Bounds, Appraiser> appraisers,
            EventSink events,
            Clock clock,
            LongSupplier ticker) {
        this.endpoints = endpoints;
        this.appraisers = appraisers;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** @throws IllegalArgumentException as {@link TokenEndpoints#endpointOf} */
    Trade redelegate(NextHopSettings edge, Redelegate way) {
        return reported(
                edge,
                new RedelegateTrade(
                        edge.target(), way, endpoints.endpointOf(way.authority()), appraisers.apply(way.bounds())));
    }

    /** @throws IllegalArgumentException as {@link TokenEndpoints#endpointOf} */
    Trade exchange(NextHopSettings edge, Exchange way) {
        return reported(
                edge,
                new ExchangeTrade(
                        edge.target(), way, acting(way.authority(), way.actor()), appraisers.apply(way.bounds())));
    }

    /** @throws IllegalArgumentException as {@link TokenEndpoints#endpointOf} */
    Trade chain(NextHopSettings edge, Chain way) {
        return reported(
                edge,
                new ChainTrade(
                        edge.target(),
                        way,
                        acting(way.first(), way.actor()),
                        endpoints.endpointOf(way.second()),
                        appraisers.apply(way.bounds())));
    }

    private TokenEndpoint acting(TokenAuthority authority, Optional<ActorSettings> actor) {
        TokenEndpoint endpoint = endpoints.endpointOf(authority);
        return actor.<TokenEndpoint>map(acting -> new ActingTokenEndpoint(endpoint, tokensOf(acting, endpoint)))
                .orElse(endpoint);
    }

    private ActorTokens tokensOf(ActorSettings actor, TokenEndpoint endpoint) {
        return actor.source()
                .fold(
                        credentials -> new AskedActorTokens(endpoint, credentials.scopes(), clock),
                        inFile -> new FileActorTokens(inFile.file(), clock, ticker));
    }

    /** A way that reports; its bugs are outcomes like others, and are reported too. */
    Trade reported(NextHopSettings edge, Trade trade) {
        ExchangeReports reports = new ExchangeReports(edge.name(), edge.via(), events, clock, ticker);
        return new ReportingTrade(trade.neverThrowing(), reports, ticker).neverThrowing();
    }
}
