package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.FakeAuthority.federator;

import java.util.List;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestClock;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** That a token is shown to nobody else once a domain has accepted it. */
class DomainsOwnersTest {
    private static final String TOKEN = "opaque";
    private static final Verification DOWN = new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE);
    private static final Verification INACTIVE = new Verification.Rejected(Reason.TOKEN_INACTIVE);

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

    private void as2OwnsTheToken() {
        as2.accepts(TOKEN);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as1", "as2");
        clock.advance(FakeAuthority.POSITIVE);
    }

    @Test
    void owner_isAskedAloneWhenItsAnswerHasRunOut() {
        as2OwnsTheToken();
        assertThat(outcome("as3", "as1", "as2")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as2");
    }

    @Test // IN-10
    void ownersInactive_isARefusalThoughSeveralMayBeAsked() {
        as2OwnsTheToken();
        as2.says(TOKEN, INACTIVE);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo(Reason.TOKEN_INACTIVE);
        clock.advance(FakeAuthority.NEGATIVE);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(asked()).containsExactly("as2", "as2");
    }

    @Test // TBF-9
    void ownersOutage_leavesItUndecidedAndNobodyElseIsAsked() {
        as2OwnsTheToken();
        as2.says(TOKEN, DOWN);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo("undecided: authority_unreachable");
        assertThat(asked()).containsExactly("as2");
    }

    @Test // TBF-1
    void ownerThatTheRuleDoesNotBelieve_isNotAskedAndChangesNothing() {
        as2OwnsTheToken();
        assertThat(outcome("as1", "as3")).isEqualTo("not mine");
        assertThat(asked()).containsExactly("as1", "as3");
    }

    @Test
    void domainThatAcceptedWhereItAloneWasAsked_isTheOwnerToo() {
        as2.accepts(TOKEN);
        assertThat(outcome("as2")).isEqualTo("as2");
        clock.advance(FakeAuthority.POSITIVE);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as2", "as2");
    }

    @Test
    void domainThatDidNotAccept_isNoOwner() {
        as2.says(TOKEN, new Verification.Rejected(Reason.TOKEN_AUDIENCE_MISMATCH));
        assertThat(outcome("as1", "as2")).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        assertThat(asked()).containsExactly("as1", "as2");
        clock.advance(FakeAuthority.NEGATIVE);
        as2.says(TOKEN, INACTIVE);
        assertThat(outcome("as1", "as2", "as3")).isEqualTo("not mine");
        assertThat(asked()).containsExactly("as1", "as2", "as3");
    }

    @Test
    void eviction_forgetsOwnersToo() {
        for (Eviction eviction : List.of(
                new Eviction.OfToken(TokenHash.of(TOKEN)),
                new Eviction.OfDomain("as2"),
                new Eviction.OfSubject("alice", Optional.empty()),
                new Eviction.OfSubject("alice", Optional.of(FakeAuthority.issuerOf("as2"))))) {
            clock.advance(FakeAuthority.NEGATIVE);
            as2OwnsTheToken();
            domains.forget(eviction);
            assertThat(outcome("as1", "as2", "as3")).as("%s", eviction).isEqualTo("as2");
            assertThat(asked()).as("%s", eviction).containsExactly("as1", "as2");
            domains.forget(new Eviction.OfDomain("as2"));
        }
    }

    @Test
    void evictionOfOthers_leavesTheOwnerKnown() {
        as2OwnsTheToken();
        domains.forget(new Eviction.OfToken(TokenHash.of("another")));
        domains.forget(new Eviction.OfDomain("as1"));
        domains.forget(new Eviction.OfSubject("bob", Optional.empty()));
        assertThat(outcome("as1", "as2", "as3")).isEqualTo("as2");
        assertThat(asked()).containsExactly("as2");
    }
}
