package org.bailiwick.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;
import static org.bailiwick.transport.TestAnswers.whyOf;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Authorities and networks with every fault. */
class TransportsFaultTest {
    private static final int LIMIT = 1000;
    private static final Duration PATIENT = Duration.ofSeconds(10);
    /** Long enough for a call to arrive, and for others to be answered meanwhile. */
    private static final Duration IMPATIENT = Duration.ofSeconds(3);

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    private final AuthorityTransport transport = transport(PATIENT, InetAddress::getAllByName);

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

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswer_isUnreachableAndNotRetried(Fault fault) {
        answers(aResponse().withFault(fault));

        Answer answer = ask("/jwks");
        assertThat(whyOf(answer)).isEqualTo(Why.UNREACHABLE);
        assertThat(isUnsent(answer)).isFalse();
        SERVER.verify(1, getRequestedFor(urlEqualTo("/jwks")));
    }

    @Test
    void bodyShorterThanAnnounced_isUnreachable() throws IOException {
        String response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"keys\":";

        assertThat(whyOf(askRawServer(response, true, PATIENT))).isEqualTo(Why.UNREACHABLE);
    }

    @Test
    void bodyAtTheLimit_isRead() {
        answers(ok("x".repeat(LIMIT)));

        assertThat(((Answered) ask("/jwks")).body()).hasSize(LIMIT);
    }

    @Test
    void bodyAnnouncedLargerThanTheLimit_isTooLarge() {
        answers(ok("x".repeat(LIMIT + 1)));

        assertThat(whyOf(ask("/jwks"))).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void endlessBody_isTooLargeAsSoonAsItIs() throws IOException { // AM-6
        String part = "400\r\n" + "x".repeat(1024) + "\r\n";
        String response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + part;

        assertThat(whyOf(askRawServer(response, false, PATIENT))).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void endlessHeader_isTooLarge() throws IOException {
        String response = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000);

        assertThat(whyOf(askRawServer(response, false, PATIENT))).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void compressedBody_isNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100_000]);
        }
        answers(ok().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));

        assertThat(((Answered) ask("/jwks")).body()).isEqualTo(packed.toByteArray());
    }

    @Test
    void silence_endsAtTheDeadline() throws IOException { // AM-6
        assertThat(whyOf(askRawServer("", false, IMPATIENT))).isEqualTo(Why.TIMED_OUT);
    }

    @Test
    void bodyThatDribbles_endsAtTheDeadlineOfTheWholeCall() {
        answers(ok("x".repeat(100)).withChunkedDribbleDelay(100, 10_000));

        try (AuthorityTransport impatient = transport(Duration.ofMillis(300), InetAddress::getAllByName)) {
            assertThat(whyOf(join(impatient.send(Question.get(uri("/jwks"), "*/*")))))
                    .isEqualTo(Why.TIMED_OUT);
        }
    }

    @Test
    void nobodyListening_isUnreachableAndNothingHasLeft() throws IOException {
        try (Socket bound = new Socket()) { // and not listening; nobody else is given its port
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://127.0.0.1:" + bound.getLocalPort());

            Answer answer = join(transport.send(Question.get(nobody, "*/*")));
            assertThat(whyOf(answer)).isEqualTo(Why.UNREACHABLE);
            assertThat(isUnsent(answer)).isTrue();
        }
    }

    @Test
    void unknownName_isUnreachableAndNothingHasLeft() {
        try (AuthorityTransport nowhere = transport(PATIENT, host -> {
            throw new UnknownHostException(host);
        })) {
            Answer answer = askNamed(nowhere, "as.example");
            assertThat(whyOf(answer)).isEqualTo(Why.UNREACHABLE);
            assertThat(isUnsent(answer)).isTrue();
        }
    }

    private static boolean isUnsent(Answer answer) {
        return answer.fold(answered -> false, Answer.Failed::unsent);
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void whereNothingElseIsSaid_nothingHasLeftOfWhatWasNotLetOut(Why why) {
        assertThat(new Answer.Failed(why, "as told").unsent()).isEqualTo(why == Why.BUSY || why == Why.FORBIDDEN);
    }

    @Test
    void nameServerThatHangs_endsAtTheDeadlineAndDelaysNoOtherHost() {
        answers(ok());
        CountDownLatch testEnds = new CountDownLatch(1);
        AtomicInteger lookups = new AtomicInteger();
        try (AuthorityTransport hanging = transport(IMPATIENT, host -> {
            if (host.equals("sick.example")) {
                lookups.incrementAndGet();
                awaitUninterrupted(testEnds);
            }
            return loopback();
        })) {
            CompletionStage<Answer> first = hanging.send(named("sick.example"));
            CompletionStage<Answer> second = hanging.send(named("sick.example"));

            assertThat(askNamed(hanging, "well.example")).isInstanceOf(Answered.class);
            assertThat(whyOf(join(first))).isEqualTo(Why.TIMED_OUT);
            assertThat(whyOf(join(second))).isEqualTo(Why.TIMED_OUT);
            assertThat(lookups).hasValue(1);
        } finally {
            testEnds.countDown();
        }
    }

    @Test
    void firstAddressDead_theNextIsTried() {
        answers(ok());
        try (AuthorityTransport two = transport(PATIENT, host ->
                new InetAddress[] {InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1")})) {
            assertThat(askNamed(two, "as.example")).isInstanceOf(Answered.class);
        }
    }

    @Test
    void callsAboveTheLimit_areBusyWhileOtherAuthoritiesAnswer() throws IOException {
        answers(ok());
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Question toSilent = Question.get(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "*/*");
            CompletionStage<Answer> first = transport.send(toSilent);
            CompletionStage<Answer> second = transport.send(toSilent);

            assertThat(whyOf(join(transport.send(toSilent)))).isEqualTo(Why.BUSY);
            assertThat(ask("/jwks")).isInstanceOf(Answered.class);
            assertThat(first.toCompletableFuture()).isNotDone();
            assertThat(second.toCompletableFuture()).isNotDone();
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

    /** Asks a server that accepts one connection, reads a little, writes the text and hangs, or ends the connection. */
    private static Answer askRawServer(String response, boolean close, Duration call) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AuthorityTransport limited = transport(call, InetAddress::getAllByName)) {
            CompletionStage<Answer> answer =
                    limited.send(Question.get(URI.create("http://127.0.0.1:" + server.getLocalPort()), "*/*"));
            var socket = server.accept();
            assertThat(socket.getInputStream().read()).isEqualTo('G');
            socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            if (close) {
                socket.shutdownOutput();
            }
            Answer result = join(answer);
            socket.close();
            return result;
        }
    }

    private static AuthorityTransport transport(Duration call, Lookup.Names names) {
        return Transports.stack(
                new TransportSettings(PATIENT, call, LIMIT, 2, true, false), names, SSLContexts.createSystemDefault());
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.port() + path);
    }
}
