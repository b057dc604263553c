package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.conformance.Configurations.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An authority that cannot be asked says nothing about a token: never 401, never 200 (protocols.md 7.3). */
interface FaultRows extends Rows {
    /** Well after every deadline that the rows leave as it is, and well before a client gives up. */
    Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    default void sickAuthority_leavesTheRequestUndecided(Sickness sickness) throws Exception { // AM-2, AM-4, AM-6
        EmbeddedAuthority authority = stand().sick().authority(sickness);
        Request request = stand().request(stand().sick().yaml(), "GET", sickness.path())
                .bearer(authority.token().sign());
        long start = System.nanoTime(); // the adapter has started

        Response response = request.send();

        Refusal.of(response).isUndecided(sickness.statuses());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("the deadline of a decision is 3 s")
                .isLessThan(SOON);
        assertThat(authority.requests(Endpoint.STRANGERS_KEYS))
                .as("no redirect is followed")
                .isZero();
    }

    @Test
    default void badTokenOfASickAuthority_isUndecidedToo() throws Exception {
        EmbeddedAuthority authority = stand().sick().authority(Sickness.JWKS_FAILS);

        Response response = stand().request(stand().sick().yaml(), "GET", Sickness.JWKS_FAILS.path())
                .bearer(authority.token().signedBy(authority.strangersKey()).sign())
                .send();

        Refusal.of(response).isUndecided(503);
    }

    @Test
    default void openidConfiguration_servesWhereThereIsNoMetadata() throws Exception { // AM-1
        EmbeddedAuthority authority = stand().another();
        authority.hide(Endpoint.METADATA);

        assertReached(own(authority), "somebody");
    }

    @Test
    default void issuerWithPath_isDiscovered() throws Exception { // AM-1
        EmbeddedAuthority tenant = stand().another().tenant("/tenant/one", Algorithm.ES256);
        tenant.hide(Endpoint.OPENID_CONFIGURATION);

        assertReached(own(tenant), "somebody");
        assertThat(tenant.requests(Endpoint.METADATA)).isEqualTo(1);
    }

    @Test
    default void authorityThatIsDown_isUndecidedUntilItComesBack() throws Exception {
        EmbeddedAuthority authority = stand().another();
        authority.fault(Fault.DOWN);
        Refusal down = Refusal.of(own(authority)).isUndecided(503);
        assertThat(down.code()).isEqualTo("authority_unreachable");

        authority.heal();

        Eventually.within(
                Duration.ofSeconds(40),
                "the authority is asked again",
                () -> own(authority).status() == 200);
    }

    @Test
    default void hangingAuthority_slowsNobodyElse() throws Exception {
        EmbeddedAuthority hanging = stand().another();
        EmbeddedAuthority well = stand().another();
        hanging.fault(Fault.hanging());
        String yaml = "limits: {call: 30s, decision: 30s}\n"
                + Configurations.each(List.of(new Domain("well", well), new Domain("hanging", hanging)));
        assertReached(on(yaml, "/d/well", well), "somebody");

        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            for (int i = 0; i < 10; i++) {
                var unused = threads.submit(() -> on(yaml, "/d/hanging", hanging));
            }
            Eventually.within(Duration.ofSeconds(20), "somebody waits", () -> hanging.requests(Endpoint.METADATA) > 0);
            long start = System.nanoTime();
            assertReached(on(yaml, "/d/well", well), "somebody");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("the others wait for three times as long")
                    .isLessThan(SOON);
        } finally {
            threads.shutdownNow();
            hanging.heal();
        }
    }

    @Test
    default void observingRule_letsTheUndecidedThrough() throws Exception {
        EmbeddedAuthority authority = stand().another();
        authority.fault(Fault.DOWN);
        String yaml = Configurations.standard(authority, stand().partner());

        assertReached(on(yaml, "/observed", authority), null);
    }

    private Response own(EmbeddedAuthority authority) throws Exception {
        return on(Configurations.alone(authority, ""), Configurations.ALONE, authority);
    }

    private Response on(String yaml, String path, EmbeddedAuthority authority) throws Exception {
        return stand().request(yaml, "GET", path)
                .bearer(authority.token().sign())
                .send();
    }
}
