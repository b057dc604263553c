package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real transport, against a server that answers as told. */
class IntrospectionOverHttpTest {
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

    private IntrospectionAnswer ask(Duration call) {
        DomainUnderTest domain = DomainUnderTest.alone();
        domain.endpoint =
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/introspect"));
        domain.proof = new Proof.PostedSecret(Secret.of("pässword"));
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(5), call, 10_000, 4, true, false);
        try (AuthorityTransport transport = Transports.toAuthorities(settings)) {
            Introspections introspections = new Introspections(
                    transport,
                    certificate -> transport,
                    Set.of(),
                    SignatureChecks.platform(),
                    event -> {},
                    new TestClock());
            return join(introspections.introspectorOf(domain.settings()).ask(IntrospectionQuestion.about("s3cret+/=")));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
        exchange.getResponseHeaders().add("Cache-Control", "private");
        exchange.getResponseHeaders().add("Cache-Control", "max-age=7");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Test // IN-1, IN-11, TBF-2
    void question_arrivesAsOneFormWithNothingInTheUrl() {
        handler = exchange -> answer(exchange, 200, "{\"active\":true}");

        assertThat(ask(Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Active.class, active -> assertThat(active.mayBeKept()).contains(Duration.ofSeconds(7)));
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0))
                .startsWith("POST /introspect [application/x-www-form-urlencoded] token=s3cret%2B%2F%3D"
                        + "&token_type_hint=access_token&")
                .contains("client_id=rs2")
                .contains("client_secret=p%C3%A4ssword");
    }

    @Test // TBF-9
    void connectionThatBreaks_isTriedOnceMore() {
        handler = exchange -> {
            if (requests.size() == 1) {
                exchange.close(); // before any answer
            } else {
                answer(exchange, 200, "{\"active\":true}");
            }
        };

        assertThat(ask(Duration.ofSeconds(20))).isInstanceOf(Active.class);
        assertThat(requests).hasSize(2);
    }

    @Test // TBF-9
    void silence_isNotTriedAgain() {
        handler = exchange -> {
            try {
                done.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };

        assertThat(ask(Duration.ofSeconds(3)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT));
        assertThat(requests).hasSize(1);
    }

    @Test // IN-4
    void answerThatIsTooLarge_cannotBeBelieved() {
        handler = exchange -> answer(exchange, 200, "{\"active\":true,\"x\":\"" + "x".repeat(10_000) + "\"}");

        assertThat(ask(Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.UNBELIEVABLE));
    }

    @Test // IN-1: whoever redirects gets no token
    void redirect_isNotFollowed() {
        handler = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        };

        assertThat(ask(Duration.ofSeconds(20))).isInstanceOf(Failed.class);
        assertThat(requests).hasSize(1);
    }
}
