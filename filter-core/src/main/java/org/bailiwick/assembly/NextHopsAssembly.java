package org.bailiwick.assembly;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.InternalJwtSettings;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.event.EventSink;
import org.bailiwick.exchange.Exchanges;
import org.bailiwick.exchange.Exchanges.OwnIssuer;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.exchange.PublishedKeys;
import org.bailiwick.exchange.SigningKeys;
import org.bailiwick.exchange.TokenEndpoints;
import org.bailiwick.introspection.Introspections;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.request.PublishedDocument;

/** The next hops of a configuration in service, and what is published because of them. */
final class NextHopsAssembly {
    private final List<NextHopSettings> edges;
    private final TokenEndpoints endpoints;
    private final NextHops nextHops;
    private final List<PublishedDocument> documents;

    NextHopsAssembly(
            Configuration configuration,
            Authorities authorities,
            DomainsAssembly domains,
            Introspections introspections,
            SignatureChecks checks,
            EventSink events,
            Clock clock,
            long memoryBytes) {
        this.edges = List.copyOf(configuration.nextHops().values());
        this.endpoints = new TokenEndpoints(authorities.plain(), authorities::with, clock);
        Optional<OwnIssuer> own =
                configuration.internalJwt().map(settings -> new OwnIssuer(settings.issuer(), keys(settings, clock)));
        this.documents = configuration.internalJwt().stream()
                .<PublishedDocument>map(settings ->
                        new PublishedKeys(settings.path(), own.orElseThrow().keys()))
                .toList();
        this.nextHops = new Exchanges(
                        endpoints,
                        configuration.domains(),
                        domains.rings(),
                        introspections::introspectorOf,
                        checks,
                        own,
                        events,
                        clock,
                        System::nanoTime)
                .nextHops(edges, memoryBytes);
    }

    private SigningKeys keys(InternalJwtSettings settings, Clock clock) {
        Duration longest = edges.stream()
                .map(edge -> edge.way()
                        .fold(
                                redelegate -> Duration.ZERO,
                                exchange -> Duration.ZERO,
                                chain -> Duration.ZERO,
                                NextHopSettings.Way.InternalJwt::lifetime,
                                relay -> Duration.ZERO))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return SigningKeys.of(settings.keys(), longest, clock);
    }

    NextHops nextHops() {
        return nextHops;
    }

    /** The public keys of ourselves as an issuer, where we are one. */
    List<PublishedDocument> documents() {
        return documents;
    }

    /** The ways to other services, and how their authorities are, in the order of the configuration. */
    List<NextHopState> states() {
        return edges.stream().map(this::state).toList();
    }

    private NextHopState state(NextHopSettings edge) {
        return new NextHopState(
                edge.name(),
                edge.via(),
                edge.target().resource(),
                edge.domain(),
                edge
                        .way()
                        .fold(
                                redelegate -> List.of(redelegate.authority()),
                                exchange -> List.of(exchange.authority()),
                                chain -> List.of(chain.first(), chain.second()),
                                internalJwt -> List.<NextHopSettings.TokenAuthority>of(),
                                relay -> List.<NextHopSettings.TokenAuthority>of())
                        .stream()
                        .map(authority -> new NextHopState.Asked(
                                authority.issuer(),
                                endpoints.healthOf(authority).get()))
                        .toList());
    }
}
