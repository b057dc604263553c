package org.bailiwick.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.policy.Rule;

/**
 * Which schemes a route takes: tokens, where it believes a domain that has them, and the sessions of these authorities.
 *
 * @param bearer whether tokens are taken
 * @param sessions the authorities whose sessions are taken
 */
record Schemes(boolean bearer, List<Sessions> sessions) {
    /** Tokens alone. */
    static final Schemes TOKENS = new Schemes(true, List.of());

    Schemes {
        sessions = List.copyOf(sessions);
    }

    /**
     * The schemes of routes that believe these domains.
     *
     * @param taken what the route takes of sessions beyond what is safe
     */
    static Schemes of(Collection<DomainSettings> domains, Rule.Sessions taken) {
        List<Sessions> sessions = new ArrayList<>();
        boolean bearer = false;
        for (DomainSettings domain : domains) {
            bearer |= domain.<Boolean>fold(jwt -> true, introspection -> true, asid -> {
                sessions.add(new Sessions(asid.issuer().value(), modes(asid, taken)));
                return false;
            });
        }
        return new Schemes(bearer, sessions);
    }

    private static String modes(DomainSettings.Asid domain, Rule.Sessions taken) {
        return domain.modes().stream()
                .filter(mode -> mode != Mode.SECRET || taken.secret())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    boolean take(Scheme scheme) {
        return switch (scheme) {
            case BEARER -> bearer;
            case ASID -> !sessions.isEmpty();
        };
    }

    /**
     * The sessions of one authority.
     *
     * @param authority who has them
     * @param modes how they may be presented, as the challenge says it
     */
    record Sessions(String authority, String modes) {}
}
