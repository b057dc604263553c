package org.bailiwick.gateway.server;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says, once the gateway answers, where it does and for how many routes; having none is worth a warning. */
final class ReadyNotice implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyNotice.class);

    private final RouteLocator routes;
    private final Environment environment;

    ReadyNotice(RouteLocator routes, Environment environment) {
        this.routes = routes;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        long count = routes.getRoutes().count().blockOptional().orElse(0L);
        if (count == 0) {
            LOG.warn("spring.cloud.gateway.server.webflux.routes: none (expected: at least one, for instance in a file"
                    + " named by --spring.config.additional-location=routes.yml)");
        }
        LOG.info("Ready: port {}, management port {}, routes {}", port("server"), port("management"), count);
    }

    private String port(String server) {
        @Nullable String own = environment.getProperty("local." + server + ".port");
        return own == null ? environment.getProperty("local.server.port", "none") : own;
    }
}
