package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.observation.RecordingLogger;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;

class ReportingTradeTest {
    private static final Traded GIVEN =
            Traded.given(HopToken.bearer("s3cret", TestClock.NOW), NewToken.Basis.INTROSPECTED);

    private final TestTicker ticker = new TestTicker();
    private final RecordingLogger log = new RecordingLogger();
    private final List<Event> events = new ArrayList<>();
    private Traded traded = GIVEN;

    private Trade reporting(EventSink sink) {
        Trade trade = (caller, scopes) -> {
            ticker.advance(Duration.ofMillis(7));
            return CompletableFuture.completedStage(traded);
        };
        return new ReportingTrade(
                trade, new ExchangeReports("rs2", "exchange", sink, new TestClock(), ticker, log), ticker);
    }

    private Traded get(Trade trade) {
        return join(trade.get(TradesUnderTest.caller(), TradesUnderTest.READ));
    }

    private void assertReported(Traded outcome, Outcome expected, String basis, String reason, String detail) {
        traded = outcome;
        events.clear();
        assertThat(get(reporting(events::add))).isSameAs(outcome);
        assertThat(events)
                .containsExactly(new ExchangeEvent(
                        TestClock.NOW, "rs2", "exchange", expected, basis, reason, detail, Duration.ofMillis(7)));
        assertThat(events).asString().doesNotContain("s3cret", "alice");
    }

    @Test
    void everyAttempt_isAnEvent() {
        assertReported(GIVEN, Outcome.GIVEN, "introspected", "none", "");
        assertReported(
                Traded.refused(Reason.NEXT_HOP_TOKEN_REFUSED, Scopes.NONE, "why"),
                Outcome.REFUSED,
                "none",
                "next_hop_token_refused",
                "why");
        assertReported(Traded.failed(Failure.TIMED_OUT, "why"), Outcome.FAILED, "none", "authority_unreachable", "why");
        assertThat(log.levels()).isEmpty();
    }

    @Test
    void tokenThatWasDiscarded_isToldOfWithBothSides() {
        assertReported(
                Traded.discarded(
                        new Flaw(Reason.NEXT_HOP_SCOPE_WIDER, "scope: a", "scope: a b"), NewToken.Basis.SIGNED),
                Outcome.DISCARDED,
                "signed",
                "next_hop_scope_wider",
                "scope: a b (expected: scope: a)");
        assertThat(log.levels()).containsExactly("WARN");
    }

    @Test // RD-4, IN-9
    void refusedCredentials_callForPeopleOnceAMinute() {
        Trade trade = reporting(events::add);
        traded = Traded.failed(Failure.CREDENTIALS_REFUSED, "why");
        get(trade);
        get(trade);
        ticker.advance(Duration.ofMillis(59_979)); // an attempt takes 7 ms
        get(trade);
        assertThat(log.levels()).containsExactly("ERROR");

        get(trade);
        assertThat(log.levels()).containsExactly("ERROR", "ERROR");
        assertThat(events).hasSize(4);
    }

    @Test
    void sinkThatFails_takesNobodysToken() {
        Trade trade = reporting(event -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(get(trade)).isSameAs(GIVEN);
        assertThat(log.levels()).containsExactly("ERROR");
    }

    @Test
    void bugs_areFailures() {
        Trade throwing = (caller, scopes) -> {
            throw new IllegalStateException("s3cret");
        };
        Trade failing = (caller, scopes) -> CompletableFuture.failedStage(new IllegalStateException("s3cret"));
        Trade silent = (caller, scopes) -> CompletableFuture.completedStage(null);
        for (Trade buggy : List.of(throwing, failing, silent)) {
            Traded outcome = get(buggy.neverThrowing());
            assertThat(TradesUnderTest.outcome(outcome)).isEqualTo("INTERNAL_ERROR");
            assertThat(outcome.detail()).startsWith("a bug: ").doesNotContain("s3cret");
        }
        assertThat(get(reporting(events::add).neverThrowing())).isSameAs(GIVEN);
    }
}
