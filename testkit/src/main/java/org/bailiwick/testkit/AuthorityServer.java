package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server on 127.0.0.1 that can go down and come back on its port; several issuers may live behind it. */
final class AuthorityServer {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // Without it, the head and the body of each answer are 40 ms apart on some systems.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Map<String, HttpHandler> routes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "authority");
        thread.setDaemon(true);
        return thread;
    });
    private final int port;
    private @Nullable HttpServer server;
    private @Nullable ReservedPort reserved;

    /** Begins to listen; on a free port when 0 is given. */
    AuthorityServer(int port) {
        HttpServer first = listen(port);
        this.server = first;
        this.port = first.getAddress().getPort();
    }

    private HttpServer listen(int on) {
        try {
            HttpServer listening = HttpServer.create(address(on), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("port: " + on + " (expected: one that is free on 127.0.0.1)", e);
        }
    }

    static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpHandler handler = routes.getOrDefault(exchange.getRequestURI().getPath(), Reply.empty(404)::send);
            handler.handle(exchange);
        }
    }

    void route(String path, HttpHandler handler) {
        if (routes.putIfAbsent(path, handler) != null) {
            throw new IllegalArgumentException("path: " + path + " (expected: one no other issuer here has)");
        }
    }

    int port() {
        return port;
    }

    /** From now on, connections are refused; nobody else gets the port. */
    synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
            reserved = ReservedPort.of(port);
        }
    }

    /** Listens again, on the same port. */
    synchronized void restart() {
        if (server == null) {
            release();
            server = listen(port);
        }
    }

    synchronized void close() {
        stop();
        release();
        threads.shutdownNow();
    }

    private void release() {
        if (reserved != null) {
            reserved.close();
            reserved = null;
        }
    }
}
