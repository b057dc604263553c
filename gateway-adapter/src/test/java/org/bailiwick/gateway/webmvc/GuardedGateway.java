package org.bailiwick.gateway.webmvc;

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

/** A WebMVC gateway on Tomcat, guarded by the auto-configuration. */
record GuardedGateway(ConfigurableApplicationContext context) implements RunningAdapter {
    /** Starts one with the text of a configuration file, and further Spring properties. */
    static GuardedGateway start(String yaml, Class<?> application, List<String> properties) throws IOException {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, yaml);
            List<String> all = new ArrayList<>(List.of(
                    "bailiwick.config=" + file,
                    "spring.cloud.gateway.server.webflux.enabled=false",
                    "server.address=127.0.0.1",
                    "server.port=0",
                    "spring.main.banner-mode=off",
                    "logging.level.root=warn",
                    "logging.level.bailiwick.audit=off",
                    "server.http2.enabled=true"));
            all.addAll(properties);
            return new GuardedGateway(new SpringApplicationBuilder(application)
                    .web(WebApplicationType.SERVLET)
                    .properties(all.toArray(String[]::new))
                    .run());
        } finally {
            Files.delete(file);
        }
    }

    /** The properties of a route for a path, to an address. */
    static List<String> route(int index, String id, String path, URI to) {
        String route = "spring.cloud.gateway.server.webmvc.routes[" + index + "].";
        return List.of(route + "id=" + id, route + "uri=" + to, route + "predicates[0]=Path=" + path);
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }

    /** A gateway with nothing but what its properties say. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bare {}
}
