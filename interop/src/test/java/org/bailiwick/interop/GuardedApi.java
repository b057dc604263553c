package org.bailiwick.interop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A resource server on Tomcat at 127.0.0.1, guarded by Bailiwick, which it knows nothing of. */
final class GuardedApi implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private GuardedApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param domains what is below {@code domains:}, as YAML
     * @param more further lines at the top level
     */
    static GuardedApi start(String domains, String... more) throws IOException {
        return start(configuration(domains, String.join("\n", more)));
    }

    /** Starts it as one that calls the next service for whoever asks it to: {@code /forward}, which needs no scope here. */
    static GuardedApi calling(Edge edge, String domains) throws IOException {
        return start(configuration(domains, edge.yaml()) + """
                  - {id: forward, path: /forward, access: authenticated, next-hop: %s}
                """.formatted(Edge.NAME));
    }

    private static GuardedApi start(String configuration) throws IOException {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, configuration);
            return new GuardedApi(new SpringApplicationBuilder(ApiApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .properties(
                            "bailiwick.config=" + file,
                            "server.address=127.0.0.1",
                            "server.port=0",
                            "spring.main.banner-mode=off",
                            "logging.level.root=warn",
                            "logging.level.bailiwick.audit=off")
                    .run());
        } finally {
            Files.delete(file);
        }
    }

    private static String configuration(String domains, String more) {
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                %s%s
                rules:
                  - {id: read, path: /orders/**, methods: [GET], scopes: [orders:read]}
                  - {id: write, path: /orders/**, methods: [POST], scopes: [orders:write]}
                  - {id: till, path: /till, grants: [teller]}
                  - {id: audit, path: /audit, grants: [auditor]}
                """.formatted(domains.indent(2), more);
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return Http.get(uri(path), "Authorization", "Bearer " + token);
    }

    /** Asks it to call the service that is there. */
    Answer forward(URI there, String token) throws IOException, InterruptedException {
        return get("/forward?to=" + there, token);
    }

    Answer post(String path, String token) throws IOException, InterruptedException {
        return Http.post(uri(path), Map.of(), "Authorization", "Bearer " + token);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
