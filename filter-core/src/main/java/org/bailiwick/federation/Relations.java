package org.bailiwick.federation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.token.Issuer;

/**
 * Which of the domains that this one has a relationship with is to be asked about a token: one or none, never all in turn, and
 * nowhere that is not configured (TBF-1).
 */
final class Relations {
    private final Optional<Partner> home;
    private final Map<Issuer, Route> byIssuer = new HashMap<>();
    private final Map<String, Route> byPrefix = new HashMap<>();
    private final List<Integer> prefixLengths;
    private final Set<String> foreigners;

    /**
     * The relationships of a domain.
     *
     * @param own its issuer
     * @param home its own authorization server, if it has one
     * @param trustees the domains that it trusts
     */
    Relations(Issuer own, Optional<Partner> home, List<Partner> trustees) {
        this.home = home;
        List<Partner> partners = Stream.concat(home.stream(), trustees.stream()).toList();
        // A domain itself goes before those that may speak for it.
        partners.forEach(partner -> addRoute(partner, partner.issuer()));
        partners.forEach(partner -> partner.federators().forEach(other -> addRoute(partner, other.issuer())));
        byIssuer.remove(own);
        home.ifPresent(partner -> byIssuer.put(own, new Route(partner, Optional.of(partner.issuer()))));
        partners.stream()
                .flatMap(Relations::prefixes)
                .forEach(prefix -> byPrefix.putIfAbsent(prefix.text(), prefix.route()));
        this.prefixLengths = byPrefix.keySet().stream()
                .map(String::length)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        this.foreigners = Stream.concat(
                        trustees.stream().map(Partner::issuer),
                        partners.stream()
                                .flatMap(
                                        partner -> partner.federators().stream().map(FederatorSettings::issuer)))
                .map(Issuer::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void addRoute(Partner partner, Issuer origin) {
        byIssuer.putIfAbsent(origin, new Route(partner, Optional.of(origin)));
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
        return Optional.ofNullable(byIssuer.get(origin));
    }

    /** By the longest that fits. There may be thousands of them; of lengths there are few. */
    private Optional<Route> routeByPrefix(String token) {
        return prefixLengths.stream()
                .filter(length -> length <= token.length())
                .flatMap(length -> Stream.ofNullable(byPrefix.get(token.substring(0, length))))
                .findFirst();
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

    /** Whether a name is one that only a token of another domain can have (TBF-7): an issuer, {@code #}, and more. */
    boolean isForeign(String name) {
        for (int mark = name.indexOf('#'); mark >= 0; mark = name.indexOf('#', mark + 1)) {
            if (foreigners.contains(name.substring(0, mark))) {
                return true;
            }
        }
        return false;
    }

    private record Prefix(String text, Route route) {}
}
