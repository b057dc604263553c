package org.bailiwick.benchmarks.soak;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Fault;

/** What befalls the authority: it goes down, grows slow, fails, recovers each time, and changes its keys in good and in bad times. */
final class Weather {
    /** So long after trouble or a new key the gateway may still rest from asking (it does so for 4 s after three failures). */
    static final Duration AFTERMATH = Duration.ofSeconds(8);

    private static final Duration STORM = Duration.ofSeconds(4);
    private static final Duration CALM = Duration.ofSeconds(12);

    private static final List<Change> CYCLE = List.of(
            new Change("well", CALM, EmbeddedAuthority::heal),
            new Change("down, with new keys", STORM, authority -> {
                authority.stop();
                authority.rotate();
            }),
            new Change("well", CALM, EmbeddedAuthority::heal),
            new Change("slow", STORM, authority -> authority.fault(Fault.slow(Duration.ofSeconds(10)))),
            new Change("well, with new keys", CALM, authority -> {
                authority.heal();
                authority.rotate();
            }),
            new Change("failing", STORM, authority -> authority.fault(Fault.status(500))));

    private final EmbeddedAuthority authority;
    private final InstantSource clock;
    private int next;
    private volatile Now now;

    Weather(EmbeddedAuthority authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
        this.now = new Now("well", clock.millis());
    }

    /** Brings about what comes next; returns how long it lasts. */
    Duration change() {
        Change change = CYCLE.get(next++ % CYCLE.size());
        boolean storm = change.lasts.equals(STORM);
        // Before it happens, so that nobody sees its effects in a time that counts as untroubled.
        now = new Now(change.name, storm ? Long.MAX_VALUE : clock.millis() + AFTERMATH.toMillis());
        change.what.accept(authority);
        return change.lasts;
    }

    boolean isTroubled() {
        return clock.millis() < now.troubledUntil;
    }

    @Override
    public String toString() {
        return now.name;
    }

    private record Now(String name, long troubledUntil) {}

    private record Change(String name, Duration lasts, Consumer<EmbeddedAuthority> what) {}
}
