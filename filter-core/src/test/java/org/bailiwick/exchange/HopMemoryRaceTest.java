package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.HopsUnderTest.CALLERS_END;
import static org.bailiwick.exchange.HopsUnderTest.caller;
import static org.bailiwick.exchange.HopsUnderTest.given;
import static org.bailiwick.exchange.HopsUnderTest.scopes;
import static org.bailiwick.exchange.HopsUnderTest.shown;
import static org.bailiwick.exchange.HopsUnderTest.token;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.store.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The memory under many threads. */
class HopMemoryRaceTest {
    private final HopsUnderTest under = new HopsUnderTest();
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** What each of as many threads comes to, all let go at the same time. */
    private <T> List<T> atOnce(int threads, Callable<T> task, Runnable meanwhile) throws Exception {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> parts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            parts.add(pool.submit(() -> {
                ready.countDown();
                start.await();
                return task.call();
            }));
        }
        ready.await();
        start.countDown();
        meanwhile.run();
        List<T> results = new ArrayList<>();
        for (Future<T> part : parts) {
            results.add(part.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    @Test // RD-6
    void thousandConcurrentFirstCalls_makeOneExchange() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch waiting = new CountDownLatch(500);
        CompletableFuture<Traded> coming = new CompletableFuture<>();
        ConfiguredNextHops hops = under.over(
                (caller, scopes) -> {
                    calls.incrementAndGet();
                    return coming;
                },
                1_000_000);
        List<String> given = atOnce(
                1_000,
                () -> {
                    CompletableFuture<HopAnswer> answer =
                            hops.of("rs2", caller("caller")).token().toCompletableFuture();
                    waiting.countDown();
                    return shown(join(answer));
                },
                () -> {
                    awaited(waiting); // half of them are waiting; it comes while the others are asking
                    coming.complete(token("one"));
                });
        assertThat(given).hasSize(1_000).containsOnly("one");
        assertThat(calls).hasValue(1);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void manyWithTheSameRefusedToken_causeOneExchange() throws Exception {
        HopAnswer first = under.token();
        List<String> given = atOnce(64, () -> shown(join(under.hop().tokenInPlaceOf(given(first)))), () -> {});
        assertThat(given).hasSize(64).containsOnly("t2");
        assertThat(under.trade.count()).isEqualTo(2);
    }

    /**
     * The authority changes its mind, then all is forgotten, then somebody asks: what it said before must not come, however many
     * are asking all the time.
     */
    @Test // RD-6
    void nothingThatWasSaidBeforeAnEviction_isGivenAfterIt() throws Exception {
        AtomicInteger mind = new AtomicInteger();
        ConfiguredNextHops hops = under.over(
                (caller, scopes) -> {
                    Traded said = Traded.given(HopToken.bearer("" + mind.get(), CALLERS_END));
                    return CompletableFuture.supplyAsync(() -> said, pool);
                },
                1_000_000);
        AtomicBoolean over = new AtomicBoolean();
        Set<String> stale = new HashSet<>();
        atOnce(
                4,
                () -> {
                    while (!over.get()) {
                        NextHop hop = hops.of("rs2", caller("caller"));
                        HopToken got = given(join(hop.token()));
                        join(hop.tokenInPlaceOf(got));
                        join(hop.narrowedTo(scopes("read")).token());
                    }
                    return true;
                },
                () -> {
                    for (int turn = 1; turn <= 2_000; turn++) {
                        mind.set(turn);
                        if (turn % 2 == 0) {
                            hops.forgetAll();
                        } else {
                            hops.forget(TokenHash.of("caller"));
                        }
                        String got = shown(join(hops.of("rs2", caller("caller")).token()));
                        if (!got.equals("" + turn)) {
                            stale.add(got + " at " + turn);
                        }
                    }
                    over.set(true);
                });
        assertThat(stale).isEmpty();
    }
}
