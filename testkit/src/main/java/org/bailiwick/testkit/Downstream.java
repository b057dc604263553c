package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service at the next hop, on plain HTTP at 127.0.0.1: keeps what it receives, and believes every token unless it is
 * told to refuse. It never looks into one.
 */
public final class Downstream implements AutoCloseable {
    /** What it says to a request that it serves. */
    public static final String SERVED = "served";

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Arrival> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger toRefuse = new AtomicInteger();

    private Downstream(HttpServer server) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "downstream");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Begins to listen, on a free port.
     *
     * @throws UncheckedIOException when there is none
     */
    public static Downstream start() {
        try {
            return new Downstream(HttpServer.create(AuthorityServer.address(0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("port: none free (expected: one on 127.0.0.1)", e);
        }
    }

    /** Where it listens: scheme, host and port, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What has arrived, refused or not, in order. */
    public List<Arrival> received() {
        return List.copyOf(received);
    }

    /** The next so many requests are answered 401 with {@code invalid_token} (RFC 6750 section 3.1), instead of any before. */
    public void refuse(int requests) {
        toRefuse.set(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(Arrival.of(exchange));
            boolean refused = toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            Reply reply = refused
                    ? Reply.empty(401).withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    : Reply.empty(200).withHeader("Content-Type", "text/plain");
            boolean bodiless = refused || exchange.getRequestMethod().equals("HEAD");
            (bodiless ? reply : reply.withBody(SERVED)).send(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public String toString() {
        return "Downstream[" + uri() + "]";
    }
}
