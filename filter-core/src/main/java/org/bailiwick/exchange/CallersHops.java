package org.bailiwick.exchange;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Everything that was got for one caller's token, and when tokens that were refused at their targets were last replaced. Never
 * changes; there are at most {@value #MOST} of each, of which the first to end goes first.
 */
final class CallersHops {
    static final CallersHops NOTHING = new CallersHops(Map.of(), Map.of());

    /** Each variant costs the authority a question and us memory, and an application may ask for any number of them. */
    static final int MOST = 64;

    /** A target that refuses everything costs the authority one question in this time, however many requests there are. */
    private static final long REPLACED_ONCE_IN = Duration.ofSeconds(1).toNanos();

    /** What holds the parts together, and what a replacement takes; roughly. */
    private static final int BYTES_OVERHEAD = 300;

    private static final int BYTES_OF_REPLACEMENT = 200;

    private final Map<Variant, KeptAnswer> answers;
    private final Map<Variant, Long> replaced;
    private final int bytes;

    private CallersHops(Map<Variant, KeptAnswer> answers, Map<Variant, Long> replaced) {
        this.answers = answers;
        this.replaced = replaced;
        this.bytes = BYTES_OVERHEAD
                + replaced.size() * BYTES_OF_REPLACEMENT
                + answers.values().stream().mapToInt(KeptAnswer::bytes).sum();
    }

    /**
     * What is known, if it still holds.
     *
     * @param now in milliseconds of the epoch
     */
    Optional<KeptAnswer> recall(Variant variant, long now) {
        KeptAnswer known = answers.get(variant);
        return known != null && known.holds(now) ? Optional.of(known) : Optional.empty();
    }

    /**
     * The same, and this answer.
     *
     * @param now in milliseconds of the epoch
     */
    CallersHops with(Variant variant, KeptAnswer answer, long now) {
        Map<Variant, KeptAnswer> more = new HashMap<>(answers);
        more.values().removeIf(known -> !known.holds(now));
        put(more, variant, answer, KeptAnswer::until);
        return new CallersHops(more, replaced);
    }

    /**
     * The same without the answer for that variant, whose token was refused and is being replaced.
     *
     * @param tick when, in nanoseconds of the ticker
     */
    CallersHops replacing(Variant variant, long tick) {
        Map<Variant, KeptAnswer> fewer = new HashMap<>(answers);
        fewer.remove(variant);
        Map<Variant, Long> more = new HashMap<>(replaced);
        more.values().removeIf(before -> !isRecent(before, tick));
        put(more, variant, tick, before -> before - tick);
        return new CallersHops(fewer, more);
    }

    private static <V> void put(Map<Variant, V> all, Variant variant, V value, ToLongFunction<V> end) {
        if (all.size() >= MOST && !all.containsKey(variant)) {
            all.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> end.applyAsLong(entry.getValue())))
                    .ifPresent(first -> all.remove(first.getKey()));
        }
        all.put(variant, value);
    }

    /**
     * Whether a token of that variant has been replaced a moment ago.
     *
     * @param tick now, in nanoseconds of the ticker
     */
    boolean wasJustReplaced(Variant variant, long tick) {
        Long before = replaced.get(variant);
        return before != null && isRecent(before, tick);
    }

    private static boolean isRecent(long before, long tick) {
        return tick - before < REPLACED_ONCE_IN;
    }

    /** How many answers there are. */
    int count() {
        return answers.size();
    }

    /** How much memory they take, estimated. */
    int bytes() {
        return bytes;
    }
}
