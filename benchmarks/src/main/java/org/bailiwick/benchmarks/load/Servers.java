package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.benchmarks.server.Upstream;

/** Starts the servers, each on its class path and on its processors. */
public record Servers(Built built, Processors processors) {
    /** The service behind the gateways. */
    public ServerProcess upstream() throws IOException {
        String classPath = built.classPath(Flavour.GATEWAY, Guard.BARE);
        return ServerProcess.start(processors.beside(ServerProcess.command(classPath, Upstream.class, List.of())));
    }

    /**
     * A guarded server.
     *
     * @param upstream where a gateway sends what it lets through
     * @param settings the guard's properties
     */
    public ServerProcess guarded(Flavour flavour, Guard guard, URI upstream, List<String> settings) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=error",
                "--spring.cloud.gateway.server.webflux.routes[0].id=accounts",
                "--spring.cloud.gateway.server.webflux.routes[0].uri=" + upstream,
                "--spring.cloud.gateway.server.webflux.routes[0].predicates[0]=Path=/accounts/**"));
        all.addAll(settings);
        String classPath = built.classPath(flavour, guard);
        return ServerProcess.start(processors.underLoad(ServerProcess.command(classPath, flavour.server(), all)));
    }

    /** Where files may be put that the servers read. */
    public Path directory() throws IOException {
        return Files.createDirectories(built.target().resolve("load"));
    }
}
