package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.IntrospectionRows.questionsAbout;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.bailiwick.testkit.Lie;
import org.bailiwick.testkit.OpaqueTokenBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens of other domains, for which the home domain speaks (Token-Based Federation). */
interface ForeignTokenRows extends Rows {
    @Test
    default void foreignToken_isAdmittedWithScopesAndNamesOfItsOwn() throws Exception { // TBF-4, TBF-5, TBF-7
        Response response = ask(
                "/foreign", alice().client("app").scopes("read", "admin", "x").federation(Asking.FEDERATOR));

        assertReached(response, Asking.FEDERATOR + "#alice");
        assertThat(response.member("client")).isEqualTo(Asking.FEDERATOR + "#app");
        assertThat(response.member("scopes"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder("orders:read", "x");
    }

    @Test
    default void scopeOfAForeignToken_isWhatItsMappingMakesOfIt() throws Exception { // TBF-5
        assertReached(
                ask("/orders/1", alice().scopes("read").federation(Asking.FEDERATOR)), Asking.FEDERATOR + "#alice");
        Refusal.of(ask("/orders/1", alice().scopes("write").federation(Asking.FEDERATOR)))
                .isInsufficient("scope_missing");
        Refusal.of(ask("/orders/1", alice().scopes("read", "orders:read").federation(Asking.POOR_FEDERATOR)))
                .isInsufficient("scope_missing");
    }

    @Test
    default void foreignTokenThroughSeveralDomains_isNamedByAllOfThem() throws Exception { // TBF-7
        String origin = "https://as0.example.com";

        Response response = ask("/whoami", alice().federation(origin, Asking.FEDERATOR));

        assertReached(response, Asking.FEDERATOR + "#" + origin + "#alice");
    }

    @Test
    default void federatorThatTheDomainMayNotSpeakFor_isNotAllowed() throws Exception { // TBF-4
        Refusal.of(ask("/whoami", alice().federation(Asking.STRANGER))).isInsufficient("federator_not_allowed");
        Refusal.of(ask("/d/partner", stand().partner().opaque().federation(Asking.FEDERATOR)))
                .isInsufficient("federator_not_allowed");
    }

    @Test
    default void federatorThatARuleDoesNotName_isNotAllowedThere() throws Exception { // TBF-4
        Refusal.of(ask("/foreign", alice().federation(Asking.POOR_FEDERATOR))).isInsufficient("federator_not_allowed");
        assertReached(ask("/whoami", alice().federation(Asking.POOR_FEDERATOR)), Asking.POOR_FEDERATOR + "#alice");
    }

    @Test
    default void localTokenWhereForeignOnesAreWanted_isNotEnough() throws Exception { // TBF-8
        Refusal.of(ask("/foreign", alice().scopes("orders:read"))).isInsufficient("federation_missing");
    }

    @Test
    default void questionToADomainThatSpeaksForOthers_saysForWhomAndHowLong() throws Exception {
        String token = alice().federation(Asking.FEDERATOR).issue();
        assertReached(ask("/whoami", token), Asking.FEDERATOR + "#alice");

        assertThat(questionsAbout(token, stand().home())).singleElement().satisfies(question -> {
            assertThat(question.member("resource")).isEqualTo(Configurations.RESOURCE);
            assertThat(question.member("federation_budget")).matches("[1-9][0-9]{0,3}");
            assertThat(question.form()).doesNotContainKey("federation_path");
        });
    }

    @ParameterizedTest
    @EnumSource
    default void lyingDomain_isNotBelieved(Lie lie) throws Exception { // TBF-3, TBF-4, TBF-5, TBF-7, IN-4, JI-2, JI-9
        String path = lie == Lie.FEDERATION_HIDDEN ? Liars.foreignPath(lie) : Liars.path(lie);

        Liars.check(
                lie,
                stand().request(stand().liars().yaml(), "GET", path)
                        .bearer(stand().liars().token(lie))
                        .send());
    }

    private OpaqueTokenBuilder alice() {
        return stand().home().opaque().subject("alice");
    }

    private Response ask(String path, OpaqueTokenBuilder token) throws Exception {
        return ask(path, token.issue());
    }

    private Response ask(String path, String token) throws Exception {
        return stand().request(Asking.standard(stand().home(), stand().partner()), "GET", path)
                .bearer(token)
                .send();
    }
}
