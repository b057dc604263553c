package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.FakeAuthority.federator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailiwick.keys.TestClock;
import org.junit.jupiter.api.Test;

/** Whose tokens an eviction means, where domains speak for others. */
class DomainsForeignSubjectsTest {
    private final TestClock clock = new TestClock();
    private final FakeAuthority as1 = FakeAuthority.named("as1", clock);
    private final FakeAuthority as2 = FakeAuthority.named("as2", clock, federator("far", Optional.empty()));
    private final Domains domains = TestDomains.asking(clock, as1, as2);

    private void aTokenOfAliceAtFarAndOneOfAliceHere() {
        as2.accepts("far", FakeAuthority.issuerOf("far").qualify("alice"));
        as2.accepts("here", "alice");
        as1.accepts("there", "alice");
        assertThat(TestDomains.outcome(domains, "far", "as2")).isEqualTo("as2");
        assertThat(TestDomains.outcome(domains, "here", "as2")).isEqualTo("as2");
        assertThat(TestDomains.outcome(domains, "there", "as1")).isEqualTo("as1");
        as1.shown();
        as2.shown();
    }

    /** Of those, the ones that are still known. */
    private List<String> known() {
        TestDomains.outcome(domains, "far", "as2");
        TestDomains.outcome(domains, "here", "as2");
        TestDomains.outcome(domains, "there", "as1");
        List<String> known = new ArrayList<>(List.of("far", "here", "there"));
        known.removeAll(as1.shown());
        known.removeAll(as2.shown());
        return known;
    }

    @Test // TBF-7
    void subjectOfAForeignIssuer_isForgottenByThoseWhoSpeakForIt() {
        aTokenOfAliceAtFarAndOneOfAliceHere();
        domains.forget(new Eviction.OfSubject("bob", Optional.of(FakeAuthority.issuerOf("far"))));
        assertThat(known()).containsExactly("far", "here", "there");
        domains.forget(new Eviction.OfSubject("alice", Optional.of(FakeAuthority.issuerOf("far"))));
        assertThat(known()).doesNotContain("far").contains("there");
    }

    @Test // TBF-7
    void subjectOfADomainsOwnIssuer_isNotTheForeignOneOfTheSameName() {
        aTokenOfAliceAtFarAndOneOfAliceHere();
        assertThat(domains.forget(new Eviction.OfSubject("alice", Optional.of(FakeAuthority.issuerOf("as2")))))
                .isEqualTo(new Forgotten(1, 0));
        assertThat(known()).containsExactly("far", "there");
    }

    @Test // TBF-7
    void subjectOfNoIssuer_isForgottenWhoeverHasQualifiedIt() {
        aTokenOfAliceAtFarAndOneOfAliceHere();
        assertThat(domains.forget(new Eviction.OfSubject("alice", Optional.empty())))
                .isEqualTo(new Forgotten(3, 0));
        assertThat(known()).isEmpty();
    }
}
