package org.bailiwick.benchmarks.federation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All tokens there ever are. Each holder has one at a time, gets the next when it expires, and another when it finds out, five
 * minutes late, that it was revoked. They begin and expire with
 * whole seconds, as they can say. A token's text tells which it is, so that the authorities need no list.
 */
final class Tokens {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double REVOKED = 0.02;
    private static final long NEVER = Long.MAX_VALUE;

    private final int[] homes;
    private final long[] phases;
    private final long[] lifetimes;
    private final long[] revocations;

    private Tokens(int holders) {
        homes = new int[holders];
        phases = new long[holders];
        lifetimes = new long[holders];
        revocations = new long[holders];
    }

    /** One for each holder; two in a hundred are revoked sometime, and the homes have as many as their size says. */
    static Tokens issued(Scale scale, TrustGraph graph, long seed) {
        Chance chance = Chance.of(seed, "tokens");
        Lot lot = Lot.of(graph.domains(), domain -> graph.sizes()[domain]);
        Tokens tokens = new Tokens(scale.tokens());
        for (int holder = 0; holder < scale.tokens(); holder++) {
            tokens.homes[holder] = lot.draw(chance);
            tokens.lifetimes[holder] = (5 + chance.below(56)) * MINUTE;
            tokens.phases[holder] = -chance.below((int) (tokens.lifetimes[holder] / SECOND)) * SECOND;
            long revoked = (long) (chance.uniform() * scale.nanos());
            tokens.revocations[holder] = chance.happens(REVOKED) ? revoked : NEVER;
        }
        return tokens;
    }

    int holders() {
        return homes.length;
    }

    int homeOf(int holder) {
        return homes[holder];
    }

    /** How the opaque tokens of a domain begin. */
    static String prefix(int domain) {
        return "d" + domain + "_";
    }

    /** The token that a holder believes to be good at that nanosecond. */
    String current(int holder, long nanos) {
        long number = numberAt(holder, nanos);
        boolean replaced = nanos >= replacedAt(holder) && number == numberAt(holder, revocations[holder]);
        return text(holder, number, replaced ? "b" : "a");
    }

    /** The holder's last token but one, expired. */
    String lapsed(int holder, long nanos) {
        return text(holder, numberAt(holder, nanos) - 1, "a");
    }

    /** A token that nobody has ever issued, and none like another. */
    String rubbish(int holder, long unique) {
        return text(holder, unique, "x");
    }

    private String text(int holder, long number, String kind) {
        return prefix(homes[holder]) + kind + "_" + holder + "_" + number + "_BCDFGHJKLMNPQRSTVWXZ";
    }

    private long numberAt(int holder, long nanos) {
        return Math.floorDiv(nanos - phases[holder], lifetimes[holder]);
    }

    private long replacedAt(int holder) {
        return revocations[holder] == NEVER ? NEVER : revocations[holder] + 5 * MINUTE;
    }

    /** What the home knows of a token at that nanosecond; nothing, when it is not active. */
    Optional<Life> active(String token, long nanos) {
        return life(token).filter(life -> life.from <= nanos && nanos < life.end());
    }

    /** From when to when a token is good; nothing for rubbish. */
    Optional<Life> life(String token) {
        String[] parts = token.split("_", -1);
        int holder = Integer.parseInt(parts[2]);
        long number = Long.parseLong(parts[3]);
        return Optional.ofNullable(life(parts[1], holder, number));
    }

    private @Nullable Life life(String kind, int holder, long number) {
        if (kind.equals("x")) {
            return null;
        }
        long from = phases[holder] + number * lifetimes[holder];
        long until = from + lifetimes[holder];
        long revoked = revocations[holder];
        boolean mine = revoked != NEVER && number == numberAt(holder, revoked);
        if (kind.equals("b")) {
            return mine ? new Life(holder, replacedAt(holder), until, NEVER) : null;
        }
        return new Life(holder, from, until, mine ? revoked : NEVER);
    }

    /**
     * The life of a token, in nanoseconds.
     *
     * @param holder whose it is
     * @param from from when on it is good
     * @param until when it expires
     * @param revoked when it was revoked
     */
    record Life(int holder, long from, long until, long revoked) {
        /** From when on it is good no more. */
        long end() {
            return Math.min(until, revoked);
        }
    }
}
