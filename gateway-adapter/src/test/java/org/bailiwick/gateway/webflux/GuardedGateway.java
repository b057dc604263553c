package org.bailiwick.gateway.webflux;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A Spring Cloud Gateway on Netty, guarded by the auto-configuration. */
record GuardedGateway(ConfigurableApplicationContext context) implements RunningAdapter {
    private static final String ROUTE = "spring.cloud.gateway.server.webflux.routes[%d].%s=%s";

    /** With one route for everything. */
    static GuardedGateway before(URI upstream, String yaml, String... properties) throws IOException {
        List<String> all = new ArrayList<>(route(0, "everything", upstream, "Path=/**"));
        all.addAll(List.of(properties));
        return start(yaml, Application.class, all);
    }

    static List<String> route(int index, String id, URI upstream, String predicate) {
        return List.of(
                ROUTE.formatted(index, "id", id),
                ROUTE.formatted(index, "uri", upstream),
                ROUTE.formatted(index, "predicates[0]", predicate));
    }

    static String filter(int route, int index, String filter) {
        return ROUTE.formatted(route, "filters[" + index + "]", filter);
    }

    static GuardedGateway start(String yaml, Class<?> application, List<String> properties) throws IOException {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, yaml);
            List<String> all = new ArrayList<>(List.of(
                    "bailiwick.config=" + file,
                    "server.address=127.0.0.1",
                    "spring.reactor.netty.shutdown-quiet-period=0s",
                    "server.port=0",
                    "server.http2.enabled=true",
                    "spring.main.banner-mode=off",
                    "logging.level.root=warn",
                    "logging.level.bailiwick.audit=off"));
            all.addAll(properties);
            return new GuardedGateway(new SpringApplicationBuilder(application)
                    .web(WebApplicationType.REACTIVE)
                    .properties(all.toArray(String[]::new))
                    .run());
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Nothing but what is auto-configured. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
