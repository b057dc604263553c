package org.bailiwick.benchmarks.federation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.benchmarks.federation.Traffic.Arrival;
import org.bailiwick.verification.Verification;

/** Writes down what becomes of each request, and holds it to what is right. */
final class Ledger {
    private static final double SECOND = 1e9;

    private final Tokens tokens;
    private final long promised;
    private final long from;
    private final List<Page> pages = new ArrayList<>();
    private final Map<String, Long> promises = new HashMap<>();
    private long latestAfterRevocation;
    private long wrong;
    private long brokenPromises;
    private long trace;

    /**
     * An empty ledger.
     *
     * @param promised for how long, in nanoseconds, a resource server has to know a token that it has admitted
     * @param from from when on requests count; those before only fill the memories
     */
    Ledger(Tokens tokens, long promised, long from) {
        this.tokens = tokens;
        this.promised = promised;
        this.from = from;
        for (int depth = 0; depth <= Routes.LONGEST; depth++) {
            pages.add(new Page());
        }
    }

    /** What the request causes, in a number: its depth if it counts, else 0. */
    int cause(Arrival request, long came) {
        return came < from ? 0 : request.depth();
    }

    /** A call that was caused by a request. */
    void called(Leg leg, int cause) {
        if (cause > 0) {
            pages.get(0).calls.merge(leg, 1L, Long::sum);
            pages.get(cause).calls.merge(leg, 1L, Long::sum);
        }
    }

    /**
     * A request has been decided.
     *
     * @param came when it came
     * @param now when it was decided
     * @param atOnce whether nothing was asked and nobody waited for
     */
    void decided(Arrival request, long came, long now, boolean atOnce, Verification said) {
        boolean granted = said.fold(yes -> true, no -> false, notMine -> false, unreachable -> false);
        boolean undecided = said.fold(yes -> false, no -> false, notMine -> false, unreachable -> true);
        int cause = cause(request, came);
        if (cause > 0) {
            pages.get(0).add(granted, undecided, atOnce, now - came);
            pages.get(cause).add(granted, undecided, atOnce, now - came);
        }
        trace = (trace * 31 + now - came) * 31 + (granted ? 1 : undecided ? 2 : 3);
        holdAgainstTruth(request, came, now, granted, undecided);
        holdAgainstPromise(request, came, now, atOnce, granted);
    }

    private void holdAgainstTruth(Arrival request, long came, long now, boolean granted, boolean undecided) {
        boolean good = tokens.active(request.token(), came).isPresent()
                && tokens.active(request.token(), now).isPresent();
        if (!granted) {
            wrong += good && !undecided ? 1 : 0;
            return;
        }
        long late = tokens.life(request.token())
                .map(life -> came < life.until() ? came - life.revoked() : Long.MAX_VALUE)
                .orElse(Long.MAX_VALUE);
        wrong += late == Long.MAX_VALUE ? 1 : 0;
        latestAfterRevocation = Math.max(latestAfterRevocation, late == Long.MAX_VALUE ? 0 : late);
    }

    private void holdAgainstPromise(Arrival request, long came, long now, boolean atOnce, boolean granted) {
        String known = request.server() + " " + request.instance() + " " + request.token();
        if (!granted) {
            brokenPromises += came < promises.getOrDefault(known, 0L) ? 1 : 0;
        } else if (!atOnce) {
            long expires = tokens.life(request.token()).map(Tokens.Life::until).orElse(now);
            // Authorities say in whole seconds when a token expires, and endpoints for how long it may be remembered.
            promises.merge(known, Math.min(now + promised, expires - 2 * (long) SECOND), Math::max);
        }
    }

    Outcome outcome() {
        return new Outcome(
                pages.get(0).part(),
                pages.subList(1, pages.size()).stream().map(Page::part).toList(),
                latestAfterRevocation / SECOND,
                wrong,
                brokenPromises,
                trace);
    }

    /** What became of some requests. */
    private static final class Page {
        private final Map<Leg, Long> calls = new EnumMap<>(Leg.class);
        private final Durations added = new Durations();
        private long requests;
        private long grants;
        private long undecideds;
        private long atOnces;

        void add(boolean granted, boolean undecided, boolean atOnce, long nanos) {
            requests++;
            grants += granted ? 1 : 0;
            undecideds += undecided ? 1 : 0;
            atOnces += atOnce && !undecided ? 1 : 0;
            added.add(nanos);
        }

        Outcome.Part part() {
            return new Outcome.Part(
                    requests,
                    grants,
                    undecideds,
                    atOnces,
                    calls.getOrDefault(Leg.OWN_DOMAIN, 0L),
                    calls.getOrDefault(Leg.OTHER_DOMAIN, 0L),
                    calls.getOrDefault(Leg.HOME_AUTHORITY, 0L),
                    added.figures(),
                    added.longerThan(Outcome.WAITS));
        }
    }
}
