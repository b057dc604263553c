package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.IntrospectionEvent;
import org.bailiwick.event.IntrospectionEvent.Outcome;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.observation.RecordingLogger;
import org.bailiwick.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingIntrospectorTest {
    private static final IntrospectionAnswer ACTIVE = new Active(Claims.of(Map.of("sub", "alice")), Optional.empty());

    private final TestTicker ticker = new TestTicker();
    private final RecordingLogger log = new RecordingLogger();
    private final FakeIntrospector authority = new FakeIntrospector();
    private final List<Event> events = new ArrayList<>();

    private Introspector reporting(boolean honours, EventSink sink) {
        return new ReportingIntrospector(
                authority, new IntrospectionReports("partner", sink, new TestClock(), ticker, log), honours, ticker);
    }

    private void ask(Introspector introspector) {
        join(introspector.ask(IntrospectionQuestion.about("s3cret")));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_NOW, UNREACHABLE",
        "NO_CONNECTION, UNREACHABLE",
        "TIMED_OUT, UNREACHABLE",
        "NOT_BEYOND, UNREACHABLE",
        "OUT_OF_TIME, UNREACHABLE",
        "DEFECT, UNREACHABLE",
        "NOT_ASKED, NOT_ASKED",
        "BUSY, BUSY",
        "CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "UNBELIEVABLE, INVALID",
    })
    void failure_isAnEventThatSaysWhy(Failure failure, Outcome outcome) { // IN-9, TBF-9
        authority.fails(failure);
        ask(reporting(true, events::add));

        assertThat(events)
                .containsExactly(new IntrospectionEvent(TestClock.NOW, "partner", outcome, "as told", Duration.ZERO));
    }

    @Test
    void answer_isAnEventWithItsDurationAndNothingOfTheToken() { // IN-11
        authority.isSilent();
        var asked = reporting(true, events::add).ask(IntrospectionQuestion.about("s3cret"));
        ticker.advance(Duration.ofMillis(7));
        authority.speaks(ACTIVE);
        join(asked);
        authority.answers(new Inactive(Optional.empty()));
        ask(reporting(true, events::add));

        assertThat(events)
                .containsExactly(
                        new IntrospectionEvent(TestClock.NOW, "partner", Outcome.ACTIVE, "", Duration.ofMillis(7)),
                        new IntrospectionEvent(TestClock.NOW, "partner", Outcome.INACTIVE, "", Duration.ZERO));
        assertThat(events).asString().doesNotContain("s3cret", "alice");
        assertThat(log.lines()).isEmpty();
    }

    @Test // IN-9
    void refusedCredentials_callForPeopleOnceAMinute() {
        authority.fails(Failure.CREDENTIALS_REFUSED);
        Introspector introspector = reporting(true, events::add);
        ask(introspector);
        ask(introspector);
        ticker.advance(Duration.ofMillis(59_999));
        ask(introspector);
        assertThat(log.levels()).containsExactly("ERROR");

        ticker.advance(Duration.ofMillis(1));
        ask(introspector);
        assertThat(log.levels()).containsExactly("ERROR", "ERROR");
        assertThat(log.lines()).allSatisfy(line -> assertThat(line).contains("does not accept our credentials"));
        assertThat(events).hasSize(4);
    }

    @Test // IN-8
    void answersThatMayNotBeKept_areSpokenOfOnce() {
        Introspector introspector = reporting(true, events::add);
        authority.answers(new Inactive(Optional.of(Duration.ofSeconds(1))));
        ask(introspector);
        assertThat(log.levels()).isEmpty();

        authority.answers(new Inactive(Optional.of(Duration.ZERO)));
        ask(introspector);
        authority.answers(new Active(Claims.of(Map.of()), Optional.of(Duration.ZERO)));
        ask(introspector);
        assertThat(log.levels()).containsExactly("WARN");
    }

    @Test
    void answerThatMayNotBeKeptBecauseTheTokenEnds_isNotSpokenOf() {
        long now = TestClock.NOW.getEpochSecond();
        authority.answers(new Active(Claims.of(Map.of("exp", now + 20)), Optional.of(Duration.ZERO)));
        ask(reporting(true, events::add));
        assertThat(log.levels()).isEmpty();

        authority.answers(new Active(Claims.of(Map.of("exp", now + 3600)), Optional.of(Duration.ZERO)));
        ask(reporting(true, events::add));
        assertThat(log.levels()).containsExactly("WARN");
    }

    @Test
    void whereCacheControlDoesNotCount_nobodySpeaksOfIt() {
        authority.answers(new Inactive(Optional.of(Duration.ZERO)));
        ask(reporting(false, events::add));
        assertThat(log.levels()).isEmpty();
    }

    @Test
    void sinkThatFails_takesNobodysAnswer() {
        authority.answers(ACTIVE);
        Introspector introspector = reporting(true, event -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(join(introspector.ask(IntrospectionQuestion.about("tok")))).isEqualTo(ACTIVE);
        assertThat(log.levels()).containsExactly("ERROR");
    }
}
