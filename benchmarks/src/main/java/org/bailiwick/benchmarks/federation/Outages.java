package org.bailiwick.benchmarks.federation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When which domain's authority cannot be asked as usual. */
final class Outages {
    private final List<List<Outage>> byDomain;

    private Outages(List<List<Outage>> byDomain) {
        this.byDomain = byDomain;
    }

    /** No domain ever has one. */
    static Outages none(int domains) {
        return new Outages(java.util.Collections.nCopies(domains, List.of()));
    }

    /**
     * Each domain has them independently, of any kind alike.
     *
     * @param until when it ends
     * @param between how long it goes well, on average
     * @param length how long it does not, on average
     */
    static Outages drawn(int domains, Duration until, Duration between, Duration length, long seed) {
        double well = between.toNanos();
        double troubled = length.toNanos();
        Chance chance = Chance.of(seed, "outages");
        List<List<Outage>> byDomain = new ArrayList<>();
        for (int domain = 0; domain < domains; domain++) {
            List<Outage> outages = new ArrayList<>();
            double begin = chance.exponential(well);
            while (begin < until.toNanos()) {
                double end = begin + chance.exponential(troubled);
                outages.add(new Outage((long) begin, (long) end, State.TROUBLES.get(chance.below(3))));
                begin = end + chance.exponential(well);
            }
            byDomain.add(outages);
        }
        return new Outages(byDomain);
    }

    /** What the domain's authority is like at that nanosecond. */
    State of(int domain, long nanos) {
        for (Outage outage : byDomain.get(domain)) {
            if (outage.begin <= nanos && nanos < outage.end) {
                return outage.state;
            }
        }
        return State.WELL;
    }

    /** The share of the time, of all domains together, in which an authority is not well. */
    double share(Duration until) {
        double troubled = byDomain.stream()
                .flatMap(List::stream)
                .mapToDouble(outage -> Math.min(outage.end, until.toNanos()) - outage.begin)
                .sum();
        return troubled / until.toNanos() / byDomain.size();
    }

    /** What an authority is like. */
    enum State {
        /** It answers. */
        WELL,
        /** It takes questions and answers none. */
        SILENT,
        /** It takes no connection. */
        REFUSING,
        /** Every hop to it takes twenty times as long. */
        SLOW;

        private static final List<State> TROUBLES = List.of(SILENT, REFUSING, SLOW);
    }

    private record Outage(long begin, long end, State state) {}
}
