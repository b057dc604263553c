package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.benchmarks.Authority;

/** The servers of one flavour with every guard, side by side before one upstream, each proven. */
final class Stand implements AutoCloseable {
    private final Deque<ServerProcess> running = new ArrayDeque<>();
    private final Map<Guard, ServerProcess> guarded = new EnumMap<>(Guard.class);
    private final JwksServer keys;

    private Stand(JwksServer keys) {
        this.keys = keys;
    }

    /** Starts them all; if anything fails, nothing stays behind. */
    static Stand start(Flavour flavour, Authority authority, Servers servers) throws IOException {
        Stand stand = new Stand(JwksServer.of(authority));
        try {
            stand.startAll(flavour, authority, servers);
            return stand;
        } catch (IOException | RuntimeException failure) {
            stand.close();
            throw failure;
        }
    }

    private void startAll(Flavour flavour, Authority authority, Servers servers) throws IOException {
        String algorithm = authority.algorithm().name();
        Path configuration = servers.directory().resolve("load.yaml");
        Files.writeString(configuration, configuration(algorithm, keys.uri()));
        URI upstream = add(servers.upstream()).uri("");
        Probe probe = new Probe();
        for (Guard guard : Guard.values()) {
            ServerProcess server = add(
                    servers.guarded(flavour, guard, upstream, guard.settings(configuration, keys.uri(), algorithm)));
            new Proof(authority, server.uri(Probe.PATH), probe).of(guard);
            guarded.put(guard, server);
        }
    }

    private static String configuration(String algorithm, URI jwks) {
        return """
                resource: %s
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", jwks-uri: "%s", algorithms: [%s]}
                rules:
                  - {id: read-account, path: "/accounts/{id}", methods: [GET], scopes: ["%s"]}
                """.formatted(Authority.RESOURCE, Authority.ISSUER, jwks, algorithm, Authority.SCOPE);
    }

    private ServerProcess add(ServerProcess server) {
        running.push(server);
        return server;
    }

    ServerProcess of(Guard guard) {
        return Objects.requireNonNull(guarded.get(guard));
    }

    @Override
    public void close() {
        running.forEach(ServerProcess::close);
        keys.close();
    }
}
