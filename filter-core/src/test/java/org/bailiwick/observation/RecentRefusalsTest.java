package org.bailiwick.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.AccessEvent.Outcome;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.observation.RecentRefusals.Count;
import org.junit.jupiter.api.Test;

class RecentRefusalsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final RecentRefusals refusals = new RecentRefusals();

    private static AccessEvent event(int second, Outcome outcome, Reason reason) {
        return new AccessEvent(
                NOW.plusSeconds(second),
                outcome,
                reason,
                "orders",
                "home",
                List.of(),
                "GET",
                "trace" + second,
                Duration.ofNanos(1));
    }

    @Test
    void whatIsNotGranted_isKeptNewestFirst() {
        AccessEvent denied = event(1, Outcome.DENIED, Reason.SCOPE_MISSING);
        AccessEvent observed = event(2, Outcome.OBSERVED, Reason.SCOPE_MISSING);
        AccessEvent undecided = event(3, Outcome.UNDECIDED, Reason.AUTHORITY_UNREACHABLE);
        List.of(denied, observed, undecided).forEach(refusals::accept);
        assertThat(refusals.latest()).containsExactly(undecided, observed, denied);
    }

    @Test
    void whatIsGrantedAndWhatIsNoDecision_isNotKept() {
        refusals.accept(event(1, Outcome.GRANTED, Reason.ACCEPTED));
        refusals.accept(new KeyEvent(NOW, "home", KeyEvent.Outcome.UNREACHABLE, "down", Duration.ZERO));
        assertThat(refusals.latest()).isEmpty();
        assertThat(refusals.counts()).isEmpty();
    }

    @Test
    void onlyTheLatestHundred_areKeptWhileAllAreCounted() {
        for (int i = 0; i < 250; i++) {
            refusals.accept(event(i, Outcome.DENIED, Reason.TOKEN_EXPIRED));
        }
        assertThat(refusals.latest()).hasSize(100);
        assertThat(refusals.latest().get(0).traceId()).isEqualTo("trace249");
        assertThat(refusals.latest().get(99).traceId()).isEqualTo("trace150");
        assertThat(refusals.counts()).containsExactly(new Count(Outcome.DENIED, Reason.TOKEN_EXPIRED, 250));
    }

    @Test
    void sameReasonOfAnotherOutcome_isCountedApart() {
        refusals.accept(event(1, Outcome.DENIED, Reason.SCOPE_MISSING));
        refusals.accept(event(2, Outcome.OBSERVED, Reason.SCOPE_MISSING));
        refusals.accept(event(3, Outcome.OBSERVED, Reason.SCOPE_MISSING));
        assertThat(refusals.counts())
                .containsExactly(
                        new Count(Outcome.DENIED, Reason.SCOPE_MISSING, 1),
                        new Count(Outcome.OBSERVED, Reason.SCOPE_MISSING, 2));
    }

    @Test
    void refusalsOfManyThreads_areAllCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        refusals.accept(event(i, Outcome.DENIED, Reason.NO_RULE));
                        assertThat(refusals.latest()).hasSizeBetween(1, 100);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refusals.counts()).containsExactly(new Count(Outcome.DENIED, Reason.NO_RULE, 20_000));
        assertThat(refusals.latest()).hasSize(100);
    }
}
