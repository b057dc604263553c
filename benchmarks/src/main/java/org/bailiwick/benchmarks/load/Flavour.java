package org.bailiwick.benchmarks.load;

import java.util.List;
import org.bailiwick.benchmarks.server.GatewayServer;
import org.bailiwick.benchmarks.server.ServletServer;

/** What kind of server is guarded. */
public enum Flavour {
    /** Spring Cloud Gateway, WebFlux, on Netty. */
    GATEWAY("Spring Cloud Gateway, WebFlux", GatewayServer.class),
    /** Spring Boot on Tomcat. */
    SERVLET("Tomcat in Spring Boot, one servlet", ServletServer.class);

    private final String title;
    private final Class<?> server;

    Flavour(String title, Class<?> server) {
        this.title = title;
        this.server = server;
    }

    String title() {
        return title;
    }

    /** The main class. */
    Class<?> server() {
        return server;
    }

    /** How the names of those libraries begin that its class path lacks. */
    List<String> absent() {
        return switch (this) {
            case GATEWAY ->
                List.of("bailiwick-servlet", "tomcat-", "spring-webmvc", "spring-boot-webmvc", "spring-boot-servlet");
            case SERVLET ->
                List.of(
                        "bailiwick-gateway",
                        "spring-cloud-",
                        "spring-webflux",
                        "spring-boot-webflux",
                        "spring-boot-reactor");
        };
    }
}
