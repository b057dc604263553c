package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.exchange.TradesUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.Optional;
import java.util.Set;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.NextHopSettings.Way.Redelegate;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.exchange.HopAnswer.Refused;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedelegateTradeTest {
    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final TradesUnderTest.Trusting appraiser = new TradesUnderTest.Trusting();
    private final Caller caller = TradesUnderTest.caller();
    private final Trade trade = trade(false);

    private Trade trade(boolean sendResource) {
        return new RedelegateTrade(
                TradesUnderTest.target("rs2-client"),
                new Redelegate(TradesUnderTest.FIRST, sendResource, TradesUnderTest.BOUNDS),
                authority,
                appraiser);
    }

    private Traded get(Trade among) {
        return join(among.get(caller, TradesUnderTest.READ));
    }

    @Test // RD-1, RD-3
    void form_isTheDraftsAndNothingMore() {
        authority.says(bearer("new"));
        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(authority.forms()).hasSize(1);
        assertThat(authority.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant_type:redelegate",
                        "token=" + TradesUnderTest.PRESENTED,
                        "scope=orders:read stock:read");
    }

    @Test // RI-3
    void target_isNamedOnlyWhereTheAuthorityUnderstandsIt() {
        authority.says(bearer("new"));
        get(trade(true));
        assertThat(authority.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant_type:redelegate",
                        "token=" + TradesUnderTest.PRESENTED,
                        "scope=orders:read stock:read",
                        "resource=https://rs2.example.com");
    }

    @Test
    void expectation_isWhatWasAskedFor() {
        authority.says(bearer("new"));
        get(trade);
        assertThat(appraiser.issued()).isEqualTo(bearer("new"));
        assertThat(appraiser.expected())
                .isEqualTo(new Expectation(
                        caller,
                        TradesUnderTest.READ,
                        Set.of("https://rs2.example.com", "rs2-client"),
                        TradesUnderTest.AS_A,
                        Optional.empty(),
                        "rs1",
                        TradesUnderTest.BOUNDS));
    }

    @Test // RD-1
    void issuedType_needNotBeSaid() {
        authority.says(ScriptedEndpoint.issued("new", "Bearer", Optional.empty()));
        assertThat(outcome(get(trade))).isEqualTo("given");
    }

    @Test // RD-3: to name no scope is to ask for all
    void noScopes_areNeverAskedFor() {
        Trade safe = trade.neverThrowing();
        assertThat(outcome(join(safe.get(caller, Scopes.NONE)))).isEqualTo("INTERNAL_ERROR");
        assertThat(authority.count()).isZero();
    }

    @ParameterizedTest // RD-8
    @CsvSource({
        "INVALID_GRANT, NEXT_HOP_TOKEN_REFUSED, false",
        "INVALID_SCOPE, NEXT_HOP_SCOPE_REFUSED, true",
        "INVALID_TARGET, NEXT_HOP_TARGET_REFUSED, false",
        "ACCESS_DENIED, NEXT_HOP_TARGET_REFUSED, false",
    })
    void refusal_isTheCallersAndNamesTheScopesWhereTheyAreMissing(TokenError error, String reason, boolean scopes) {
        authority.says(error);
        Traded traded = get(trade);
        assertThat(outcome(traded)).isEqualTo(reason);
        assertThat(traded.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(traded.answer())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.needed()).isEqualTo(scopes ? TradesUnderTest.READ : Scopes.NONE));
        assertThat(traded.detail()).isEqualTo(TradesUnderTest.AS_A + ": error: " + error.code());
        assertThat(appraiser.count()).isZero();
    }

    @Test // RD-8: of this grant it says that we have asked wrongly, and nothing of the token
    void invalidRequest_isNotTheCallersFault() {
        authority.says(TokenError.INVALID_REQUEST);
        Traded traded = get(trade);
        assertThat(outcome(traded)).isEqualTo("AUTHORITY_ANSWER_INVALID");
        assertThat(traded.outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest // RD-8
    @EnumSource(Failure.class)
    void failure_isNeverARefusal(Failure failure) {
        authority.says(failed(failure));
        Traded traded = get(trade);
        assertThat(traded.answer()).isEqualTo(new HopAnswer.Undecided(failure.reason()));
        assertThat(traded.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(traded.detail()).isEqualTo(TradesUnderTest.AS_A + ": as told");
    }

    @Test // RD-7
    void callersOwnToken_isDiscarded() {
        authority.says(bearer(TradesUnderTest.PRESENTED));
        Traded traded = get(trade);
        assertThat(outcome(traded)).isEqualTo("NEXT_HOP_TOKEN_UNCHANGED");
        assertThat(traded.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(traded).asString().doesNotContain("s3cret");
        assertThat(appraiser.count()).isZero();
    }
}
