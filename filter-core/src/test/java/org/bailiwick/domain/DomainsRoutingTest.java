package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.FakeAuthority.federator;
import static org.bailiwick.domain.TestDomains.jwtOf;
import static org.bailiwick.domain.TestDomains.jwtWith;
import static org.bailiwick.domain.TestDomains.part;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom a token is shown, and that it is shown to nobody else. */
class DomainsRoutingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final FakeKeyRing keys = new FakeKeyRing();
    private final FakeAuthority as2 = FakeAuthority.prefixed(
            "as2",
            "f_",
            CLOCK,
            federator("as1", Optional.of("f_one_")),
            federator("both", Optional.empty()),
            federator("home", Optional.empty()));
    private final FakeAuthority as3 =
            FakeAuthority.named("as3", CLOCK, federator("both", Optional.of("b_")), federator("as2", Optional.empty()));
    private final FakeAuthority as4 = FakeAuthority.named("as4", CLOCK, federator("both", Optional.of("b_")));
    private final Domains domains = domains();

    private Domains domains() {
        Domains all = TestDomains.asking(CLOCK, as2, as3, as4);
        TestDomains.addJwt(all, "home", CLOCK, keys);
        return all;
    }

    private Object outcome(String token, String... believed) {
        return TestDomains.outcome(domains, token, believed);
    }

    /** Who has seen which tokens since this was asked last. */
    private Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new TreeMap<>();
        for (FakeAuthority authority : List.of(as2, as3, as4)) {
            List<String> tokens = authority.shown();
            if (!tokens.isEmpty()) {
                shown.put(authority.settings().name(), tokens);
            }
        }
        return shown;
    }

    private void nobodyHasSeenAnything() {
        assertThat(shown()).isEmpty();
        assertThat(keys.questions()).isZero();
    }

    @Test // TBF-1
    void jwtOfADomainThatVerifies_isShownToNobody() {
        assertThat(outcome(jwtOf("home"), "as2", "as3", "home")).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
        assertThat(keys.questions()).isEqualTo(1);
        assertThat(shown()).isEmpty();
    }

    @Test // TBF-1
    void jwtOfADomainThatIsAsked_isShownToItAlone() {
        String token = jwtOf("as4");
        as4.accepts(token);
        assertThat(outcome(token, "home", "as3", "as4")).isEqualTo("as4");
        assertThat(shown()).isEqualTo(Map.of("as4", List.of(token)));
        assertThat(keys.questions()).isZero();
    }

    @Test // TBF-1, AT-3
    void jwtOfADomainThatTheRouteDoesNotBelieve_isShownToNobody() {
        assertThat(outcome(jwtOf("home"), "as3", "as4")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        assertThat(outcome(jwtOf("as4"), "home", "as3")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        nobodyHasSeenAnything();
    }

    @ParameterizedTest // TBF-1: others that may speak for a domain do not, where the domain itself is known
    @CsvSource({"home, as2", "as2, as3"})
    void jwtOfAConfiguredDomain_isShownToNoOtherThatMaySpeakForIt(String issuer, String speaker) {
        assertThat(outcome(jwtOf(issuer), speaker)).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        nobodyHasSeenAnything();
    }

    @Test // TBF-1
    void foreignJwt_isShownToTheDomainThatMaySpeakForItsIssuer() {
        String token = jwtOf("as1");
        as2.accepts(token);
        assertThat(outcome(token, "home", "as4", "as3", "as2")).isEqualTo("as2");
        assertThat(shown()).isEqualTo(Map.of("as2", List.of(token)));
    }

    @Test // TBF-1
    void foreignJwtThatNobodyBelievedMaySpeakFor_isShownToNobody() {
        assertThat(outcome(jwtOf("as1"), "home", "as3", "as4")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        nobodyHasSeenAnything();
    }

    @Test
    void foreignJwtThatSeveralMaySpeakFor_isShownToThemInTheOrderOfTheRule() {
        String token = jwtOf("both");
        as3.accepts(token);
        assertThat(outcome(token, "as4", "as3", "as2")).isEqualTo("as3");
        assertThat(shown()).isEqualTo(Map.of("as4", List.of(token), "as3", List.of(token)));
    }

    @ParameterizedTest // TBF-1, AT-3
    @ValueSource(strings = {"https://evil.example", "https://as4.example/", "https://AS4.example", "as4", ""})
    void jwtOfNobody_isShownToNobody(String issuer) {
        assertThat(outcome(jwtWith("{\"iss\":\"" + issuer + "\"}"), "home", "as2", "as3", "as4"))
                .isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
        nobodyHasSeenAnything();
    }

    @ParameterizedTest
    @CsvSource({
        "f_one_two, as2", // a foreign domain's
        "f_one, as2", // its own
        "f_, as2",
        "b_123, as3", // of two that may be asked, the first of the rule
    })
    void opaqueTokenWithAPrefix_isShownToTheDomainItNames(String token, String domain) {
        as2.accepts(token);
        as3.accepts(token);
        assertThat(outcome(token, "home", "as3", "as4", "as2")).isEqualTo(domain);
        assertThat(shown()).isEqualTo(Map.of(domain, List.of(token)));
    }

    @Test
    void longestPrefix_counts() {
        FakeAuthority other = FakeAuthority.prefixed("other", "f_one_more_", CLOCK);
        domains.addIntrospection(other.settings(), other);
        other.accepts("f_one_more_1");
        as2.accepts("f_one_less_1");
        assertThat(outcome("f_one_more_1", "as2", "other")).isEqualTo("other");
        assertThat(outcome("f_one_less_1", "other", "as2")).isEqualTo("as2");
        assertThat(outcome("f_one_more_1", "as2")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        assertThat(other.shown()).containsExactly("f_one_more_1");
        assertThat(as2.shown()).containsExactly("f_one_less_1");
    }

    @ParameterizedTest // TBF-1
    @ValueSource(strings = {"f_1", "f_one_1"})
    void opaqueTokenOfADomainThatTheRouteDoesNotBelieve_isShownToNobody(String token) {
        assertThat(outcome(token, "home")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        assertThat(outcome(token, "as3", "as4")).isEqualTo(Reason.TOKEN_ISSUER_NOT_FOR_ROUTE);
        nobodyHasSeenAnything();
    }

    /** What says of no issuer that it is its own. */
    private static List<String> opaque() {
        List<String> tokens = new ArrayList<>(List.of(
                "opaque", "F_1", " f_1", "a.b.c", "2YotnFZFEjr1zCsicMWpAA", jwtWith("{}"), jwtWith("{\"iss\":7}")));
        tokens.add(part("{\"alg\":\"dir\"}") + "...." + part("encrypted"));
        tokens.add(part("{\"alg\":\"Ed25519\",\"crit\":[\"x\"]}") + "." + part("{\"iss\":\"https://as2.example\"}")
                + ".AAAA");
        return tokens;
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void opaqueTokenWithoutAPrefix_isShownToThoseWithoutOneInTheOrderOfTheRule(String token) {
        as4.accepts(token);
        assertThat(outcome(token, "home", "as2", "as3", "as4")).isEqualTo("as4");
        assertThat(shown()).isEqualTo(Map.of("as3", List.of(token), "as4", List.of(token)));
        assertThat(keys.questions()).isZero();
    }

    @Test
    void opaqueTokenWithoutAPrefixWhereAllKnowTheirsByOne_isNobodysAndShownToNobody() {
        assertThat(outcome("opaque", "home", "as2")).isEqualTo("not mine");
        nobodyHasSeenAnything();
    }

    @Test
    void tokenWithoutIssuerWhereNobodyIsAsked_isRefusedForWhatItIs() {
        assertThat(outcome("opaque", "home")).isEqualTo(Reason.TOKEN_MALFORMED);
        assertThat(outcome(jwtWith("{}"), "home")).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
        assertThat(outcome(part("{\"alg\":\"dir\"}") + "...." + part("encrypted"), "home"))
                .isEqualTo(Reason.TOKEN_ENCRYPTED);
        assertThat(outcome(part("{\"alg\":\"Ed25519\",\"crit\":[\"x\"]}") + "." + part("{}") + ".AAAA", "home"))
                .isEqualTo(Reason.TOKEN_CRITICAL_HEADER);
        nobodyHasSeenAnything();
    }

    @Test // IN-10
    void inactive_isARefusalWhereOneIsAskedAndUnknownWhereSeveralAre() {
        assertThat(outcome("opaque", "as3", "as2", "home")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(outcome("f_1", "as3", "as2", "home")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(outcome(jwtOf("as1"), "as3", "as2", "home")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(outcome("opaque", "as3", "as4", "home")).isEqualTo("not mine");
    }

    @Test
    void domainThatIsNotThere_isNotAsked() {
        assertThat(outcome("opaque", "nobody", "as3")).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(outcome("opaque", "nobody")).isEqualTo(Reason.TOKEN_MALFORMED);
    }
}
