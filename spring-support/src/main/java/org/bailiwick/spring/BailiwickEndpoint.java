package org.bailiwick.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.domain.Forgotten;
import org.bailiwick.store.FactCache.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * The {@code bailiwick} endpoint of Actuator: reading it shows the rules, the domains and their keys, the next hops, the caches,
 * what was refused lately and the domain's relationships to others, and nothing about a subject nor a secret; writing to it has something forgotten.
 */
@WebEndpoint(id = "bailiwick")
public final class BailiwickEndpoint {
    private final Bailiwick bailiwick;

    BailiwickEndpoint(Bailiwick bailiwick) {
        this.bailiwick = bailiwick;
    }

    /** Everything there is to see; the fields are described in {@code docs/observability.md}. */
    @ReadOperation
    public Map<String, Object> describe() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("rules", bailiwick.rules());
        description.put(
                "domains", bailiwick.domains().stream().map(Shown::domain).toList());
        if (!bailiwick.nextHops().isEmpty()) {
            description.put(
                    "nextHops",
                    bailiwick.nextHops().stream().map(Shown::nextHop).toList());
        }
        description.put("callsInFlight", bailiwick.callsInFlight());
        description.put("caches", caches(bailiwick.cacheFigures()));
        description.put("refusals", Shown.refusals(bailiwick.recentRefusals()));
        bailiwick.federation().ifPresent(federation -> description.put("federation", federation.description()));
        return description;
    }

    private static Map<String, Object> caches(List<Figures> figures) {
        Map<String, Object> caches = new LinkedHashMap<>();
        figures.forEach(cache -> caches.put(cache.cache(), Shown.cache(cache)));
        return caches;
    }

    /**
     * Has what is remembered of exactly one of a subject, a token and a domain forgotten, and answers how much that was; 400
     * for anything else.
     *
     * @param subject the exact {@code sub}
     * @param issuer whose subject it is; without it that of every domain
     * @param tokenHash the SHA-256 of the token
     * @param domain the configured name
     */
    @WriteOperation
    public WebEndpointResponse<Map<String, Object>> forget(
            @Nullable String subject, @Nullable String issuer, @Nullable String tokenHash, @Nullable String domain) {
        try {
            Forgotten forgotten = bailiwick.forget(new Selection(subject, issuer, tokenHash, domain).eviction());
            Map<String, Integer> counts = Map.of("accepted", forgotten.accepted(), "refused", forgotten.refused());
            return new WebEndpointResponse<>(Map.of("forgotten", counts));
        } catch (IllegalArgumentException refused) {
            return new WebEndpointResponse<>(
                    Map.of("error", String.valueOf(refused.getMessage())), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }
}
