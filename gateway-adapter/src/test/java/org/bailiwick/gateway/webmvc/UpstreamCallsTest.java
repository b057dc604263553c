package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.gateway.Upstream;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a gateway calls the service behind it: as nobody but the caller of the one request. */
class UpstreamCallsTest {
    private static EmbeddedAuthority authority;

    @BeforeAll
    static void start() {
        authority = EmbeddedAuthority.start();
    }

    @AfterAll
    static void stop() {
        authority.close();
    }

    private static GuardedGateway before(Upstream upstream, String... properties) throws IOException {
        return before(upstream.uri(), properties);
    }

    private static GuardedGateway before(URI upstream, String... properties) throws IOException {
        List<String> all = new ArrayList<>(GuardedGateway.route(0, "all", "/**", upstream));
        all.addAll(Arrays.asList(properties));
        return GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: public}"), GuardedGateway.Bare.class, all);
    }

    private static HttpHandler showing(String... names) {
        return exchange -> {
            List<String> seen = new ArrayList<>();
            for (String name : names) {
                List<String> values = exchange.getRequestHeaders().get(name);
                seen.add(name + "=" + (values == null ? "" : String.join("|", values)));
            }
            answer(exchange, 200, String.join("\n", seen).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void cookieOfOneCaller_isNotSentWithTheRequestOfAnother() throws Exception {
        HttpHandler login = exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "session=alice; Path=/");
            showing("Cookie").handle(exchange);
        };
        try (Upstream upstream = Upstream.start(login);
                GuardedGateway gateway = before(upstream)) {
            HttpResponse<String> first = Call.get(gateway.baseUri(), "/login", null);
            HttpResponse<String> second = Call.get(gateway.baseUri(), "/account", null);

            assertThat(first.headers().firstValue("Set-Cookie")).contains("session=alice; Path=/");
            assertThat(second.body()).isEqualTo("Cookie=");
            assertThat(Call.get(gateway.baseUri(), "/account", null, "Cookie", "session=bob")
                            .body())
                    .isEqualTo("Cookie=session=bob");
        }
    }

    @Test
    void packedBody_passesAsItIs() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("hello".getBytes(StandardCharsets.US_ASCII));
        }
        HttpHandler packing = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, packed.toByteArray());
        };
        try (Upstream upstream = Upstream.start(packing);
                GuardedGateway gateway = before(upstream)) {
            HttpResponse<byte[]> response = Call.CLIENT.send(
                    Call.to(gateway.baseUri(), "/", null, "Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(response.body()).isEqualTo(packed.toByteArray());
        }
    }

    @Test
    void refusalOfTheService_isPassedOnAndNotAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpHandler busy = exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, new byte[0]);
        };
        try (Upstream upstream = Upstream.start(busy);
                GuardedGateway gateway = before(upstream)) {
            assertThat(Call.get(gateway.baseUri(), "/", null).statusCode()).isEqualTo(503);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void fieldThatTheClientDidNotSend_isNotAdded() throws Exception {
        try (Upstream upstream = Upstream.start(showing("Accept-Encoding"));
                GuardedGateway gateway = before(upstream)) {
            assertThat(Call.get(gateway.baseUri(), "/", null).body()).isEqualTo("Accept-Encoding=");
        }
    }

    @Test
    void slowRequests_doNotWaitForEachOther() throws Exception {
        int together = 40;
        CyclicBarrier all = new CyclicBarrier(together);
        HttpHandler slow = exchange -> {
            try {
                all.await(20, TimeUnit.SECONDS);
                answer(exchange, 200, new byte[0]);
            } catch (Exception notAllAtOnce) {
                answer(exchange, 504, new byte[0]);
            }
        };
        try (Upstream upstream = Upstream.start(slow);
                GuardedGateway gateway = before(upstream)) {
            List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
            for (int i = 0; i < together; i++) {
                answers.add(Call.CLIENT.sendAsync(
                        Call.to(gateway.baseUri(), "/" + i, null).build(), BodyHandlers.discarding()));
            }
            for (CompletableFuture<HttpResponse<Void>> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        }
    }

    private static final String[] FORGED = {
        "Forwarded", "for=10.1.1.1;host=evil.example", "X-Forwarded-For", "10.1.1.1", "X-Forwarded-Host",
                "evil.example",
        "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/evil", "X-Forwarded-Port", "1"
    };

    private static final String[] FORGEABLE = {
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "X-Forwarded-Port"
    };

    private static final String NOTHING = String.join("=\n", FORGEABLE) + "=";

    @Test
    void forgedForwarding_neverReachesTheService() throws Exception {
        try (Upstream upstream = Upstream.start(showing(FORGEABLE));
                GuardedGateway gateway = before(upstream)) {
            assertThat(Call.get(gateway.baseUri(), "/", null, FORGED).body()).isEqualTo(NOTHING);
        }
    }

    @Test
    void forgedForwarding_neverReachesTheServiceFromAPeerThatTheGatewayDoesNotTrust() throws Exception {
        try (Upstream upstream = Upstream.start(showing(FORGEABLE));
                GuardedGateway gateway =
                        before(upstream, "spring.cloud.gateway.server.webmvc.trusted-proxies=10\\..*")) {
            assertThat(Call.get(gateway.baseUri(), "/", null, FORGED).body()).isEqualTo(NOTHING);
        }
    }

    @Test
    void forgedForwarding_neverReachesTheServiceOnARouteThatIsNotGuarded() throws Exception {
        try (Upstream upstream = Upstream.start(showing(FORGEABLE));
                GuardedGateway gateway = before(upstream, "bailiwick.gateway.global=false")) {
            assertThat(Call.get(gateway.baseUri(), "/", null, FORGED).body()).isEqualTo(NOTHING);
        }
    }

    @Test
    void serviceThatCannotBeReached_isAnErrorOfTheGateway() throws Exception {
        try (Socket closed = new Socket()) {
            // Bound, but nobody listens: the port refuses, and nobody else gets it.
            closed.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            assertUnreachable(URI.create("http://127.0.0.1:" + closed.getLocalPort()));
        }
    }

    private static void assertUnreachable(URI nobody) throws Exception {
        try (GuardedGateway gateway = before(nobody)) {
            HttpResponse<String> response = Call.get(gateway.baseUri(), "/orders/1", null);
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("\"path\":\"/orders/1\"");
        }
    }

    @Test
    void errorPage_isNeverAskedOfTheService() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpHandler breaking = exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.close();
        };
        try (Upstream upstream = Upstream.start(breaking);
                GuardedGateway gateway = before(upstream)) {
            assertThat(Call.get(gateway.baseUri(), "/orders/1", null).statusCode())
                    .isEqualTo(500);
            assertThat(asked).containsOnly("/orders/1");
        }
    }
}
