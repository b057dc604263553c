package org.bailiwick.benchmarks.load;

import java.time.Duration;

/**
 * What a server has shown in a run.
 *
 * @param perSecond requests
 * @param p50 half of the answers came within so many microseconds
 * @param p99 99 of a hundred did
 * @param cpu the server's processor time by request, in microseconds
 */
record Figures(double perSecond, double p50, double p99, double cpu) {
    static Figures of(Wrk.Outcome outcome, Duration cpu) {
        return new Figures(
                outcome.requests() * 1e6 / outcome.micros(),
                outcome.p50(),
                outcome.p99(),
                cpu.toNanos() / 1e3 / outcome.requests());
    }
}
