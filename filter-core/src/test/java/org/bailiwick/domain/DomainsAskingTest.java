package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bailiwick.domain.FakeAuthority.federator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestClock;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** How often domains are asked, what is remembered of it, and until when. */
class DomainsAskingTest {
    private static final String TOKEN = "opaque";
    private static final Verification DOWN = new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE);

    private final TestClock clock = new TestClock();
    private final FakeAuthority as1 = FakeAuthority.named("as1", clock);
    private final FakeAuthority as2 = FakeAuthority.named("as2", clock, federator("far", Optional.empty()));
    private final FakeAuthority as3 = FakeAuthority.named("as3", clock, federator("far", Optional.empty()));
    private final Domains domains = TestDomains.asking(clock, as1, as2, as3);

    private Object outcome(String... believed) {
        return TestDomains.outcome(domains, TOKEN, believed);
    }

    /** Who was asked since this was asked last, sorted. */
    private List<String> asked() {
        return TestDomains.asked(as1, as2, as3);
    }

    @Test // IN-8, TBF-6
    void accepted_isNotAskedAboutUntilItsTimeIsOver() {
        as2.accepts(TOKEN);
        assertThat(outcome("as2")).isEqualTo("as2");
        clock.advance(FakeAuthority.POSITIVE.minusMillis(1));
        assertThat(outcome("as2")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as2");
        clock.advance(Duration.ofMillis(1));
        assertThat(outcome("as2")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as2");
    }

    @Test // IN-8, TBF-6
    void inactive_isNotAskedAboutUntilItsShorterTimeIsOver() {
        assertThat(outcome("as2")).isEqualTo(Reason.TOKEN_INACTIVE);
        as2.accepts(TOKEN);
        clock.advance(FakeAuthority.NEGATIVE.minusMillis(1));
        assertThat(outcome("as2")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(asked()).containsExactly("as2");
        clock.advance(Duration.ofMillis(1));
        assertThat(outcome("as2")).isEqualTo("as2");
    }

    @Test // TBF-9
    void outage_isAskedAboutAgain() {
        as2.says(TOKEN, DOWN);
        assertThat(outcome("as2")).isEqualTo("undecided: authority_unreachable");
        as2.accepts(TOKEN);
        assertThat(outcome("as2")).isEqualTo("as2");
    }

    @Test // IN-8
    void outage_takesNothingFromATokenThatIsKnown() {
        as2.accepts(TOKEN);
        assertThat(outcome("as2")).isEqualTo("as2");
        as2.says(TOKEN, DOWN);
        clock.advance(FakeAuthority.POSITIVE.minusMillis(1));
        assertThat(outcome("as2")).isEqualTo("as2");
        clock.advance(Duration.ofMillis(1));
        assertThat(outcome("as2")).isEqualTo("undecided: authority_unreachable");
    }

    @Test // IN-10
    void inactiveInMemory_doesNotEndTheSearchWhereSeveralMayBeAsked() {
        assertThat(outcome("as1")).isEqualTo(Reason.TOKEN_INACTIVE);
        as2.accepts(TOKEN);
        assertThat(outcome("as1", "as2")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as1", "as2");
    }

    @Test // IN-10
    void inactiveInMemoryOfAll_isNobodysTokenThoughEachAloneRefusesIt() {
        assertThat(outcome("as1", "as2")).isEqualTo("not mine");
        assertThat(outcome("as1")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(outcome("as2")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(outcome("as2", "as1")).isEqualTo("not mine");
        assertThat(asked()).containsExactly("as1", "as2");
    }

    @Test
    void otherRefusalInMemory_waitsForItsTurn() {
        as2.says(TOKEN, new Verification.Rejected(Reason.TOKEN_AUDIENCE_MISMATCH));
        assertThat(outcome("as2")).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        as1.accepts(TOKEN);
        assertThat(outcome("as1", "as2")).isEqualTo("as1");
    }

    @Test
    void otherRefusal_endsTheSearchFreshOrFromMemory() {
        as2.says(TOKEN, new Verification.Rejected(Reason.TOKEN_AUDIENCE_MISMATCH));
        assertThat(outcome("as1", "as2", "as3")).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        assertThat(asked()).containsExactly("as1", "as2");
    }

    @Test
    void acceptedInMemoryOfABelievedDomain_endsTheSearchAtOnce() {
        as2.accepts(TOKEN);
        assertThat(outcome("as2")).isEqualTo("as2");
        assertThat(outcome("as1", "as2")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as2");
    }

    @Test
    void acceptedInMemoryOfAnotherDomain_isWorthNothing() {
        as2.accepts(TOKEN);
        assertThat(outcome("as2")).isEqualTo("as2");
        assertThat(outcome("as1")).isEqualTo(Reason.TOKEN_INACTIVE);
    }

    @Test // TBF-9
    void outageOfOne_leavesItUndecidedUnlessAnotherAccepts() {
        as1.says(TOKEN, DOWN);
        assertThat(outcome("as1", "as2")).isEqualTo("undecided: authority_unreachable");
        clock.advance(FakeAuthority.NEGATIVE);
        as2.accepts(TOKEN);
        assertThat(outcome("as1", "as2")).isEqualTo("as2");
    }

    @Test
    void figures_areOfEveryDomainAndOfOwnersWhereAnyIsAsked() {
        as2.accepts(TOKEN);
        assertThat(outcome("as1", "as2")).isEqualTo("as2");
        TestDomains.addJwt(domains, "home", clock, new FakeKeyRing());
        assertThat(domains.figures())
                .extracting(Figures::cache, Figures::entries)
                .containsExactly(
                        tuple("tokens.as1", 0L),
                        tuple("refusals.as1", 1L),
                        tuple("tokens.as2", 1L),
                        tuple("refusals.as2", 0L),
                        tuple("tokens.as3", 0L),
                        tuple("refusals.as3", 0L),
                        tuple("tokens.home", 0L),
                        tuple("refusals.home", 0L),
                        tuple("owners", 1L));
    }
}
