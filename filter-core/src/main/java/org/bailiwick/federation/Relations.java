package org.bailiwick.federation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.token.Issuer;

/**
 * Which of the domains that this one has a relationship with is to be asked about a token: one or none, never all in turn, and
 * nowhere that is not configured (TBF-1).
 */
final class Relations {
    private final Issuer own;
    private final Optional<Partner> home;
    private final List<Partner> partners;

    /**
     * The relationships of a domain.
     *
     * @param own its issuer
     * @param home its own authorization server, if it has one
     * @param trustees the domains that it trusts
     */
    Relations(Issuer own, Optional<Partner> home, List<Partner> trustees) {
        this.own = own;
        this.home = home;
        this.partners = Stream.concat(home.stream(), trustees.stream()).toList();
    }

    /**
     * Whom to ask. A JWT names its issuer; an opaque token is known by how it begins, else by what the asker says; what nothing
     * is known of can only be our own. Nobody is asked when these contradict each other.
     *
     * @param hint who has issued the token, as the asker says
     */
    Optional<Route> route(PresentedToken token, Optional<Issuer> hint) {
        Optional<Route> hinted = hint.flatMap(this::routeTo);
        if (hint.isPresent() && hinted.isEmpty()) {
            return Optional.empty();
        }
        Optional<Issuer> named = token.issuer();
        if (named.isPresent()) {
            return named.flatMap(this::routeTo)
                    .filter(route -> hinted.isEmpty() || hinted.get().equals(route));
        }
        Optional<Route> begun = routeByPrefix(token.token());
        return begun.isPresent()
                ? begun.flatMap(route -> agreed(route, hinted))
                : hinted.or(() -> home.map(partner -> new Route(partner, Optional.empty())));
    }

    private Optional<Route> routeTo(Issuer origin) {
        if (origin.equals(own)) {
            return home.map(partner -> new Route(partner, Optional.of(partner.issuer())));
        }
        return partners.stream()
                .filter(partner -> partner.issuer().equals(origin))
                .findFirst()
                .or(() -> partners.stream()
                        .filter(partner -> partner.maySpeakFor(origin))
                        .findFirst())
                .map(partner -> new Route(partner, Optional.of(origin)));
    }

    private Optional<Route> routeByPrefix(String token) {
        return partners.stream()
                .flatMap(Relations::prefixes)
                .filter(prefix -> token.startsWith(prefix.text()))
                .max(Comparator.comparingInt(prefix -> prefix.text().length()))
                .map(Prefix::route);
    }

    private static Stream<Prefix> prefixes(Partner partner) {
        // Its own prefix does not tell whether the token is its own: it may have it from one that it speaks for.
        Stream<Prefix> its = partner.settings().opaquePrefix().stream()
                .map(text -> new Prefix(text, new Route(partner, Optional.empty())));
        Stream<Prefix> others = partner.federators().stream()
                .flatMap(other -> other.opaquePrefix().stream()
                        .map(text -> new Prefix(text, new Route(partner, Optional.of(other.issuer())))));
        return Stream.concat(its, others);
    }

    private static Optional<Route> agreed(Route begun, Optional<Route> hinted) {
        if (hinted.isEmpty()) {
            return Optional.of(begun);
        }
        return hinted.filter(route -> route.partner().equals(begun.partner()))
                .filter(route -> begun.origin().isEmpty() || begun.origin().equals(route.origin()));
    }

    /** Whether a name is one that only a token of another domain can have (TBF-7). */
    boolean isForeign(String name) {
        return Stream.concat(
                        partners.stream().filter(partner -> !partner.isHome()).map(Partner::issuer),
                        partners.stream()
                                .flatMap(
                                        partner -> partner.federators().stream().map(FederatorSettings::issuer)))
                .anyMatch(issuer -> issuer.hasQualified(name));
    }

    private record Prefix(String text, Route route) {}
}
