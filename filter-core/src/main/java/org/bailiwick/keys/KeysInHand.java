package org.bailiwick.keys;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.bailiwick.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The keys last fetched, and how far they are believed at this moment. Asks nobody.
 *
 * <p>Age counts from the moment the issuer was asked, not from its answer: a key withdrawn in between is then no older than it
 * seems. Each attempt replaces the whole state, an immutable value, so that readers need no lock.
 */
final class KeysInHand {
    /** How long a failure is taken for an outage. Longer than any rest between attempts and an attempt together. */
    static final Duration OUTAGE = PacedKeySource.LONGEST.multipliedBy(2);

    private static final double EARLIEST_REFRESH = 0.75;
    private static final double LATEST_REFRESH = 0.90;

    private final long refreshAfter;
    private final long keepFor;
    private final long unknownKidGap;
    private final LongSupplier ticker;
    private final DoubleSupplier chance;
    private volatile State state = new State(new KeySet(List.of(), List.of()), null, null);

    /**
     * No keys yet.
     *
     * @param ticker nanoseconds
     * @param chance uniform, from 0 to less than 1
     */
    KeysInHand(KeyLifetimes lifetimes, LongSupplier ticker, DoubleSupplier chance) {
        this.refreshAfter = lifetimes.refreshAfter().toNanos();
        this.keepFor = lifetimes.keepFor().toNanos();
        this.unknownKidGap = lifetimes.unknownKidGap().toNanos();
        this.ticker = ticker;
        this.chance = chance;
    }

    /** How far the keys in hand are believed. */
    enum Belief {
        /** Believed. */
        FRESH,
        /** Believed, and it is time to fetch them again. */
        AGEING,
        /** Not believed any more without asking. */
        DUE,
        /** Older than that, and believed because the issuer cannot be asked. */
        STALE,
        /** Never fetched, or too long ago. */
        ABSENT
    }

    Belief belief() {
        State now = state;
        Times times = now.times;
        if (times == null) {
            return Belief.ABSENT;
        }
        long time = ticker.getAsLong();
        if (time - times.ageingFrom < 0) {
            return Belief.FRESH;
        }
        long age = time - times.askedAt;
        if (age < refreshAfter) {
            return Belief.AGEING;
        }
        if (age >= keepFor) {
            return Belief.ABSENT;
        }
        return now.failure != null && time - now.failure.at < OUTAGE.toNanos() ? Belief.STALE : Belief.DUE;
    }

    /** The keys last fetched, believed or not; none before the first fetch. */
    KeySet keys() {
        return state.keys;
    }

    /** The keys, if they may be used without asking. */
    Optional<KeySet> believed() {
        return switch (belief()) {
            case FRESH, AGEING, STALE -> Optional.of(state.keys);
            case DUE, ABSENT -> Optional.empty();
        };
    }

    /** Whether the issuer was asked so recently that a key it does not publish is no cause to ask again. */
    boolean askedLately() {
        State now = state;
        long time = ticker.getAsLong();
        return now.times != null && time - now.times.askedAt < unknownKidGap
                || now.failure != null && time - now.failure.at < unknownKidGap;
    }

    /** Why the latest attempt failed; nothing when it succeeded. */
    Optional<Reason> failure() {
        Failure failure = state.failure;
        return failure == null ? Optional.empty() : Optional.of(failure.reason);
    }

    /**
     * Takes over an attempt's outcome. A failure leaves the keys as they are.
     *
     * @param askedAt the ticker's reading when the attempt began
     */
    void take(KeyFetch outcome, long askedAt) {
        state = outcome.fold(
                fetched -> new State(fetched.keys(), new Times(askedAt, ageingFrom(askedAt)), null),
                unreachable -> after(unreachable.reason(), "unreachable: " + unreachable.detail()),
                invalid -> after(Reason.AUTHORITY_ANSWER_INVALID, "invalid: " + invalid.detail()));
    }

    private long ageingFrom(long askedAt) {
        double share = EARLIEST_REFRESH + (LATEST_REFRESH - EARLIEST_REFRESH) * chance.getAsDouble();
        return askedAt + (long) (refreshAfter * share);
    }

    private State after(Reason reason, String detail) {
        return new State(state.keys, state.times, new Failure(reason, detail, ticker.getAsLong()));
    }

    KeyHealth health(String domain) {
        State now = state;
        Belief belief = belief();
        int usable = belief == Belief.ABSENT ? 0 : now.keys.size();
        return new KeyHealth(
                domain,
                switch (belief) {
                    case FRESH, AGEING -> KeyHealth.State.FRESH;
                    case DUE, STALE -> KeyHealth.State.STALE;
                    case ABSENT -> KeyHealth.State.ABSENT;
                },
                usable,
                Optional.ofNullable(now.times).map(times -> Duration.ofNanos(ticker.getAsLong() - times.askedAt)),
                Optional.ofNullable(now.failure).map(Failure::detail));
    }

    /** Everything known at a moment. */
    private record State(
            KeySet keys, @Nullable Times times, @Nullable Failure failure) {}

    /** Of the latest success: when the issuer was asked, and from when to refresh. */
    private record Times(long askedAt, long ageingFrom) {}

    /** The latest attempt, if it failed. */
    private record Failure(Reason reason, String detail, long at) {}
}
