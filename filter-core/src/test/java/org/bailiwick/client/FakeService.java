package org.bailiwick.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that takes some tokens and no others, and remembers what it was sent. */
final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final List<String> taken;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    FakeService(String... taken) throws IOException {
        this.taken = List.of(taken);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
        if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.2:1/");
            exchange.sendResponseHeaders(302, -1);
        } else {
            String credential = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = "answer".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(taken.contains(credential) ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stock");
    }

    /** What came, in order. */
    List<Received> received() {
        return received;
    }

    /** The credentials that came, in order. */
    List<String> credentials() {
        return received.stream()
                .map(each -> each.header().getOrDefault("Authorization", List.of("none")))
                .map(values -> String.join(", ", values))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Received(Map<String, List<String>> header, String body) {}
}
