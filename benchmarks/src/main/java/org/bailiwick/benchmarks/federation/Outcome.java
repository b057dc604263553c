package org.bailiwick.benchmarks.federation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a run has shown.
 *
 * @param all of all requests
 * @param byDepth of those whose token's home is 1, 2, 3 and 4 domains away
 * @param latestAfterRevocation how long after its revocation a token was still admitted, at most, in seconds
 * @param wrong how many requests were admitted with a token that never was good, or refused with one that was
 * @param brokenPromises how many requests were not admitted with a token that the resource server still had to know
 * @param trace a number that any difference in any request would change
 */
record Outcome(
        Part all, List<Part> byDepth, double latestAfterRevocation, long wrong, long brokenPromises, long trace) {
    /** From 1 ms to 10 s, twenty to each power of ten. */
    static final List<Double> WAITS = IntStream.rangeClosed(0, 80)
            .mapToObj(step -> StrictMath.pow(10, step / 20.0))
            .toList();

    Outcome {
        byDepth = List.copyOf(byDepth);
    }

    /**
     * What became of some requests.
     *
     * @param requests how many there were
     * @param granted how many were admitted
     * @param undecided how many found nobody to ask
     * @param atOnce how many were granted or refused out of the resource server's memory
     * @param toOwnDomain the calls they caused to the resource server's own domain
     * @param toOtherDomains the calls they caused from domain to domain
     * @param toHomes the calls they caused to authorization servers
     * @param added how long they had to wait, all of them
     * @param longer which share of them had to wait longer than each of {@link #WAITS}
     */
    record Part(
            long requests,
            long granted,
            long undecided,
            long atOnce,
            long toOwnDomain,
            long toOtherDomains,
            long toHomes,
            Durations.Figures added,
            List<Double> longer) {
        Part {
            longer = List.copyOf(longer);
        }

        long calls() {
            return toOwnDomain + toOtherDomains + toHomes;
        }

        double perRequest(long some) {
            return requests == 0 ? 0 : (double) some / requests;
        }
    }
}
