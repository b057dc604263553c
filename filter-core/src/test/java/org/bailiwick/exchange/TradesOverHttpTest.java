package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.TradesUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.join;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bailiwick.config.NextHopSettings.Way.Exchange;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real transport, against a server that answers as told. */
class TradesOverHttpTest {
    private static final String GOOD = "{\"access_token\":\"new\",\"token_type\":\"Bearer\","
            + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile HttpHandler handler = exchange -> {};

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().get("Content-Type") + " " + body);
            handler.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Traded get(Duration call) {
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(5), call, 20_000, 4, true, false);
        try (AuthorityTransport transport = Transports.toAuthorities(settings)) {
            AskedTrades trades = new AskedTrades(
                    new TokenEndpoints(transport, certificate -> transport, new SettableClock()),
                    bounds -> new TradesUnderTest.Trusting(),
                    event -> {},
                    new SettableClock(),
                    System::nanoTime);
            Exchange way = new Exchange(
                    TradesUnderTest.authority(origin, origin + "/token", "rs1"),
                    true,
                    Optional.empty(),
                    TradesUnderTest.BOUNDS);
            return join(trades.exchange(TradesUnderTest.edge(TradesUnderTest.target("one", "two"), way), way)
                    .get(TradesUnderTest.caller(), TradesUnderTest.READ));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Test // TE-5, RD-7
    void question_arrivesAsOneFormWithNothingInTheUrl() {
        handler = exchange -> answer(exchange, 200, GOOD);

        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("given");
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0))
                .startsWith("POST /token [application/x-www-form-urlencoded] "
                        + "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                        + "&subject_token=s3cret.of-alice%2B%2F%3D&")
                .contains("&audience=one&audience=two", "&scope=orders%3Aread+stock%3Aread", "client_secret=pw");
    }

    @Test // RD-8
    void connectionThatBreaks_isTriedOnceMore() {
        handler = exchange -> {
            if (requests.size() == 1) {
                exchange.close(); // before any answer
            } else {
                answer(exchange, 200, GOOD);
            }
        };
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("given");
        assertThat(requests).hasSize(2);
    }

    @Test // RD-8
    void refusal_isRead() {
        handler = exchange -> answer(exchange, 400, "{\"error\":\"invalid_target\"}");
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("NEXT_HOP_TARGET_REFUSED");
    }

    @Test // RD-8
    void silence_isNotTriedAgain() {
        handler = exchange -> {
            try {
                done.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        assertThat(outcome(get(Duration.ofSeconds(3)))).isEqualTo("AUTHORITY_UNREACHABLE");
        assertThat(requests).hasSize(1);
    }

    @Test // RD-8
    void answerThatIsTooLarge_cannotBeBelieved() {
        handler = exchange -> answer(exchange, 200, GOOD + " ".repeat(20_000));
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("AUTHORITY_ANSWER_INVALID");
    }

    @Test // RD-7: whoever redirects gets no token
    void redirect_isNotFollowed() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        };
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("AUTHORITY_ANSWER_INVALID");
        assertThat(requests).hasSize(1);
    }
}
