package org.bailiwick.gateway.webflux;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.event.RefreshRoutesResultEvent;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.ApplicationListener;

/**
 * Warns of rules that name a route which the gateway does not have, when it starts and whenever its routes have changed. Routes
 * may come and go while it runs, so this is no reason not to start.
 */
final class NamedRoutes implements ApplicationListener<RefreshRoutesResultEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(NamedRoutes.class);

    private final Set<String> named;
    private final RouteLocator routes;
    private volatile Set<String> warnedOf = Set.of();

    NamedRoutes(Set<String> named, RouteLocator routes) {
        this.named = named;
        this.routes = routes;
    }

    @Override
    public void onApplicationEvent(RefreshRoutesResultEvent refreshed) {
        if (!named.isEmpty() && refreshed.isSuccess()) {
            routes.getRoutes()
                    .map(Route::getId)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .subscribe(this::compare);
        }
    }

    private void compare(Set<String> present) {
        Set<String> missing = new TreeSet<>(named);
        missing.removeAll(present);
        if (!missing.isEmpty() && !missing.equals(warnedOf)) {
            LOG.warn("Rules name routes that are not there: {} (expected: some of {})", missing, present);
        }
        warnedOf = missing;
    }
}
