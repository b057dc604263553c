package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.exchange.TradesUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.NextHopSettings.Way.Chain;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.keys.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChainTradeTest {
    private static final String GRANT = jwt(Map.of());

    private final ScriptedEndpoint first = new ScriptedEndpoint().says(ScriptedEndpoint.grant(GRANT));
    private final ScriptedEndpoint second = new ScriptedEndpoint().says(bearer("new"));
    private final TradesUnderTest.Trusting appraiser = new TradesUnderTest.Trusting();
    private final Caller caller = TradesUnderTest.caller();
    private final Trade trade = new ChainTrade(
            TradesUnderTest.target("rs2-client"),
            new Chain(TradesUnderTest.FIRST, TradesUnderTest.SECOND, Optional.empty(), TradesUnderTest.BOUNDS),
            first,
            second,
            appraiser);

    /** A grant as it should be, but for these claims. */
    private static String jwt(Map<String, Object> changed) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                TradesUnderTest.AS_A,
                "aud",
                TradesUnderTest.AS_B,
                "sub",
                "alice",
                "exp",
                TradesUnderTest.END.getEpochSecond()));
        claims.putAll(changed);
        return TradesUnderTest.jwt(claims);
    }

    private Traded get() {
        return join(trade.get(caller, TradesUnderTest.READ));
    }

    private void assertSecondIsNotAsked(String reason) {
        assertThat(outcome(get())).isEqualTo(reason);
        assertThat(second.count()).isZero();
        assertThat(appraiser.count()).isZero();
    }

    @Test // IC-3
    void firstLeg_asksForAGrantForTheTargetsAuthority() {
        assertThat(outcome(get())).isEqualTo("given");
        assertThat(first.forms()).hasSize(1);
        assertThat(first.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token=" + TradesUnderTest.PRESENTED,
                        "subject_token_type=urn:ietf:params:oauth:token-type:access_token",
                        "requested_token_type=urn:ietf:params:oauth:token-type:jwt",
                        "audience=https://as-b.example.com",
                        "scope=orders:read stock:read");
    }

    @Test // IC-5, JA-3, IC-11
    void secondLeg_takesTheGrantAndNothingOfTheCallers() {
        get();
        assertThat(second.forms()).hasSize(1);
        assertThat(second.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion=" + GRANT,
                        "scope=orders:read stock:read",
                        "resource=https://rs2.example.com");
        assertThat(second.forms()).asString().doesNotContain(TradesUnderTest.PRESENTED);
    }

    @Test
    void expectation_isOfTheTargetsAuthority() {
        get();
        assertThat(appraiser.issued()).isEqualTo(bearer("new"));
        assertThat(appraiser.expected())
                .isEqualTo(new Expectation(
                        caller,
                        TradesUnderTest.READ,
                        Set.of("https://rs2.example.com", "rs2-client"),
                        TradesUnderTest.AS_B,
                        Optional.empty(),
                        "rs1-at-b",
                        TradesUnderTest.BOUNDS));
    }

    @Test // IC-11
    void callersTokenInPlaceOfAGrant_neverGoesToTheOtherDomain() {
        first.says(ScriptedEndpoint.grant(TradesUnderTest.PRESENTED));
        assertSecondIsNotAsked("NEXT_HOP_TOKEN_UNCHANGED");
    }

    @Test // IC-4
    void accessTokenInPlaceOfAGrant_isNotHandedOn() {
        first.says(bearer(GRANT));
        assertSecondIsNotAsked("NEXT_HOP_TYPE_WRONG");
        first.says(ScriptedEndpoint.issued(GRANT, "N_A", Optional.of(TokenTypes.ACCESS_TOKEN)));
        assertSecondIsNotAsked("NEXT_HOP_TYPE_WRONG");
        first.says(ScriptedEndpoint.issued(GRANT, "N_A", Optional.empty()));
        assertSecondIsNotAsked("NEXT_HOP_TYPE_WRONG");
    }

    @ParameterizedTest // IC-4
    @CsvSource({
        "aud, https://rs2.example.com, NEXT_HOP_AUDIENCE_WIDER",
        "iss, https://other.example.com, NEXT_HOP_ISSUER_WRONG",
        "exp, never, NEXT_HOP_LIFE_LONGER",
        "sub, bob, NEXT_HOP_SUBJECT_CHANGED",
    })
    void grantThatIsGoodForMore_isNotHandedOn(String claim, String value, String reason) {
        first.says(ScriptedEndpoint.grant(jwt(Map.of(claim, value))));
        assertSecondIsNotAsked(reason);
        assertThat(get().basis()).contains(NewToken.Basis.READ);
    }

    @ParameterizedTest // RD-8, TE-7
    @CsvSource({
        "INVALID_REQUEST, NEXT_HOP_TOKEN_REFUSED",
        "INVALID_GRANT, NEXT_HOP_TOKEN_REFUSED",
        "INVALID_TARGET, NEXT_HOP_TARGET_REFUSED",
        "INVALID_SCOPE, NEXT_HOP_SCOPE_REFUSED",
        "ACCESS_DENIED, NEXT_HOP_TARGET_REFUSED",
    })
    void refusalByTheCallersAuthority_isTheCallers(TokenError error, String reason) {
        first.says(error);
        assertSecondIsNotAsked(reason);
        assertThat(get().detail()).isEqualTo("https://as-a.example.com: error: " + error.code());
    }

    @ParameterizedTest // IC-6, JA-5
    @CsvSource({
        "INVALID_GRANT, NEXT_HOP_TARGET_REFUSED",
        "INVALID_REQUEST, AUTHORITY_ANSWER_INVALID",
        "INVALID_TARGET, NEXT_HOP_TARGET_REFUSED",
        "INVALID_SCOPE, NEXT_HOP_SCOPE_REFUSED",
        "ACCESS_DENIED, NEXT_HOP_TARGET_REFUSED",
    })
    void refusalByTheTargetsAuthority_isSaidToBeIts(TokenError error, String reason) {
        second.says(error);
        Traded traded = get();
        assertThat(outcome(traded)).isEqualTo(reason);
        assertThat(traded.detail()).isEqualTo("https://as-b.example.com: error: " + error.code());
    }

    @ParameterizedTest // RD-8
    @EnumSource(Failure.class)
    void authorityThatCannotBeAsked_isNamed(Failure failure) {
        second.says(failed(failure));
        assertThat(get()).isEqualTo(Traded.failed(failure, "https://as-b.example.com: as told"));
        first.says(failed(failure));
        assertThat(get()).isEqualTo(Traded.failed(failure, "https://as-a.example.com: as told"));
    }

    @Test // IC-7
    void refreshTokenOfTheSecond_isNotPassedOn() {
        Issued withRefresh =
                new Issued("new", "Bearer", Optional.empty(), Optional.empty(), Optional.empty(), true, TestClock.NOW);
        second.says(withRefresh);
        assertThat(outcome(get())).isEqualTo("given");
    }

    @Test
    void callersTokenFromTheSecond_isDiscarded() {
        second.says(bearer(TradesUnderTest.PRESENTED));
        assertThat(outcome(get())).isEqualTo("NEXT_HOP_TOKEN_UNCHANGED");
        assertThat(appraiser.count()).isZero();
    }
}
