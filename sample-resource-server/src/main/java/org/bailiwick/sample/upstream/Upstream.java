package org.bailiwick.sample.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service: the same resources as the API's, and some of its own. It refuses nobody. */
public final class Upstream implements AutoCloseable {
    private static final int MOST_LINES = 100;

    private final List<String> orders = new CopyOnWriteArrayList<>(List.of("12 apples", "3 pears"));
    private final List<String> files = new CopyOnWriteArrayList<>(List.of("a letter", "an invoice"));
    private final Map<String, String> balances = Map.of("/accounts/7", "1200.00 EUR", "/accounts/8", "-3.50 EUR");
    private final HttpServer server;
    private volatile Optional<GatewaysKeys> keys = Optional.empty();

    private Upstream(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any that is free
     */
    public static Upstream start(int port) throws IOException {
        Upstream upstream = new Upstream(HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0));
        upstream.server.createContext("/", upstream::answer);
        upstream.server.start();
        return upstream;
    }

    /** Tells it where the gateway publishes its keys, which one of the resources needs. */
    public void believe(URI gatewaysKeys) {
        keys = Optional.of(new GatewaysKeys(gatewaysKeys));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/health" -> write(exchange, 200, List.of("up"));
                case "/orders" -> lines(exchange, orders);
                case "/files" -> lines(exchange, files);
                case "/files/legacy", "/shelf" -> write(exchange, 200, List.of("an old letter"));
                case "/" -> page(exchange, DeskPages.welcome());
                case "/desk" -> page(exchange, DeskPages.desk(new Told(exchange.getRequestHeaders())));
                case "/desk/till" -> page(exchange, DeskPages.till(new Told(exchange.getRequestHeaders())));
                case "/suppliers" -> write(exchange, 200, List.of("Orchard & Daughters", "Pear Union"));
                case "/stock" -> write(exchange, 200, List.of("40 pears"));
                case "/whoami" -> write(exchange, 200, new Told(exchange.getRequestHeaders()).whoIsCalling());
                case "/by-token" -> write(exchange, 200, byToken(exchange));
                case "/received", "/received/in-public" ->
                    write(exchange, 200, new Told(exchange.getRequestHeaders()).everything());
                default -> write(exchange, balances.containsKey(path) ? 200 : 404, balance(path));
            }
        }
    }

    private List<String> byToken(HttpExchange exchange) throws IOException {
        List<String> credentials = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        if (keys.isEmpty() || credentials.size() != 1) {
            return List.of(credentials.size() + " credentials, and " + (keys.isEmpty() ? "no keys" : "keys"));
        }
        return GatewaysWord.in(credentials.get(0), keys.get());
    }

    /** Lines, to which one more may be added. */
    private static void lines(HttpExchange exchange, List<String> lines) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            write(exchange, 200, lines);
            return;
        }
        String line = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (line.isEmpty()) {
            write(exchange, 400, List.of("One line of text is wanted."));
            return;
        }
        if (lines.size() >= MOST_LINES) {
            lines.remove(0);
        }
        lines.add(line);
        write(exchange, 201, List.of(line));
    }

    private List<String> balance(String path) {
        return List.of(balances.getOrDefault(path, "There is nothing here."));
    }

    private static void write(HttpExchange exchange, int status, List<String> lines) throws IOException {
        write(exchange, status, "text/plain", String.join("\n", lines) + "\n");
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        write(exchange, 200, "text/html", html);
    }

    private static void write(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
