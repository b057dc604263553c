package org.bailiwick.exchange;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer.Refused;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/**
 * One way from us to one other service, for any caller. What the file does not allow is refused here, and nobody is asked; in
 * this order: whose callers it is for, whether their tokens can be traded by itself, and which scopes they have there.
 */
final class Edge {
    private final NextHopSettings settings;
    private final Trade trade;
    private final List<Place> places;
    private final @Nullable String domain;
    private final boolean relay;
    private final boolean bearerOnly;
    private final boolean withoutScopes;
    private final boolean made;

    /**
     * A way.
     *
     * @param settings as configured
     * @param trade how the token is come by
     */
    Edge(NextHopSettings settings, Trade trade) {
        this.settings = settings;
        this.trade = trade.neverThrowing(); // a flight must land
        this.places = settings.target().urls().stream()
                .flatMap(url -> Place.of(url).stream())
                .toList();
        this.domain = settings.domain().orElse(null);
        this.relay =
                settings.way().fold(redelegate -> false, exchange -> false, chain -> false, jwt -> false, is -> true);
        boolean redelegates =
                settings.way().fold(is -> true, exchange -> false, chain -> false, jwt -> false, relays -> false);
        this.bearerOnly = relay || redelegates;
        this.made = settings.way()
                .fold(redelegate -> false, exchange -> false, chain -> false, is -> true, relays -> false);
        boolean ours =
                settings.way().fold(redelegate -> false, exchange -> false, chain -> false, is -> true, is -> true);
        this.withoutScopes = ours && settings.scopes().most().isEmpty();
    }

    String name() {
        return settings.name();
    }

    Trade trade() {
        return trade;
    }

    /** Whether the caller's own token is what is given: nothing is got, nothing is remembered, and there is no other. */
    boolean isRelay() {
        return relay;
    }

    /** Where the service is. */
    URI uri() {
        return settings.target().urls().get(0);
    }

    /** Whether the service is there. */
    boolean isAt(URI uri) {
        return places.stream().anyMatch(place -> place.has(uri));
    }

    Variant variant(Caller caller, Scopes scopes) {
        return new Variant(settings.name(), caller.token().domain(), scopes);
    }

    /**
     * The scopes to ask for, or why nobody is asked.
     *
     * @param narrowed these and no others; without, all that are allowed
     */
    Reading<Scopes, Refused> asked(Caller caller, Optional<Scopes> narrowed) {
        VerifiedToken token = caller.token();
        if (domain != null
                && (!domain.equals(token.domain()) || token.federator().isPresent())) {
            return refused(Reason.NEXT_HOP_NOT_FOR_DOMAIN);
        }
        if (!made && !caller.hasToken()) {
            return refused(Reason.NEXT_HOP_NOT_FOR_DOMAIN); // a session is no token that could be traded
        }
        if (bearerOnly && token.claims().get("cnf").isPresent()) {
            return refused(Reason.NEXT_HOP_SENDER_CONSTRAINED); // RD-9
        }
        if (relay && narrowed.isPresent() && !narrowed.get().containsAll(token.scopes())) {
            return refused(Reason.NEXT_HOP_RELAY_REFUSED); // it would be given with all of its scopes
        }
        Scopes allowed = settings.scopes().allowed(token.scopes());
        Scopes asked = narrowed.filter(some -> !relay).orElse(allowed);
        return allowed.containsAll(asked) && (!asked.isEmpty() || withoutScopes)
                ? new Reading.Read<>(asked)
                : new Reading.Refused<>(new Refused(
                        Reason.NEXT_HOP_SCOPE_MISSING,
                        neededFor(narrowed.orElse(settings.scopes().most())))); // RD-2
    }

    private static Reading<Scopes, Refused> refused(Reason reason) {
        return new Reading.Refused<>(new Refused(reason));
    }

    /** What a caller needs to have here for these there; nothing for what nobody can have there. */
    private Scopes neededFor(Scopes there) {
        List<String> possible = there.asSet().stream()
                .filter(settings.scopes().most()::contains)
                .toList();
        return settings.scopes()
                .fold(
                        intersection -> Scopes.of(possible),
                        mapping -> Scopes.of(mapping.worth().entrySet().stream()
                                .filter(worth -> possible.stream().anyMatch(worth.getValue()::contains))
                                .map(worth -> worth.getKey())
                                .sorted()
                                .toList()));
    }
}
