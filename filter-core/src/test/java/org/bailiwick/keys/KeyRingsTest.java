package org.bailiwick.keys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.keys.TestKeys.key;
import static org.bailiwick.keys.TestKeys.kid;
import static org.bailiwick.transport.TestAnswers.join;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.bailiwick.event.Event;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.KeyEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Found;
import org.bailiwick.keys.KeyAnswer.Refused;
import org.bailiwick.keys.KeyAnswer.Unreachable;
import org.bailiwick.keys.KeyHealth.State;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of it: rings over the transport over sockets, against an issuer with every fault. */
class KeyRingsTest {
    private static final int LIMIT = 1000;
    private static final Duration CALL = Duration.ofSeconds(3);
    private static final KeyLifetimes LIFETIMES =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    private final TestTicker ticker = new TestTicker();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final AuthorityTransport transport =
            Transports.toAuthorities(new TransportSettings(CALL, CALL, LIMIT, 4, true, false));
    private final KeyRings rings =
            new KeyRings(transport, TestKeys.READER, events::add, Clock.systemUTC(), ticker, () -> 0);

    @TempDir
    private Path folder;

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

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("slow", okJson("kids a").withFixedDelay(5000), Outcome.UNREACHABLE),
                Arguments.of("dribbling", okJson("kids a").withChunkedDribbleDelay(6, 5000), Outcome.UNREACHABLE),
                Arguments.of("failing", aResponse().withStatus(500), Outcome.UNREACHABLE),
                Arguments.of("throttling", aResponse().withStatus(429), Outcome.UNREACHABLE),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Outcome.UNREACHABLE),
                Arguments.of("empty", aResponse().withFault(Fault.EMPTY_RESPONSE), Outcome.UNREACHABLE),
                Arguments.of("garbled", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), Outcome.UNREACHABLE),
                Arguments.of("gone", aResponse().withStatus(404), Outcome.INVALID),
                Arguments.of(
                        "redirecting",
                        aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                        Outcome.INVALID),
                Arguments.of("of another type", okForContentType("text/html", "kids a"), Outcome.INVALID),
                Arguments.of("giant", okJson("kids " + "x".repeat(LIMIT)), Outcome.INVALID),
                Arguments.of("no key set", okJson("<html>"), Outcome.INVALID));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultOfTheKeys_isUndecidedAtFirstAndHarmlessOnceKeysAreKnown(
            String name, ResponseDefinitionBuilder fault, Outcome outcome) {
        Unreachable undecided = new Unreachable(
                outcome == Outcome.INVALID ? Reason.AUTHORITY_ANSWER_INVALID : Reason.AUTHORITY_UNREACHABLE);
        KeyRing ring = rings.at("home", uri("/jwks"), LIFETIMES);
        jwks(fault);
        assertThat(find(ring, "a")).isEqualTo(undecided);

        ticker.advanceSeconds(1);
        jwks(okJson("kids a"));
        assertThat(find(ring, "a")).isEqualTo(new Found(key("a")));

        ticker.advanceSeconds(301);
        jwks(fault);
        assertThat(find(ring, "a")).isEqualTo(new Found(key("a")));
        assertThat(find(ring, "unknown")).isEqualTo(undecided);
        assertThat(ring.holds(key("a"))).isTrue();
        assertThat(ring.health().state()).isEqualTo(State.STALE);
        assertThat(events)
                .extracting(event -> ((KeyEvent) event).outcome())
                .containsExactly(outcome, Outcome.REFRESHED, outcome);
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void discoveredKeys_areFoundWithdrawnAndReplaced() {
        metadata(issuer());
        jwks(okJson("kids a"));
        KeyRing ring = rings.discovered("home", new Issuer(issuer()), LIFETIMES);
        assertThat(find(ring, "a")).isEqualTo(new Found(key("a")));

        jwks(okJson("kids b"));
        ticker.advanceSeconds(330);

        assertThat(find(ring, "a")).isEqualTo(new Refused(Reason.TOKEN_KEY_UNKNOWN));
        assertThat(find(ring, "b")).isEqualTo(new Found(key("b")));
        SERVER.verify(1, getRequestedFor(urlEqualTo("/.well-known/oauth-authorization-server")));
        SERVER.verify(2, getRequestedFor(urlEqualTo("/jwks")));
    }

    @Test
    void metadataOfAnotherIssuer_isUnbelievableAndItsKeysAreNotFetched() { // AM-2
        metadata("https://evil.example");
        jwks(okJson("kids a"));
        KeyRing ring = rings.discovered("home", new Issuer(issuer()), LIFETIMES);

        assertThat(find(ring, "a")).isEqualTo(new Unreachable(Reason.AUTHORITY_ANSWER_INVALID));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/jwks")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://10.0.0.1/jwks", "http://10.0.0.1/jwks", "http://93.184.215.14/jwks", "file:/etc/passwd"
            })
    void metadataThatPointsWhereNobodyMayCall_isUnbelievable(String jwksUri) { // AM-5, AM-6
        SERVER.stubFor(get(urlEqualTo("/.well-known/oauth-authorization-server"))
                .willReturn(okJson("{\"issuer\": \"" + issuer() + "\", \"jwks_uri\": \"" + jwksUri + "\"}")));
        KeyRing ring = rings.discovered("home", new Issuer(issuer()), LIFETIMES);

        assertThat(find(ring, "a")).isEqualTo(new Unreachable(Reason.AUTHORITY_ANSWER_INVALID));
        assertThat(events)
                .extracting(event -> ((KeyEvent) event).detail())
                .singleElement()
                .asString()
                .containsPattern(": (address|scheme): .*expected");
    }

    @Test
    void warmRing_answersWithoutAnotherRequest() {
        jwks(okJson("kids a"));
        KeyRing ring = rings.at("home", uri("/jwks"), LIFETIMES);
        ring.warmUp();

        assertThat(find(ring, "a")).isEqualTo(new Found(key("a")));
        assertThat(ring.holds(key("a"))).isTrue();
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void authorityThatHangs_slowsNoOther() throws IOException {
        jwks(okJson("kids a"));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI hanging = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/jwks");
            CompletionStage<KeyAnswer> waiting =
                    rings.at("sick", hanging, LIFETIMES).find(kid("a"), SignatureAlgorithm.ES256);

            assertThat(find(rings.at("well", uri("/jwks"), LIFETIMES), "a")).isEqualTo(new Found(key("a")));
            assertThat(waiting.toCompletableFuture()).isNotDone();
            assertThat(join(waiting)).isEqualTo(new Unreachable(Reason.AUTHORITY_UNREACHABLE));
        }
    }

    @Test
    void keysInAFile_areReadOnceAndNeverExpire() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "kids a b");
        KeyRing ring = rings.inFile("home", file);
        Files.delete(file);
        ticker.advance(Duration.ofDays(365));

        assertThat(find(ring, "a")).isEqualTo(new Found(key("a")));
        assertThat(find(ring, "x")).isEqualTo(new Refused(Reason.TOKEN_KEY_UNKNOWN));
        assertThat(ring.holds(key("b"))).isTrue();
        assertThat(ring.holds(key("x"))).isFalse();
        assertThat(ring.health().state()).isEqualTo(State.FRESH);
        assertThat(ring.health().age()).hasValue(Duration.ofDays(365));
        assertThat(events).hasSize(1);
    }

    @Test
    void fileWithoutUsableKeys_isRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.json"), "kids");
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        Path missing = folder.resolve("missing.json");

        for (Path file : new Path[] {empty, other, missing}) {
            assertThatThrownBy(() -> rings.inFile("home", file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("key file: " + file)
                    .hasMessageEndingWith("(expected: a JWK Set)");
        }
    }

    private static KeyAnswer find(KeyRing ring, String kid) {
        return join(ring.find(kid(kid), SignatureAlgorithm.ES256));
    }

    private static void jwks(ResponseDefinitionBuilder response) {
        SERVER.stubFor(get(urlEqualTo("/jwks")).willReturn(response));
    }

    private static void metadata(String issuer) {
        SERVER.stubFor(get(urlEqualTo("/.well-known/oauth-authorization-server"))
                .willReturn(okJson("{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + uri("/jwks") + "\"}")));
    }

    private static String issuer() {
        return "http://127.0.0.1:" + SERVER.port();
    }

    private static URI uri(String path) {
        return URI.create(issuer() + path);
    }
}
