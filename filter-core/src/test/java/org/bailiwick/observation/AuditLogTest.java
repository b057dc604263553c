package org.bailiwick.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration MICROS_41 = Duration.ofNanos(41_999);

    private final RecordingLogger log = new RecordingLogger();

    private static AccessEvent access(AccessEvent.Outcome outcome) {
        return new AccessEvent(
                AT,
                outcome,
                Reason.SCOPE_MISSING,
                "orders",
                "home",
                List.of(),
                "GET",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                MICROS_41);
    }

    private Map<String, Object> logged(Event event) {
        new AuditLog(log).accept(event);
        return JsonReader.object(log.lines().get(0).getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();
    }

    @Test
    void decision_isOneJsonObject() {
        assertThat(logged(access(AccessEvent.Outcome.DENIED)))
                .isEqualTo(Map.of(
                        "event", "access",
                        "at", "2026-11-21T12:00:00Z",
                        "outcome", "denied",
                        "reason", "scope_missing",
                        "rule", "orders",
                        "domain", "home",
                        "method", "GET",
                        "traceId", "4bf92f3577b34da6a3ce929d0e0e4736",
                        "micros", 41L));
    }

    @Test
    void keyFetch_isOneJsonObject() {
        assertThat(logged(new KeyEvent(AT, "home", KeyEvent.Outcome.UNREACHABLE, "no connection", MICROS_41)))
                .isEqualTo(Map.of(
                        "event", "keys",
                        "at", "2026-11-21T12:00:00Z",
                        "outcome", "unreachable",
                        "domain", "home",
                        "detail", "no connection",
                        "micros", 41L));
    }

    @Test
    void exchange_isOneJsonObject() {
        assertThat(logged(new ExchangeEvent(
                        AT,
                        "rs2",
                        "redelegate",
                        ExchangeEvent.Outcome.DISCARDED,
                        "introspected",
                        "next_hop_scope_wider",
                        "scopes: a b (expected: a)",
                        MICROS_41)))
                .isEqualTo(Map.of(
                        "event", "exchange",
                        "at", "2026-11-21T12:00:00Z",
                        "outcome", "discarded",
                        "nextHop", "rs2",
                        "via", "redelegate",
                        "basis", "introspected",
                        "reason", "next_hop_scope_wider",
                        "detail", "scopes: a b (expected: a)",
                        "micros", 41L));
    }

    private static LoginEvent login(LoginEvent.Outcome outcome, String detail) {
        return new LoginEvent(AT, "sessions", LoginEvent.Step.RESULT, outcome, detail, MICROS_41);
    }

    @Test
    void questionOfAConsumer_isOneJsonObject() {
        assertThat(logged(login(LoginEvent.Outcome.REFUSED, "denied")))
                .isEqualTo(Map.of(
                        "event", "login",
                        "at", "2026-11-21T12:00:00Z",
                        "step", "result",
                        "outcome", "refused",
                        "domain", "sessions",
                        "detail", "denied",
                        "micros", 41L));
    }

    @ParameterizedTest
    @EnumSource(LoginEvent.Outcome.class)
    void questionOfAConsumerThatWasAnswered_isInfoAndTheRestIsWarn(LoginEvent.Outcome outcome) {
        assertThat(logged(login(outcome, ""))).doesNotContainKey("detail");
        boolean answered = Set.of(LoginEvent.Outcome.DONE, LoginEvent.Outcome.PENDING, LoginEvent.Outcome.REFUSED)
                .contains(outcome);
        assertThat(log.levels()).containsExactly(answered ? "INFO" : "WARN");
    }

    @ParameterizedTest
    @EnumSource(ExchangeEvent.Outcome.class)
    void exchangeThatGaveAToken_isInfoAndTheRestIsWarn(ExchangeEvent.Outcome outcome) {
        logged(new ExchangeEvent(AT, "rs2", "exchange", outcome, "none", "none", "", MICROS_41));
        assertThat(log.levels()).containsExactly(outcome == ExchangeEvent.Outcome.GIVEN ? "INFO" : "WARN");
    }

    @ParameterizedTest
    @EnumSource(AccessEvent.Outcome.class)
    void whatWentWell_isInfoAndTheRestIsWarn(AccessEvent.Outcome outcome) {
        logged(access(outcome));
        assertThat(log.levels()).containsExactly(outcome == AccessEvent.Outcome.GRANTED ? "INFO" : "WARN");
    }

    @Test
    void refreshedKeys_areInfo() {
        logged(new KeyEvent(AT, "home", KeyEvent.Outcome.REFRESHED, "2 keys", MICROS_41));
        assertThat(log.levels()).containsExactly("INFO");
    }
}
