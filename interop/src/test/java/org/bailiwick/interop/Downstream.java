package org.bailiwick.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service that is called, on plain HTTP at 127.0.0.1 and a free port: believes everybody, and notes what it is sent. */
final class Downstream implements AutoCloseable {
    private static final String SCHEME = "Bearer ";

    private final HttpServer server;
    private final List<String> credentials = new CopyOnWriteArrayList<>();

    private Downstream(HttpServer server) {
        this.server = server;
        server.createContext("/", this::note);
        server.start();
    }

    static Downstream start() throws IOException {
        return new Downstream(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The bearer tokens it was sent, in order. */
    List<String> tokens() {
        return credentials.stream().map(Downstream::token).toList();
    }

    private static String token(String credential) {
        if (!credential.startsWith(SCHEME)) {
            throw new AssertionError("No bearer token was sent");
        }
        return credential.substring(SCHEME.length());
    }

    private void note(HttpExchange exchange) throws IOException {
        try (exchange) {
            credentials.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of("")));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
