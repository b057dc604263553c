package org.bailiwick.login;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An authority that does what it is told to do, and writes down what it was asked. */
final class FakeConsumer implements SessionConsumer {
    static final Duration LIFE = Duration.ofMinutes(10);

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** Until when a revocation may be tried, by A_SID. */
    final Map<String, Instant> ends = new ConcurrentHashMap<>();

    private final Clock clock;
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicInteger sids = new AtomicInteger();

    private volatile String newestState = "";

    Function<String, CompletionStage<Handshaken>> handshake;
    Function<String, CompletionStage<Result>> result;
    Function<String, CompletionStage<Refreshed>> refresh;
    Function<String, CompletionStage<Revoked>> revoke = sid -> completed(new Done());

    FakeConsumer(Clock clock) {
        this.clock = clock;
        this.handshake = state -> completed(redirect());
        this.result = sid -> completed(opened());
        this.refresh = sid -> completed(renewed());
    }

    /** The n-th A_SID that is given out, the first being 1. */
    static String sid(int n) {
        return "sid-" + n + "-" + "A".repeat(40);
    }

    String newestState() {
        return newestState;
    }

    private Redirect redirect() {
        int n = handshakes.incrementAndGet();
        URI url = URI.create("https://authority.example/asid/login?a_handle=handle-" + n);
        return new Redirect("begun-" + n, url, "handle-" + n, clock.instant().plus(Duration.ofHours(1)));
    }

    Opened opened() {
        return new Opened(sid(sids.incrementAndGet()), "u-8842", clock.instant().plus(LIFE));
    }

    Renewed renewed() {
        return new Renewed(sid(sids.incrementAndGet()), clock.instant().plus(LIFE));
    }

    @Override
    public CompletionStage<Handshaken> handshake(String state) {
        asked.add("handshake");
        newestState = state;
        return handshake.apply(state);
    }

    @Override
    public CompletionStage<Result> result(String sid, Optional<String> code) {
        asked.add("result " + sid + " " + code.orElse("without code"));
        return result.apply(sid);
    }

    @Override
    public CompletionStage<Refreshed> refresh(String sid) {
        asked.add("refresh " + sid);
        return refresh.apply(sid);
    }

    @Override
    public CompletionStage<Revoked> revoke(String sid, Instant until) {
        ends.put(sid, until);
        asked.add("revoke " + sid);
        return revoke.apply(sid);
    }

    static <T> CompletionStage<T> completed(T value) {
        return CompletableFuture.completedStage(value);
    }
}
