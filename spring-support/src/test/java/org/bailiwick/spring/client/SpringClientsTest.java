package org.bailiwick.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bailiwick.client.NextHopException;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NextHop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Spring's two clients, which do the same. */
class SpringClientsTest {
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer service;

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        boolean taken = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] answer = "answer".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(taken ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    /** A client that posts a body with somebody's credentials, and gives the status of the answer. */
    @FunctionalInterface
    interface Poster {
        int post(String uri, NextHop hop);
    }

    static Stream<Poster> clients() {
        return Stream.of(SpringClientsTest::byRestClient, SpringClientsTest::byWebClient);
    }

    private static int byRestClient(String uri, NextHop hop) {
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .requestInterceptor(new NextHopInterceptor(() -> hop))
                .build()
                .post()
                .uri(uri)
                .header("authorization", "Bearer callers")
                .header("DPoP", "callers")
                .cookie("session", "callers")
                .header("X-Other", "stays")
                .body("body")
                .exchange((request, response) -> response.getStatusCode().value());
    }

    private static int byWebClient(String uri, NextHop hop) {
        Mono<Integer> status = WebClient.builder()
                .filter(NextHopFilter.of(() -> hop))
                .build()
                .post()
                .uri(uri)
                .header("authorization", "Bearer callers")
                .header("DPoP", "callers")
                .cookie("session", "callers")
                .header("X-Other", "stays")
                .bodyValue("body")
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value()));
        return status.blockOptional().orElseThrow();
    }

    private int port() {
        return service.getAddress().getPort();
    }

    private String uri() {
        return "http://127.0.0.1:" + port() + "/stock";
    }

    private List<String> credentials() {
        return headers.stream()
                .map(header -> String.join(", ", header.getOrDefault("Authorization", List.of("none"))))
                .toList();
    }

    @ParameterizedTest // RD-7
    @MethodSource("clients")
    void request_carriesTheTokenInPlaceOfEveryCredentialItHad(Poster client) {
        assertThat(client.post(uri(), new FakeNextHop(port(), "good"))).isEqualTo(200);
        assertThat(credentials()).containsExactly("Bearer good");
        assertThat(headers.get(0).values().toString()).contains("stays").doesNotContain("callers");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void tokenThatIsRefused_isReplacedOnce(Poster client) {
        assertThat(client.post(uri(), new FakeNextHop(port(), "old", "good", "more")))
                .isEqualTo(200);
        assertThat(credentials()).containsExactly("Bearer old", "Bearer good");
        assertThat(bodies).containsExactly("body", "body");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void secondRefusal_stands(Poster client) {
        assertThat(client.post(uri(), new FakeNextHop(port(), "old", "bad", "good")))
                .isEqualTo(401);
        assertThat(credentials()).containsExactly("Bearer old", "Bearer bad");
    }

    @ParameterizedTest // RD-8
    @MethodSource("clients")
    void noToken_noCall(Poster client) {
        assertThatThrownBy(() -> client.post(uri(), new FakeNextHop(port())))
                .satisfies(failure -> assertThat(causes(failure))
                        .filteredOn(NextHopException.class::isInstance)
                        .extracting(each -> ((NextHopException) each).reason())
                        .containsExactly(Reason.NEXT_HOP_SCOPE_MISSING));
        assertThat(headers).isEmpty();
    }

    @ParameterizedTest // TBF-10
    @MethodSource("clients")
    void placeWhereTheServiceIsNot_isNotCalled(Poster client) {
        assertThatThrownBy(() -> client.post("http://127.0.0.1:1/", new FakeNextHop(port(), "good")))
                .hasMessageContaining("within the urls of next hop stock");
    }

    @Test
    void currentCaller_isTheOneOfTheServletRequest() {
        assertThatThrownBy(() -> CurrentRequest.nextHop("stock"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("next hop stock: no caller");
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .toList();
    }
}
