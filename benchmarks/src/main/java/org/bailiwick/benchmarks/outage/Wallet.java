package org.bailiwick.benchmarks.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bailiwick.benchmarks.Authority;

/**
 * What one caller comes with: a number of tokens that it presents again and again, and as many of the other kinds as it needs. One
 * in four is short-lived, one in eight lacks the scope. For one thread; no two callers share a token, so that each knows when its
 * tokens were asked about.
 */
final class Wallet {
    private static final Duration LONG = Duration.ofHours(12);

    private final Mint mint;
    private final Random random;
    private final Duration kept;
    private final Ticket[] known;

    /**
     * A wallet of tokens that nobody has asked about yet.
     *
     * @param kept how long the gateway remembers what it was told; no short life is longer
     */
    Wallet(Mint mint, Random random, Duration kept, int tokens, long now) {
        this.mint = mint;
        this.random = random;
        this.kept = kept;
        this.known = new Ticket[tokens];
        Arrays.setAll(known, place -> good(now));
    }

    /** All that is presented again and again. */
    List<Ticket> known() {
        return List.of(known);
    }

    /** What to come with next. */
    Ticket next(long now) {
        int place = random.nextInt(100);
        if (place < 60) {
            return known[random.nextInt(known.length)];
        }
        if (place < 75) {
            return good(now);
        }
        if (place < 85) {
            return Ticket.bad(Kind.INACTIVE, mint.inactive());
        }
        if (place < 95) {
            return Ticket.bad(Kind.RUBBISH, Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), 36));
        }
        return place < 98
                ? Ticket.plain(Kind.NO_TOKEN, Optional.empty())
                : Ticket.plain(Kind.MALFORMED, Optional.of("a b"));
    }

    /** Keeps what was new and has been admitted, in place of another; what was turned away is not presented again. */
    void answered(Ticket ticket, int status, long now) {
        if (ticket.isGranted(status) && !Arrays.asList(known).contains(ticket)) {
            known[random.nextInt(known.length)] = ticket;
        }
        if (status == 401) {
            int place = Arrays.asList(known).indexOf(ticket);
            if (place >= 0) {
                known[place] = good(now);
            }
        }
    }

    private Ticket good(long now) {
        boolean lacksScope = random.nextInt(8) == 0;
        Duration life = random.nextInt(4) == 0 ? Duration.ofMillis(random.nextLong(1000, kept.toMillis())) : LONG;
        Instant end = Instant.ofEpochMilli(now)
                .plus(life)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        String token = mint.good(lacksScope ? "openid" : Authority.SCOPE, end);
        return Ticket.good(token, lacksScope ? 403 : 200, end.toEpochMilli(), kept);
    }
}
