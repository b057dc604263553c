package org.bailiwick.spring;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bailiwick.assembly.DomainState;
import org.bailiwick.assembly.NextHopState;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.observation.RecentRefusals;
import org.bailiwick.store.FactCache.Figures;

/** The core's values in the words of the endpoint: names, texts and numbers that print the same in every format. */
final class Shown {
    private Shown() {}

    static Map<String, Object> domain(DomainState domain) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", domain.name());
        shown.put("kind", domain.kind());
        shown.put("issuer", domain.issuer().value());
        domain.keys().ifPresent(keys -> shown.put("keys", keys(keys)));
        domain.authority().ifPresent(authority -> shown.put("authority", authority(authority)));
        return shown;
    }

    static Map<String, Object> nextHop(NextHopState nextHop) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", nextHop.name());
        shown.put("via", nextHop.via());
        shown.put("resource", nextHop.resource());
        nextHop.domain().ifPresent(domain -> shown.put("domain", domain));
        shown.put(
                "authorities", nextHop.authorities().stream().map(Shown::asked).toList());
        return shown;
    }

    private static Map<String, Object> asked(NextHopState.Asked asked) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("issuer", asked.issuer().value());
        shown.putAll(authority(asked.health()));
        return shown;
    }

    /** Without an age when there are no keys, without a failure when the latest attempt was none. */
    static Map<String, Object> keys(KeyHealth keys) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", code(keys.state()));
        shown.put("count", keys.keys());
        keys.age().ifPresent(age -> shown.put("ageSeconds", age.toSeconds()));
        keys.lastFailure().ifPresent(failure -> shown.put("lastFailure", failure));
        return shown;
    }

    private static Map<String, Object> authority(AuthorityHealth authority) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", code(authority.state()));
        shown.put("failuresInARow", authority.failuresInARow());
        return shown;
    }

    static Map<String, Object> cache(Figures cache) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("entries", cache.entries());
        shown.put("bytes", cache.bytes());
        shown.put("hits", cache.hits());
        shown.put("misses", cache.misses());
        return shown;
    }

    static Map<String, Object> refusals(RecentRefusals refusals) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        refusals.counts()
                .forEach(count -> counts.computeIfAbsent(code(count.outcome()), outcome -> new LinkedHashMap<>())
                        .put(count.reason().code(), count.count()));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("counts", counts);
        shown.put("latest", refusals.latest().stream().map(Shown::refusal).toList());
        return shown;
    }

    private static Map<String, Object> refusal(AccessEvent refusal) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", refusal.at().toString());
        shown.put("outcome", code(refusal.outcome()));
        shown.put("reason", refusal.reason().code());
        shown.put("rule", refusal.rule());
        shown.put("domain", refusal.domain());
        shown.put("method", refusal.method());
        shown.put("traceId", refusal.traceId());
        return shown;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
