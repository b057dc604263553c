package org.bailiwick.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.testkit.Arrival;
import org.bailiwick.testkit.Downstream;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a gateway does where a rule has a next hop, whichever flavour it is of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NextHopContract {
    private static final String TOKEN = "callers-own";

    /** What the gateway sets on every answer before the service is asked. */
    protected static final String SET_BEFORE = "X-Gateway";

    private Downstream service;
    private Upstream odd;
    private RunningAdapter gateway;
    private int before;

    /** Starts a gateway with these routes, in front of which stands {@link #gate}. */
    protected abstract RunningAdapter start(List<String> routes) throws IOException;

    protected abstract NextHopGate gate();

    /** What the properties of routes begin with. */
    protected abstract String prefix();

    @BeforeAll
    void startAll() throws IOException {
        service = Downstream.start();
        odd = Upstream.start(NextHopContract::answerAtLength);
        List<String> routes = new ArrayList<>();
        route(routes, 0, "/orders/**", service.uri(), "PrefixPath=/v1", "AddRequestHeader=X-Added,yes");
        route(routes, 1, "/orders-inside/**", URI.create("forward:/inside/1"));
        route(routes, 2, "/inside/**", service.uri());
        route(routes, 3, "/other/**", service.uri());
        route(routes, 4, "/orders-odd/**", odd.uri());
        route(routes, 5, "/orders-basic/**", service.uri(), "SetRequestHeader=Authorization,Basic bWluZQ==");
        gateway = start(routes);
    }

    private void route(List<String> routes, int index, String path, URI uri, String... filters) {
        String route = prefix() + ".routes[" + index + "].";
        routes.addAll(List.of(route + "id=r" + index, route + "uri=" + uri, route + "predicates[0]=Path=" + path));
        for (int i = 0; i < filters.length; i++) {
            routes.add(route + "filters[" + i + "]=" + filters[i]);
        }
    }

    @AfterAll
    void stopAll() throws Exception {
        gateway.close();
        odd.close();
        service.close();
    }

    @BeforeEach
    void forget() {
        before = service.received().size();
        service.refuse(0);
        gate().reset();
    }

    private List<Arrival> received() {
        return service.received().subList(before, service.received().size());
    }

    private HttpResponse<String> get(String target, String... fields) throws Exception {
        return Call.get(gateway.baseUri(), target, TOKEN, fields);
    }

    /** Refuses the first token in ten megabytes. */
    private static void answerAtLength(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean first = "Bearer first".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set(first ? "X-First" : "X-Second", "yes");
            exchange.getResponseHeaders().set("X-Both", first ? "first" : "second");
            exchange.getResponseHeaders().set("X-Gateway", "of the service");
            exchange.sendResponseHeaders(first ? 401 : 200, 0);
            byte[] part = new byte[10_000];
            for (int i = 0; first && i < 1_000; i++) {
                exchange.getResponseBody().write(part);
            }
        }
    }

    private static void assertRefusedThere(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).contains("\"code\":\"next_hop_refused\"");
    }

    @Test
    void service_getsTheTokenThatWasGotForItAndNeverTheCallers() throws Exception { // RD-7
        HttpResponse<String> answer = get("/orders/1", "Txn-Token", "mine");

        assertThat(answer.body()).isEqualTo(Downstream.SERVED);
        assertThat(received()).singleElement().satisfies(arrival -> {
            assertThat(arrival.all("Authorization")).containsExactly("Bearer first");
            assertThat(arrival.field("Bailiwick-Subject")).isEqualTo("alice");
            assertThat(arrival.all("Txn-Token")).isEmpty();
            assertThat(arrival.fields().toString()).doesNotContain(TOKEN);
        });
        assertThat(gate().refused()).isEmpty();
    }

    @Test
    void token_isGotBeforeTheBodyIsThere() throws Exception {
        byte[] part = "0123456789".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        try (PipedInputStream body = new PipedInputStream(part.length)) {
            PipedOutputStream client = new PipedOutputStream(body);
            CompletableFuture<HttpResponse<String>> answer = Call.CLIENT.sendAsync(
                    Call.to(gateway.baseUri(), "/orders/1", TOKEN)
                            .POST(BodyPublishers.ofInputStream(() -> body))
                            .build(),
                    BodyHandlers.ofString());
            client.write(part);
            client.flush();
            gate().asked().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(received()).isEmpty();
            client.write('!');
            client.close();
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(received()).singleElement().satisfies(arrival -> {
            assertThat(arrival.bearer()).isEqualTo("first");
            assertThat(arrival.body()).endsWith("89!");
        });
    }

    @Test
    void refusedToken_isReplacedAndTheRequestSentOnceMore() throws Exception {
        service.refuse(1);
        gate().another("second");

        HttpResponse<String> answer = get("/orders/1?a=b");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Downstream.SERVED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(received()).extracting(Arrival::bearer).containsExactly("first", "second");
        assertThat(received()).extracting(Arrival::target).containsOnly("/v1/orders/1?a=b");
        assertThat(received()).extracting(arrival -> arrival.all("X-Added")).containsOnly(List.of("yes"));
        assertThat(received())
                .extracting(arrival -> arrival.field("Bailiwick-Subject"))
                .containsOnly("alice");
        assertThat(gate().refused()).containsExactly("Bearer first");
        assertThat(gate().reasons()).containsExactly(Reason.ACCEPTED);
    }

    @Test
    void serviceThatGoesOnRefusing_isAnsweredForByTheGateway() throws Exception {
        service.refuse(2);
        gate().another("second");

        assertRefusedThere(get("/orders/1"));

        assertThat(received()).extracting(Arrival::bearer).containsExactly("first", "second");
        assertThat(gate().refused()).hasSize(1);
        assertThat(gate().reasons()).containsExactly(Reason.ACCEPTED, Reason.NEXT_HOP_REFUSED);
    }

    @Test
    void headerOfARefusal_isAllThatAHeadRequestGets() throws Exception {
        service.refuse(2);
        gate().another("second");

        HttpResponse<String> answer = Call.send(gateway.baseUri(), "HEAD", "/orders/1", TOKEN, "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEmpty();
        assertThat(get("/orders/1").statusCode()).isEqualTo(200);
    }

    @Test
    void requestWithABody_isNotSentAgainButItsTokenIsReplaced() throws Exception {
        service.refuse(1);
        gate().another("second");

        assertRefusedThere(Call.send(gateway.baseUri(), "POST", "/orders/1", TOKEN, "an order"));

        assertThat(received()).extracting(Arrival::body).containsExactly("an order");
        assertThat(gate().refused()).containsExactly("Bearer first");
    }

    @Test
    void requestWithABodyOfUnknownLength_isNotSentAgain() throws Exception {
        service.refuse(1);
        gate().another("second");

        assertRefusedThere(upload(Call.CLIENT));

        assertThat(received()).hasSize(1);
    }

    private HttpResponse<String> upload(HttpClient client) throws Exception {
        byte[] order = "an order".getBytes(StandardCharsets.UTF_8);
        return client.send(
                Call.to(gateway.baseUri(), "/orders/1", TOKEN)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(order)))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void requestWithAnEmptyBody_isSentAgain() throws Exception {
        service.refuse(1);
        gate().another("second");

        assertThat(Call.send(gateway.baseUri(), "POST", "/orders/1", TOKEN, "").statusCode())
                .isEqualTo(200);
        assertThat(received()).extracting(Arrival::method).containsExactly("POST", "POST");
    }

    @Test
    void requestOverHttp2_isSentAgainWhereItHasNoBody() throws Exception {
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        for (int i = 0; i < 3; i++) { // the first begins as HTTP/1.1
            service.refuse(1);
            gate().another("second");
            HttpResponse<String> read =
                    http2.send(Call.to(gateway.baseUri(), "/orders/1", TOKEN).build(), BodyHandlers.ofString());
            assertThat(read.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(read.statusCode()).isEqualTo(200);
        }
        service.refuse(1);
        gate().another("second");
        assertRefusedThere(upload(http2));
        assertThat(received()).hasSize(7);
    }

    @Test
    void whatStandsInTheWayOfAnotherToken_isTheAnswer() throws Exception { // RD-8
        service.refuse(2);
        gate().another(CompletableFuture.completedStage(
                new HopAnswer.Refused(Reason.NEXT_HOP_TOKEN_REFUSED, Scopes.NONE)));

        HttpResponse<String> refused = get("/orders/1");
        HttpResponse<String> undecided = get("/orders/1");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"https://api.example.com\", error=\"invalid_token\"");
        assertThat(undecided.statusCode()).isEqualTo(503);
        assertThat(undecided.body()).contains("\"code\":\"authority_unreachable\"");
        assertThat(received()).hasSize(2);
    }

    @Test
    void otherToken_isWaitedFor() throws Exception {
        Executor later = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
        for (int refusals = 1; refusals <= 2; refusals++) {
            service.refuse(refusals);
            gate().another(CompletableFuture.supplyAsync(() -> NextHopGate.given("second"), later));
            assertThat(get("/orders/1").statusCode()).isEqualTo(refusals == 1 ? 200 : 502);
        }
    }

    @Test
    void firstAnswer_leavesNothingBehindHoweverLongItIs() throws Exception {
        for (int i = 0; i < 3; i++) {
            gate().another("second");
            HttpResponse<String> answer = get("/orders-odd/1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("X-First")).isEmpty();
            assertThat(answer.headers().allValues("X-Second")).containsExactly("yes");
            assertThat(answer.headers().allValues("X-Both")).containsExactly("second");
            assertThat(answer.headers().allValues(SET_BEFORE)).contains("of the gateway");
        }
        gate().another("first");
        HttpResponse<String> refused = get("/orders-odd/1");
        assertRefusedThere(refused);
        assertThat(refused.headers().firstValue("X-First")).isEmpty();
        assertThat(refused.headers().allValues(SET_BEFORE)).containsExactly("of the gateway");
    }

    @Test
    void otherCredentialThatARouteSets_isNotOursToReplace() throws Exception {
        service.refuse(1);

        HttpResponse<String> answer = get("/orders-basic/1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(received())
                .extracting(arrival -> arrival.all("Authorization"))
                .containsExactly(List.of("Basic bWluZQ=="));
        assertThat(gate().refused()).isEmpty();
    }

    @Test
    void ruleWithoutANextHop_leavesTheServicesAnswerAsItIs() throws Exception {
        service.refuse(1);

        HttpResponse<String> answer = get("/other/1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(received())
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.all("Authorization")).isEmpty());
    }

    @Test
    void routeWithinTheGateway_isReachedWithTheTokenAndOnceMoreWithAnother() throws Exception {
        service.refuse(1);
        gate().another("second");

        assertThat(get("/orders-inside/1").statusCode()).isEqualTo(200);
        assertThat(received()).extracting(Arrival::bearer).containsExactly("first", "second");
        assertThat(received()).extracting(Arrival::target).containsOnly("/inside/1");
    }
}
