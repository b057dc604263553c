package org.bailiwick.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.assembly.DomainState;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.keys.KeyHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How the keys of each domain are, and how asking its authority goes. An authority that cannot be asked while others can makes it {@link #DEGRADED}, which Actuator
 * neither adds to the overall status nor turns into a 503: to stop an application because somebody else is down helps nobody.
 * Only when nobody at all can be vouched for is it {@code OUT_OF_SERVICE}.
 */
final class BailiwickHealthIndicator implements HealthIndicator {
    /** Callers of one domain or more may not be served, or not for long. */
    static final Status DEGRADED = new Status("DEGRADED");

    private final Bailiwick bailiwick;

    BailiwickHealthIndicator(Bailiwick bailiwick) {
        this.bailiwick = bailiwick;
    }

    /** Has what is not fresh fetched again, too: an instance that is given no requests would never recover. */
    @Override
    public Health health() {
        List<DomainState> domains = bailiwick.domains();
        bailiwick.refreshKeys();
        return of(domains);
    }

    static Health of(List<DomainState> domains) {
        Map<String, Object> details = new LinkedHashMap<>();
        domains.forEach(domain -> {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("status", statusOf(domain).getCode());
            detail.putAll(Shown.domain(domain));
            detail.remove("name");
            details.put(domain.name(), detail);
        });
        Set<Status> statuses =
                domains.stream().map(BailiwickHealthIndicator::statusOf).collect(Collectors.toSet());
        Status status = statuses.size() == 1 ? statuses.iterator().next() : DEGRADED;
        return Health.status(status).withDetail("domains", details).build();
    }

    /** An authority that is left alone admits no new token for a while; those that are known go on working. */
    private static Status statusOf(DomainState domain) {
        boolean leftAlone = domain.authority()
                .filter(authority -> authority.state() == AuthorityHealth.State.LEFT_ALONE)
                .isPresent();
        Status keys = domain.keys().map(BailiwickHealthIndicator::statusOf).orElse(Status.UP);
        return leftAlone && keys.equals(Status.UP) ? DEGRADED : keys;
    }

    /** Keys that nobody has asked for yet, or not for long, are no trouble: the next request asks. */
    private static Status statusOf(KeyHealth keys) {
        boolean failed = keys.lastFailure().isPresent();
        return switch (keys.state()) {
            case FRESH -> keys.keys() > 0 ? Status.UP : Status.OUT_OF_SERVICE;
            case STALE -> failed ? DEGRADED : Status.UP;
            case ABSENT -> failed ? Status.OUT_OF_SERVICE : Status.UP;
        };
    }
}
