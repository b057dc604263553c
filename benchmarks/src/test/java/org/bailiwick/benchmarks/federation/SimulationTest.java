package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final Scale SMALL = new Scale(50, 1000, 15, Duration.ofMinutes(4));
    private static final World WORLD = World.of(SMALL, 2);
    private static final Outages NONE = Outages.none(SMALL.domains());
    private static final Map<Caching, Outcome> WELL = new EnumMap<>(Caching.class);
    private static final Map<Caching, Outcome> TROUBLED = new EnumMap<>(Caching.class);

    private static Outcome well(Caching caching) {
        return WELL.computeIfAbsent(caching, each -> Simulation.of(WORLD, each, NONE, BailiwickCast::new));
    }

    private static Outcome troubled(Caching caching) {
        return TROUBLED.computeIfAbsent(caching, each -> troubled(WORLD, each));
    }

    private static Outcome troubled(World world, Caching caching) {
        return Simulation.of(world, caching, FederationSimulation.outages(world), BailiwickCast::new);
    }

    @Test
    void seed_decidesEverything() {
        assertThat(troubled(World.of(SMALL, 2), Caching.ALL)).isEqualTo(troubled(Caching.ALL));
        assertThat(troubled(World.of(SMALL, 4), Caching.ALL)).isNotEqualTo(troubled(Caching.ALL));
    }

    @Test
    void withoutMemory_everyRequestGoesAllTheWay() {
        for (int depth = 1; depth <= Routes.LONGEST; depth++) {
            Outcome.Part part = well(Caching.NOTHING).byDepth().get(depth - 1);
            assertThat(part.requests()).isPositive();
            assertThat(part.calls()).isEqualTo(part.requests() * (depth + 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Caching.class)
    void whatIsAsked_isNoMoreThanThereAreRequests(Caching caching) {
        Outcome.Part all = well(caching).all();
        assertThat(all.undecided()).isZero();
        assertThat(all.toOwnDomain()).isPositive().isLessThanOrEqualTo(all.requests());
        assertThat(all.toHomes()).isPositive().isLessThanOrEqualTo(all.toOwnDomain());
    }

    @Test
    void everyMemory_savesCalls() { // TBF-6
        long nothing = well(Caching.NOTHING).all().calls();
        long admitted = well(Caching.ADMITTED).all().calls();
        long decided = well(Caching.DECIDED).all().calls();
        assertThat(admitted).isLessThan(nothing);
        assertThat(decided).isLessThan(admitted);
        assertThat(well(Caching.ALL).all().toHomes())
                .isLessThan(well(Caching.DECIDED).all().toHomes());
    }

    @ParameterizedTest
    @EnumSource(Caching.class)
    void goodToken_isNotRefusedAndBadTokenIsNotAdmitted(Caching caching) { // TBF-3, IN-9
        assertThat(well(caching).wrong()).isZero();
        assertThat(troubled(caching).wrong()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Caching.class)
    void knownToken_doesNotFailBeforeItsTimeWhileAuthoritiesAreDown(Caching caching) { // TBF-9
        assertThat(troubled(caching).all().undecided()).isPositive();
        assertThat(troubled(caching).brokenPromises()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Caching.class)
    void revokedToken_isNotAdmittedForLongerThanAnAnswerIsRemembered(
            Caching caching) { // IN-8: by however many on the way
        double withTheWayOfAnAnswer = Caching.POSITIVE.toSeconds() + 2.0;
        assertThat(troubled(caching).latestAfterRevocation()).isLessThan(withTheWayOfAnAnswer);
    }

    @Test
    void revokedToken_isAdmittedWhileItsAnswerIsRemembered() {
        assertThat(well(Caching.ADMITTED).latestAfterRevocation()).isGreaterThan(10);
        assertThat(well(Caching.NOTHING).latestAfterRevocation()).isZero();
    }
}
