package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.TradesUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.config.NextHopSettings.Way.Exchange;
import org.bailiwick.keys.TestClock;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.ToldServer;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the real transport, against a server that answers as told. */
class TradesOverHttpTest {
    private static final String GOOD = "{\"access_token\":\"new\",\"token_type\":\"Bearer\","
            + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}";

    private final ToldServer server = new ToldServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Traded get(Duration call) {
        String origin = server.origin();
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(5), call, 20_000, 4, true, false);
        try (AuthorityTransport transport = Transports.toAuthorities(settings)) {
            AskedTrades trades = new AskedTrades(
                    new TokenEndpoints(transport, certificate -> transport, new TestClock()),
                    bounds -> new TradesUnderTest.Trusting(),
                    event -> {},
                    new TestClock(),
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

    @Test // TE-5, RD-7
    void question_arrivesAsOneFormWithNothingInTheUrl() {
        server.answers(200, GOOD);

        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("given");
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0))
                .startsWith("POST /token [application/x-www-form-urlencoded] "
                        + "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                        + "&subject_token=s3cret.of-alice%2B%2F%3D&")
                .contains("&audience=one&audience=two", "&scope=orders%3Aread+stock%3Aread", "client_secret=pw");
    }

    @Test // RD-8
    void connectionThatBreaks_isTriedOnceMore() {
        server.breaksOnceAndAnswers(200, GOOD);
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("given");
        assertThat(server.requests()).hasSize(2);
    }

    @Test // RD-8
    void refusal_isRead() {
        server.answers(400, "{\"error\":\"invalid_target\"}");
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("NEXT_HOP_TARGET_REFUSED");
    }

    @Test // RD-8
    void silence_isNotTriedAgain() {
        server.isSilent();
        assertThat(outcome(get(Duration.ofSeconds(3)))).isEqualTo("AUTHORITY_UNREACHABLE");
        assertThat(server.requests()).hasSize(1);
    }

    @Test // RD-8
    void answerThatIsTooLarge_cannotBeBelieved() {
        server.answers(200, GOOD + " ".repeat(20_000));
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("AUTHORITY_ANSWER_INVALID");
    }

    @Test // RD-7: whoever redirects gets no token
    void redirect_isNotFollowed() {
        server.redirects();
        assertThat(outcome(get(Duration.ofSeconds(20)))).isEqualTo("AUTHORITY_ANSWER_INVALID");
        assertThat(server.requests()).hasSize(1);
    }
}
