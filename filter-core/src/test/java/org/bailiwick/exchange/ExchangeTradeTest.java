package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.TradesUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.ActorSettings;
import org.bailiwick.config.NextHopSettings.Way.Exchange;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTradeTest {
    private final ScriptedEndpoint authority = new ScriptedEndpoint().says(bearer("new"));
    private final TradesUnderTest.Trusting appraiser = new TradesUnderTest.Trusting();
    private final Caller caller = TradesUnderTest.caller();

    private Traded get(boolean sendResource, String... audience) {
        Optional<ActorSettings> actor =
                Optional.of(new ActorSettings("rs1-itself", new ActorSettings.Source.ClientCredentials(Scopes.NONE)));
        Trade trade = new ExchangeTrade(
                TradesUnderTest.target(audience),
                new Exchange(TradesUnderTest.FIRST, sendResource, actor, TradesUnderTest.BOUNDS),
                authority,
                appraiser);
        return join(trade.get(caller, TradesUnderTest.READ));
    }

    @Test // TE-5, TE-8, RI-3
    void form_namesTheTargetByItsResource() {
        assertThat(outcome(get(true))).isEqualTo("given");
        assertThat(authority.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token=" + TradesUnderTest.PRESENTED,
                        "subject_token_type=urn:ietf:params:oauth:token-type:access_token",
                        "requested_token_type=urn:ietf:params:oauth:token-type:access_token",
                        "resource=https://rs2.example.com",
                        "scope=orders:read stock:read");
    }

    @Test // TE-5
    void form_namesTheTargetByEachOfItsAudiences() {
        get(false, "rs2-client", "rs2-other");
        assertThat(authority.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token=" + TradesUnderTest.PRESENTED,
                        "subject_token_type=urn:ietf:params:oauth:token-type:access_token",
                        "requested_token_type=urn:ietf:params:oauth:token-type:access_token",
                        "audience=rs2-client",
                        "audience=rs2-other",
                        "scope=orders:read stock:read");
    }

    @Test
    void expectation_isWhatWasAskedFor() {
        get(true, "rs2-client");
        assertThat(appraiser.expected())
                .isEqualTo(new Expectation(
                        caller,
                        TradesUnderTest.READ,
                        Set.of("https://rs2.example.com", "rs2-client"),
                        TradesUnderTest.AS_A,
                        Optional.of("rs1-itself"),
                        "rs1",
                        TradesUnderTest.BOUNDS));
    }

    @ParameterizedTest // TE-7
    @CsvSource({
        "INVALID_REQUEST, NEXT_HOP_TOKEN_REFUSED",
        "INVALID_GRANT, NEXT_HOP_TOKEN_REFUSED",
        "INVALID_TARGET, NEXT_HOP_TARGET_REFUSED",
        "INVALID_SCOPE, NEXT_HOP_SCOPE_REFUSED",
        "ACCESS_DENIED, NEXT_HOP_TARGET_REFUSED",
    })
    void refusal_isTheCallers(TokenError error, String reason) {
        authority.says(error);
        assertThat(outcome(get(true))).isEqualTo(reason);
    }

    @Test // TE-6
    void answerThatDoesNotSayWhatWasIssued_isDiscarded() {
        authority.says(ScriptedEndpoint.issued("new", "Bearer", Optional.empty()));
        assertThat(outcome(get(true))).isEqualTo("NEXT_HOP_TYPE_WRONG");
        assertThat(appraiser.count()).isZero();
    }

    @Test // TE-6
    void tokenThatIsNoAccessToken_isNeverSentAsOne() {
        authority.says(ScriptedEndpoint.grant("new"));
        assertThat(outcome(get(true))).isEqualTo("NEXT_HOP_TYPE_WRONG");
        assertThat(appraiser.count()).isZero();
    }
}
