package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final Scale SMALL = new Scale(50, 1000, 100, Duration.ofMinutes(3));

    private static Outcome well(Caching caching, long seed) {
        return Simulation.of(World.of(SMALL, seed), caching, Outages.none(SMALL.domains()), BailiwickCast::new);
    }

    private static Outcome troubled(Caching caching, long seed) {
        World world = World.of(SMALL, seed);
        return Simulation.of(world, caching, FederationSimulation.outages(world), BailiwickCast::new);
    }

    @Test
    void seed_decidesEverything() {
        assertThat(troubled(Caching.ALL, 3)).isEqualTo(troubled(Caching.ALL, 3)).isNotEqualTo(troubled(Caching.ALL, 4));
    }

    @Test
    void withoutMemory_everyRequestGoesAllTheWay() {
        Outcome outcome = well(Caching.NOTHING, 3);
        for (int depth = 1; depth <= Routes.LONGEST; depth++) {
            Outcome.Part part = outcome.byDepth().get(depth - 1);
            assertThat(part.calls()).isEqualTo(part.requests() * (depth + 1));
        }
        assertThat(outcome.wrong()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Caching.class)
    void whatIsAsked_isNoMoreThanThereAreRequests(Caching caching) {
        Outcome.Part all = well(caching, 3).all();
        assertThat(all.undecided()).isZero();
        assertThat(all.toOwnDomain()).isLessThanOrEqualTo(all.requests());
        assertThat(all.toHomes()).isLessThanOrEqualTo(all.toOwnDomain());
    }

    @ParameterizedTest
    @EnumSource(Caching.class)
    void knownToken_doesNotFailBeforeItsTimeWhileAuthoritiesAreDown(Caching caching) { // TBF-9
        Outcome outcome = troubled(caching, 3);
        assertThat(outcome.all().undecided()).isPositive();
        assertThat(outcome.brokenPromises()).isZero();
        assertThat(outcome.wrong()).isZero();
    }
}
