package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.gateway.webflux.GuardedGateway.route;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.blockhound.BlockingOperationError;

/** Which threads a decision is made on. */
@ExtendWith(NoBlockingCalls.class)
class EventLoopTest {
    private static final String EVENT_LOOP = "reactor-http-";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private EmbeddedAuthority authority;
    private ProbeUpstream upstream;

    @BeforeEach
    void start() throws Exception {
        authority = EmbeddedAuthority.start();
        upstream = ProbeUpstream.start();
    }

    @AfterEach
    void stop() {
        upstream.close();
        authority.close();
    }

    private GuardedGateway gateway(Class<?> application) throws IOException {
        return GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"),
                application,
                route(0, "all", upstream.baseUri(), "Path=/**"));
    }

    @Test
    void knownToken_isDecidedWithoutAChangeOfThread() throws Exception {
        try (GuardedGateway gateway = gateway(Watched.class)) {
            Watched watched = gateway.context().getBean(Watched.class);
            String token = authority.token().sign();
            for (int i = 0; i < 20; i++) {
                assertThat(Call.get(gateway.baseUri(), "/" + i, token).statusCode())
                        .isEqualTo(200);
            }

            assertThat(watched.seen())
                    .hasSize(20)
                    .extracting(Watched.Seen::thread)
                    .isEqualTo(watched.arrivals());
            assertThat(watched.arrivals()).allMatch(name -> name.startsWith(EVENT_LOOP));
        }
    }

    /** The keys come after the request, on a thread of the calls to authorities: the rest is not done there. */
    @Test
    void requestThatWaitedForKeys_goesOnWhereItCameIn() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.hanging());
        try (GuardedGateway gateway = gateway(Watched.class)) {
            Watched watched = gateway.context().getBean(Watched.class);
            CompletableFuture<HttpResponse<String>> answer = Call.CLIENT.sendAsync(
                    Call.to(gateway.baseUri(), "/1", authority.token().sign()).build(),
                    HttpResponse.BodyHandlers.ofString());
            until(() -> watched.arrivals().size() == 1 && authority.requests(Endpoint.JWKS) > 0);
            authority.heal();

            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(watched.seen()).extracting(Watched.Seen::thread).isEqualTo(watched.arrivals());
        }
    }

    @Test
    void clientThatLeavesWhileItsTokenIsVerified_disturbsNobody() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.hanging());
        try (GuardedGateway gateway = gateway(Watched.class)) {
            Watched watched = gateway.context().getBean(Watched.class);
            String token = authority.token().sign();
            try (Socket socket = connection(gateway)) {
                String request = "GET /1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                until(() -> watched.arrivals().size() == 1);
            }
            authority.heal();
            until(() -> watched.decisions().size() == 1);

            assertThat(watched.decisions()).extracting(AccessEvent::rule).containsExactly("any");
            assertThat(Call.get(gateway.baseUri(), "/2", token).statusCode()).isEqualTo(200);
        }
    }

    /** Reactor Netty 1.3.7 ends the reading of a connection so, on one of ten (reactor-netty issue 4361). */
    @Test
    void refusalAfterAnAdmittedRequest_doesNotEndTheConnection() throws Exception {
        try (GuardedGateway gateway = gateway(Watched.class)) {
            String token = "Authorization: Bearer " + authority.token().sign() + "\r\n";
            for (int i = 0; i < 100; i++) {
                try (Socket socket = connection(gateway)) {
                    assertThat(exchange(socket, token)).startsWith("HTTP/1.1 200 ");
                    assertThat(exchange(socket, "")).startsWith("HTTP/1.1 401 ");
                    assertThat(exchange(socket, "")).startsWith("HTTP/1.1 401 ");
                }
            }
        }
    }

    private static Socket connection(GuardedGateway gateway) throws IOException {
        Socket socket =
                new Socket(gateway.baseUri().getHost(), gateway.baseUri().getPort());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The head of the answer; its body is read as well. */
    private static String exchange(Socket socket, String fields) throws IOException {
        socket.getOutputStream()
                .write(("GET /1 HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        return head.toString();
    }

    @Test
    void blockingCallOnAnEventLoop_isCaught() throws Exception {
        try (GuardedGateway gateway = gateway(Blocking.class)) {
            HttpResponse<String> answer =
                    Call.get(gateway.baseUri(), "/1", authority.token().sign());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(NoBlockingCalls.caught()).singleElement().isInstanceOf(BlockingOperationError.class);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Blocking {
        @Bean
        GlobalFilter blocking() {
            return (exchange, chain) -> {
                LockSupport.parkNanos(1);
                return chain.filter(exchange);
            };
        }
    }
}
