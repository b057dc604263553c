package org.bailiwick.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is neither one request nor one answer at a time, in both flavours; and that no body waits for its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StreamingContract {
    protected final EmbeddedAuthority authority = EmbeddedAuthority.start();
    private Upstream upstream;
    private RunningAdapter gateway;
    private volatile HttpHandler service = exchange -> {};

    @BeforeAll
    void start() throws IOException {
        upstream = Upstream.start(exchange -> service.handle(exchange));
        gateway = before(upstream.uri());
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        upstream.close();
        authority.close();
    }

    /** A gateway that sends everything there, if its caller has a token. */
    protected abstract RunningAdapter before(URI upstream) throws IOException;

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void firstEvent_arrivesBeforeTheServiceSendsTheNext() throws Exception {
        CountDownLatch firstArrived = new CountDownLatch(1);
        service = exchange -> sendEvents(exchange, firstArrived);
        assertThat(Call.get(gateway.baseUri(), "/events", null).statusCode()).isEqualTo(401);
        HttpResponse<InputStream> events = Call.CLIENT.send(
                Call.to(gateway.baseUri(), "/events", authority.token().sign()).build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            firstArrived.countDown();
            assertThat(lines.lines().toList()).contains("data: last");
        }
        assertThat(Call.get(gateway.baseUri(), "/events", null).statusCode()).isEqualTo(401);
    }

    private static void sendEvents(HttpExchange exchange, CountDownLatch firstArrived) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            await(firstArrived);
            out.write("data: last\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b"
            })
    void firstPartOfABody_reachesTheServiceBeforeTheClientSendsTheLast(String type) throws Exception {
        uploadInParts("Content-Type", type);
    }

    @Test
    void firstPartOfABodyOfNoType_reachesTheServiceBeforeTheClientSendsTheLast() throws Exception {
        uploadInParts();
    }

    private void uploadInParts(String... fields) throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        byte[] part = "0123456789".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
        service = exchange -> {
            InputStream body = exchange.getRequestBody();
            byte[] first = body.readNBytes(part.length / 4);
            firstSeen.countDown();
            seen.complete(new String(first, StandardCharsets.US_ASCII)
                    + new String(body.readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        };
        try (PipedInputStream body = new PipedInputStream(part.length)) {
            PipedOutputStream client = new PipedOutputStream(body);
            CompletableFuture<HttpResponse<Void>> answer = Call.CLIENT.sendAsync(
                    Call.to(gateway.baseUri(), "/upload", authority.token().sign(), fields)
                            .POST(BodyPublishers.ofInputStream(() -> body))
                            .build(),
                    BodyHandlers.discarding());
            client.write(part);
            client.flush();
            await(firstSeen);
            client.write('!');
            client.close();

            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            assertThat(seen.join()).isEqualTo(new String(part, StandardCharsets.US_ASCII) + "!");
        }
    }

    protected static URI socketOf(RunningAdapter gateway) {
        return URI.create("ws" + gateway.baseUri().toString().substring("http".length()) + "/socket");
    }
}
