package org.bailiwick.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.token.Issuer;

/**
 * Which domains a token goes to: those the rule believes, and of them the ones that the token looks like. How it looks is not
 * believed. It only picks among what is configured, and never a URL (TBF-1); and it is shown to no domain that another one
 * is known to speak for.
 */
final class Routing {
    private final Map<String, String> verifying = new LinkedHashMap<>();
    private final Map<String, List<String>> asking = new LinkedHashMap<>();
    private final Map<String, List<String>> havingSessions = new LinkedHashMap<>();
    private final Map<String, List<String>> speaking = new LinkedHashMap<>();
    private final Map<String, List<String>> prefixes = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> withoutPrefix = new HashSet<>();

    /**
     * Adds a domain; whether no other of its sort has its issuer. An authority may have sessions and issue tokens: these are two
     * domains.
     */
    boolean add(DomainSettings settings) {
        String issuer = settings.issuer().value();
        boolean free = !verifying.containsKey(issuer) && !asking.containsKey(issuer);
        return settings.fold(
                jwt -> free && verifying.put(issuer, jwt.name()) == null,
                introspection -> {
                    if (free) {
                        add(introspection);
                    }
                    return free;
                },
                asid -> havingSessions.put(issuer, List.of(asid.name())) == null);
    }

    private void add(DomainSettings.Introspection domain) {
        String name = domain.name();
        asked.add(name);
        asking.put(domain.issuer().value(), List.of(name));
        domain.opaquePrefix().ifPresentOrElse(prefix -> add(name, prefix, prefixes), () -> withoutPrefix.add(name));
        for (FederatorSettings federator : domain.federators()) {
            add(name, federator.issuer().value(), speaking);
            federator.opaquePrefix().ifPresent(prefix -> add(name, prefix, prefixes));
        }
    }

    private static void add(String name, String key, Map<String, List<String>> to) {
        List<String> names = to.computeIfAbsent(key, first -> new ArrayList<>());
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /**
     * Where a token goes.
     *
     * @param token as it was presented
     * @param believed the names of the domains that the rule believes, in its order
     */
    Route of(String token, List<String> believed) {
        return UnverifiedJwt.parse(token)
                .fold(
                        jwt -> jwt.unverifiedIssuer()
                                .map(issuer -> byIssuer(issuer, jwt, believed))
                                .orElseGet(() -> byPrefix(token, Reason.TOKEN_ISSUER_UNKNOWN, believed)),
                        why -> byPrefix(token, why, believed));
    }

    private Route byIssuer(String issuer, UnverifiedJwt jwt, List<String> believed) {
        Optional<String> verifier = Optional.ofNullable(verifying.get(issuer));
        if (verifier.isPresent()) {
            return believed.contains(verifier.get())
                    ? new Route.ToIssuer(verifier.get(), jwt)
                    : new Route.Nowhere(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        }
        return Optional.ofNullable(asking.get(issuer))
                .or(() -> Optional.ofNullable(speaking.get(issuer)))
                .map(speakers -> among(speakers, believed))
                .orElseGet(() -> new Route.Nowhere(Reason.TOKEN_ISSUER_UNKNOWN));
    }

    /** @param why why it has no issuer: the refusal where nobody could be asked about such a token */
    private Route byPrefix(String token, Reason why, List<String> believed) {
        Optional<String> longest =
                prefixes.keySet().stream().filter(token::startsWith).max(Comparator.comparingInt(String::length));
        if (longest.isPresent()) {
            return among(prefixes.getOrDefault(longest.get(), List.of()), believed);
        }
        if (believed.stream().noneMatch(asked::contains)) {
            return new Route.Nowhere(why);
        }
        // Where each of them knows its own by a prefix, this is nobody's.
        return new Route.ToAsk(believed.stream().filter(withoutPrefix::contains).toList());
    }

    private static Route among(List<String> speakers, List<String> believed) {
        List<String> both = believed.stream().filter(speakers::contains).toList();
        return both.isEmpty() ? new Route.Nowhere(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE) : new Route.ToAsk(both);
    }

    /**
     * The domains that say something of the issuer's subjects: its own, and those that may speak for it.
     *
     * @throws IllegalArgumentException when there are none
     */
    Set<String> domainsOf(Issuer issuer) {
        Set<String> names = new LinkedHashSet<>();
        Optional.ofNullable(verifying.get(issuer.value())).ifPresent(names::add);
        names.addAll(asking.getOrDefault(issuer.value(), List.of()));
        names.addAll(havingSessions.getOrDefault(issuer.value(), List.of()));
        names.addAll(speaking.getOrDefault(issuer.value(), List.of()));
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "issuer: " + issuer + " (expected: one of " + String.join(", ", issuers()) + ")");
        }
        return names;
    }

    private Set<String> issuers() {
        Set<String> issuers = new LinkedHashSet<>(verifying.keySet());
        issuers.addAll(asking.keySet());
        issuers.addAll(havingSessions.keySet());
        issuers.addAll(speaking.keySet());
        return issuers;
    }
}
