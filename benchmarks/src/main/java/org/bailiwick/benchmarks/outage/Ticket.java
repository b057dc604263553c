package org.bailiwick.benchmarks.outage;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request comes with, and what its holder knows of it: until when it is good, and from its earlier answers for how long
 * the gateway must, and for how long it may, know it without asking. It judges the answers. Times are milliseconds of the clock
 * that authority, gateway and holder share. For one thread.
 */
final class Ticket {
    private static final long PAST = Long.MIN_VALUE;

    private final Kind kind;
    private final Optional<String> token;
    private final int granted;
    private final long goodUntil;
    private final long kept;
    private long knownUntil = PAST;
    private long knownAtMost = PAST;

    private Ticket(Kind kind, Optional<String> token, int granted, long goodUntil, long kept) {
        this.kind = kind;
        this.token = token;
        this.granted = granted;
        this.goodUntil = goodUntil;
        this.kept = kept;
    }

    /**
     * A good token.
     *
     * @param granted how the gateway answers it: 200, or 403 for want of a scope
     * @param goodUntil its {@code exp}
     * @param kept how long the gateway remembers what it was told
     */
    static Ticket good(String token, int granted, long goodUntil, Duration kept) {
        return new Ticket(Kind.NEW, Optional.of(token), granted, goodUntil, kept.toMillis());
    }

    /** One that no authority calls active; good for one request, because the gateway remembers that, too. */
    static Ticket bad(Kind kind, String token) {
        return new Ticket(kind, Optional.of(token), 200, PAST, 0);
    }

    /** No token, or what cannot be one: nobody need be asked. */
    static Ticket plain(Kind kind, Optional<String> token) {
        return new Ticket(kind, token, kind == Kind.MALFORMED ? 400 : 401, Long.MAX_VALUE, 0);
    }

    Optional<String> token() {
        return token;
    }

    /** What kind of request it was, when it was sent and answered then. */
    Kind kind(long sent, long received) {
        if (kind != Kind.NEW) {
            return kind;
        }
        if (received < knownUntil) {
            return Kind.KNOWN;
        }
        if (sent >= goodUntil) {
            return Kind.LAPSED;
        }
        return hadToBeAsked(sent) && received < goodUntil ? Kind.NEW : Kind.FADING;
    }

    /** The answers that are right: of what is known, that; of all else, what the authority's standing leaves. */
    Set<Integer> right(Standing standing, long sent, long received) {
        if (kind == Kind.MALFORMED || kind == Kind.NO_TOKEN) {
            return Set.of(granted);
        }
        Set<Integer> right = new TreeSet<>();
        if (sent < knownAtMost) {
            right.add(granted);
        }
        if (received >= knownUntil) {
            addAsked(right, standing, sent, received);
        }
        return right;
    }

    private void addAsked(Set<Integer> right, Standing standing, long sent, long received) {
        if (standing != Standing.WELL) {
            right.add(503);
        }
        if (standing != Standing.DOWN && sent < goodUntil) {
            right.add(granted);
        }
        if (standing != Standing.DOWN && received >= goodUntil) {
            right.add(401);
        }
    }

    /** Whether the gateway cannot have known it when the request was sent. */
    boolean hadToBeAsked(long sent) {
        return sent >= knownAtMost;
    }

    /** Learns from an answer. */
    void answered(int status, long sent, long received) {
        if (status != granted || received < knownUntil) {
            return;
        }
        if (hadToBeAsked(sent)) {
            knownUntil = Math.min(sent + kept, goodUntil);
        }
        knownAtMost = Math.min(received + kept, goodUntil);
    }

    boolean isGranted(int status) {
        return kind == Kind.NEW && status == granted;
    }

    @Override
    public String toString() {
        return "Ticket[" + kind + "]";
    }
}
