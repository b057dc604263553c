package org.bailiwick.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.request.InboundRequest;

/** The logins of a configuration, by the name of their domain. */
public final class Logins {
    private static final Logins NONE = new Logins(List.of());

    private final Map<String, Login> byDomain = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two are of one domain */
    public Logins(List<Login> logins) {
        for (Login login : logins) {
            if (byDomain.put(login.domain(), login) != null) {
                throw new IllegalArgumentException("login: two of " + login.domain() + " (expected: one a domain)");
            }
        }
    }

    /** None. */
    public static Logins none() {
        return NONE;
    }

    /** The login of the domain. */
    public Optional<Login> of(String domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }

    /** What is answered where one of them has an endpoint at the request's path. */
    public Optional<Served> served(InboundRequest request) {
        for (Login login : byDomain.values()) {
            Optional<Served> served = login.served(request).map(page -> new Served(login.domain(), page));
            if (served.isPresent()) {
                return served;
            }
        }
        return Optional.empty();
    }
}
