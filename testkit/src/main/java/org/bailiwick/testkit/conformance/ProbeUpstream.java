package org.bailiwick.testkit.conformance;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Probe} behind a gateway: an HTTP server on 127.0.0.1 that knows who is calling from the fields {@code
 * Bailiwick-Subject}, {@code -Client}, {@code -Scope} and {@code -Grants} alone. A role is granted when it is a scope or a
 * grant; nobody is a remote user here. Below {@link Probe#REFUSES_ONCE} and {@link Probe#REFUSES}, it refuses tokens.
 */
public final class ProbeUpstream implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // Without it, the head and the body of each answer are 40 ms apart on some systems.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private ProbeUpstream(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Begins to listen, on a free port. */
    public static ProbeUpstream start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "probe-upstream");
            thread.setDaemon(true);
            return thread;
        });
        return new ProbeUpstream(server, threads);
    }

    /** Where it listens: scheme, host and port, without a path. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (refuses(exchange)) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            byte[] body = seen(exchange).json().getBytes(StandardCharsets.UTF_8);
            boolean bodiless = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            asked(exchange.getRequestURI().getRawQuery(), "caches=")
                    .forEach(said -> exchange.getResponseHeaders().set("Cache-Control", said));
            exchange.sendResponseHeaders(200, bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private boolean refuses(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return path.startsWith(Probe.REFUSES + "/")
                || path.startsWith(Probe.REFUSES_ONCE + "/")
                        && refused.computeIfAbsent(path, unseen -> shown).equals(shown);
    }

    private static Probe seen(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        Headers headers = exchange.getRequestHeaders();
        List<String> scopes = decodedList(headers, "Bailiwick-Scope");
        List<String> roles = new ArrayList<>(scopes);
        roles.addAll(decodedList(headers, "Bailiwick-Grants"));
        Probe probe = Probe.of(exchange.getRequestMethod(), target.getRawPath())
                .body(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .subject(decoded(headers, "Bailiwick-Subject"))
                .client(decoded(headers, "Bailiwick-Client"))
                .scopes(scopes);
        asked(target.getRawQuery(), "role=").forEach(role -> probe.role(role, roles.contains(role)));
        for (String credential : List.of("Authorization", "Txn-Token")) {
            @Nullable List<String> shown = headers.get(credential);
            if (shown != null) {
                probe.hop(credential, String.join(", ", shown));
            }
        }
        headers.forEach((name, values) -> values.forEach(value -> probe.header(name, value)));
        return probe;
    }

    private static List<String> asked(@Nullable String rawQuery, String name) {
        return Arrays.stream((rawQuery == null ? "" : rawQuery).split("&"))
                .filter(parameter -> parameter.startsWith(name))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length()), StandardCharsets.UTF_8))
                .toList();
    }

    /** A field that came twice is nobody's name, but it is seen. */
    private static @Nullable String decoded(Headers headers, String name) {
        @Nullable List<String> values = headers.get(name);
        return values == null ? null : decoded(String.join(",", values));
    }

    private static List<String> decodedList(Headers headers, String name) {
        @Nullable List<String> values = headers.get(name);
        return values == null
                ? List.of()
                : Arrays.stream(String.join(",", values).split(" "))
                        .map(ProbeUpstream::decoded)
                        .toList();
    }

    /** What an identity field says: percent-encoded octets of UTF-8, and a plus sign is a plus sign. */
    static String decoded(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
