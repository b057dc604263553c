package org.bailiwick.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;
import static org.bailiwick.transport.TestAnswers.whyOf;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.ssl.SSLContexts;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, to whom, and what an answer is. */
class TransportsTest {
    private static final int LIMIT = 1000;
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    private final AuthorityTransport transport = transport(Duration.ofSeconds(10), InetAddress::getAllByName);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void answer_hasStatusHeadersByLowerCaseNameAndBody() {
        answers(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "Application/JSON; charset=nonsense")
                .withHeader("X-Many", "a", "b")
                .withBody("{}"));

        Answered answered = (Answered) ask("/jwks");

        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.isOfType("application/json")).isTrue();
        assertThat(answered.header("x-many")).hasValue("a, b");
        assertThat(answered.body()).asString().isEqualTo("{}");
    }

    @Test
    void answerWithoutBody_hasAnEmptyOne() {
        answers(aResponse().withStatus(204));

        assertThat(((Answered) ask("/jwks")).body()).isEmpty();
    }

    @Test
    void get_sendsItsHeadersAndNothingThatIdentifiesTheCaller() {
        answers(ok());

        join(transport.send(Question.get(uri("/jwks?a=b"), "application/json")));

        SERVER.verify(getRequestedFor(urlEqualTo("/jwks?a=b"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("User-Agent", equalTo("Bailiwick"))
                .withHeader("Host", equalTo("127.0.0.1:" + SERVER.port()))
                .withHeader("Accept-Encoding", absent())
                .withHeader("Cookie", absent())
                .withHeader("Upgrade", absent())
                .withHeader("Authorization", absent()));
    }

    @Test
    void post_sendsItsBody() {
        SERVER.stubFor(post(anyUrl()).willReturn(ok()));
        byte[] body = "token=abc".getBytes(StandardCharsets.US_ASCII);

        join(transport.send(new Question(
                "POST", uri("/introspect"), Map.of("Content-Type", "application/x-www-form-urlencoded"), body)));

        SERVER.verify(postRequestedFor(urlEqualTo("/introspect"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("token=abc")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_isAnAnswerAndNotFollowed(int status) { // AM-6
        SERVER.stubFor(get("/jwks").willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));

        assertThat(((Answered) ask("/jwks")).status()).isEqualTo(status);
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void cookie_isNotKept() {
        answers(ok().withHeader("Set-Cookie", "session=1; Path=/"));

        ask("/jwks");
        ask("/jwks");

        SERVER.verify(2, getRequestedFor(urlEqualTo("/jwks")).withHeader("Cookie", absent()));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 503})
    void refusal_isNotRetried(int status) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Retry-After", "0")
                .withHeader("WWW-Authenticate", "Basic realm=\"x\""));

        assertThat(((Answered) ask("/jwks")).status()).isEqualTo(status);
        SERVER.verify(1, getRequestedFor(urlEqualTo("/jwks")));
    }

    @Test
    void nameThatChangesItsAddress_isJudgedByWhatIsConnectedTo() { // AM-6, JB-12: DNS rebinding
        answers(ok());
        AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
        AtomicInteger lookups = new AtomicInteger();
        try (AuthorityTransport rebound = transport(Duration.ofSeconds(10), host -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName(address.get())};
        })) {
            assertThat(askNamed(rebound, "as.example")).isInstanceOf(Answered.class);
            assertThat(lookups).hasValue(1);

            address.set("10.0.0.1");
            assertThat(whyOf(askNamed(rebound, "as.example"))).isEqualTo(Why.FORBIDDEN);
            assertThat(lookups).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/jwks",
                "https://127.0.0.1/jwks",
                "https://[::1]/jwks",
                "https://[::ffff:127.0.0.1]/jwks",
                "https://localhost/jwks",
                "https://2130706433/jwks",
                "https://10.0.0.1/jwks",
                "https://169.254.169.254/latest/meta-data",
                "https://user@as.example/jwks",
                "file:/etc/passwd"
            })
    void addressThatMustNotBeCalled_isForbiddenByDefault(String uri) { // AM-6
        try (AuthorityTransport strict = Transports.toAuthorities(TransportSettings.DEFAULT)) {
            assertThat(whyOf(join(strict.send(Question.get(URI.create(uri), "*/*")))))
                    .isEqualTo(Why.FORBIDDEN);
        }
    }

    @Test
    void callerThatCompletesItsStage_changesNothingForOthers() {
        answers(ok());
        CompletionStage<Answer> stage = transport.send(Question.get(uri("/jwks"), "*/*"));

        stage.toCompletableFuture().complete(new Failed(Why.BUSY, "a caller's prank"));

        assertThat(join(stage)).isInstanceOf(Answered.class);
    }

    @Test
    void threads_areDaemonsWithOurName() {
        answers(ok());
        CompletableFuture<Thread> completing = transport
                .send(Question.get(uri("/jwks"), "*/*"))
                .thenApply(answer -> Thread.currentThread())
                .toCompletableFuture();
        join(completing);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("bailiwick-http-"))
                .extracting(thread -> thread.getName().replaceAll("-\\d+$", ""))
                .contains("bailiwick-http-io", "bailiwick-http-worker");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("bailiwick-http-"))
                .allMatch(Thread::isDaemon);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("httpclient"));
    }

    @Test
    void closedTransport_failsCallsInFlightAndLaterOnes() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Question question = Question.get(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "*/*");
            CompletionStage<Answer> inFlight = transport.send(question);
            silent.accept();

            transport.close();

            assertThat(whyOf(join(inFlight))).isEqualTo(Why.UNREACHABLE);
            assertThat(whyOf(join(transport.send(question)))).isEqualTo(Why.UNREACHABLE);
        }
    }

    private Answer ask(String path) {
        return join(transport.send(Question.get(uri(path), "*/*")));
    }

    private static Answer askNamed(Transport transport, String host) {
        return join(transport.send(named(host)));
    }

    private static Question named(String host) {
        return Question.get(URI.create("http://" + host + ":" + SERVER.port() + "/jwks"), "*/*");
    }

    private static AuthorityTransport transport(Duration call, Lookup.Names names) {
        return Transports.stack(
                new TransportSettings(Duration.ofSeconds(10), call, LIMIT, 2, true, false),
                names,
                SSLContexts.createSystemDefault());
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.port() + path);
    }
}
