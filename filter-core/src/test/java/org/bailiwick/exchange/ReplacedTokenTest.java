package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.HopsUnderTest.CALLERS_END;
import static org.bailiwick.exchange.HopsUnderTest.NOW;
import static org.bailiwick.exchange.HopsUnderTest.caller;
import static org.bailiwick.exchange.HopsUnderTest.given;
import static org.bailiwick.exchange.HopsUnderTest.refused;
import static org.bailiwick.exchange.HopsUnderTest.scopes;
import static org.bailiwick.exchange.HopsUnderTest.shown;
import static org.bailiwick.exchange.HopsUnderTest.token;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;

/** What becomes of a token that its target refuses with 401. */
class ReplacedTokenTest {
    private final HopsUnderTest under = new HopsUnderTest();
    private final ScriptedTrade trade = under.trade;

    @Test
    void refusedToken_isReplacedByAFreshOneForAll() {
        HopAnswer first = under.token();
        assertThat(shown(under.inPlaceOf(first))).isEqualTo("t2");
        assertThat(shown(under.token())).isEqualTo("t2");
        assertThat(trade.count()).isEqualTo(2);
    }

    @Test
    void whoeverComesLateWithARefusedToken_getsTheOneThatIsThere() {
        HopAnswer first = under.token();
        under.inPlaceOf(first);
        assertThat(shown(under.inPlaceOf(first))).isEqualTo("t2");
        under.passes(Duration.ofSeconds(10));
        assertThat(shown(under.inPlaceOf(first))).isEqualTo("t2");
        assertThat(trade.count()).isEqualTo(2);
    }

    @Test
    void twoWithTheSameRefusedToken_causeOneTrade() {
        HopAnswer first = under.token();
        trade.isSilent();
        CompletionStage<HopAnswer> one = under.hop().tokenInPlaceOf(given(first));
        CompletionStage<HopAnswer> other = under.hop().tokenInPlaceOf(given(first));
        CompletionStage<HopAnswer> newcomer = under.hop().token();
        assertThat(trade.count()).isEqualTo(2);
        trade.speaks(token("fresh"));
        assertThat(shown(join(one))).isEqualTo("fresh");
        assertThat(shown(join(other))).isEqualTo("fresh");
        assertThat(shown(join(newcomer))).as("nobody is given what was refused").isEqualTo("fresh");
    }

    @Test
    void targetThatRefusesEverything_costsOneTradeInASecond() {
        HopAnswer latest = under.token();
        for (int tenth = 0; tenth < 100; tenth++) {
            HopAnswer instead = under.inPlaceOf(latest);
            assertThat(shown(instead)).isIn("NEXT_HOP_REFUSED", "t" + trade.count());
            latest = under.token();
            under.passes(Duration.ofMillis(100));
        }
        assertThat(trade.count()).isEqualTo(1 + 10);
    }

    @Test
    void targetThatRefusesWhatCannotBeRemembered_costsNoReplacementsBesides() {
        trade.givesTokensUntil(NOW);
        for (int request = 0; request < 10; request++) {
            under.inPlaceOf(under.token());
        }
        assertThat(trade.count()).isEqualTo(10 + 1);
    }

    @Test
    void paceOfOneVariant_isNotThatOfAnother() {
        HopAnswer wide = under.token();
        NextHop narrow = under.hop().narrowedTo(scopes("read"));
        HopAnswer narrowed = join(narrow.token());
        assertThat(shown(under.inPlaceOf(wide))).isEqualTo("t3");
        assertThat(shown(join(narrow.tokenInPlaceOf(given(narrowed))))).isEqualTo("t4");
        assertThat(shown(join(under.hops.of("rs2", caller("else")).tokenInPlaceOf(given(wide)))))
                .isEqualTo("t5");
    }

    @Test
    void authorityThatGivesTheRefusedTokenAgain_doesNotGetItSentAgain() {
        trade.answers(token("same"));
        assertThat(shown(under.inPlaceOf(under.token()))).isEqualTo("NEXT_HOP_REFUSED");
        assertThat(shown(under.inPlaceOf(under.token()))).isEqualTo("NEXT_HOP_REFUSED");
        assertThat(trade.count()).isEqualTo(2);
    }

    @Test // RD-8
    void replacementThatCannotBeHad_leavesNothingThatWasRefused() {
        HopAnswer first = under.token();
        trade.answers(Traded.failed(Failure.NO_CONNECTION, ""));
        assertThat(shown(under.inPlaceOf(first))).isEqualTo("AUTHORITY_UNREACHABLE");
        assertThat(shown(under.token())).isEqualTo("AUTHORITY_UNREACHABLE");
    }

    @Test // RD-6, RD-8
    void replacementThatIsRefused_isWhatEverybodyIsTold() {
        HopAnswer first = under.token();
        trade.answers(refused(Reason.NEXT_HOP_TOKEN_REFUSED));
        assertThat(shown(under.inPlaceOf(first))).isEqualTo("NEXT_HOP_TOKEN_REFUSED");
        assertThat(shown(under.inPlaceOf(first))).isEqualTo("NEXT_HOP_TOKEN_REFUSED");
        assertThat(shown(under.token())).isEqualTo("NEXT_HOP_TOKEN_REFUSED");
        assertThat(trade.count()).isEqualTo(2);
    }

    @Test // RD-6
    void replacementThatWasForgotten_isNotRemembered() {
        HopAnswer first = under.token();
        trade.isSilent();
        CompletionStage<HopAnswer> early = under.hop().tokenInPlaceOf(given(first));
        under.hops.forgetAll();
        trade.speaks(token("early"));
        assertThat(shown(join(early))).isEqualTo("early");
        under.hop().token();
        assertThat(trade.count()).isEqualTo(3);
    }

    @Test // RD-2
    void scopesThatAreNotAllowed_areNotReplacedEither() {
        HopToken any = HopToken.bearer("any", CALLERS_END);
        assertThat(shown(join(under.hop().narrowedTo(scopes("admin")).tokenInPlaceOf(any))))
                .isEqualTo("NEXT_HOP_SCOPE_MISSING");
        assertThat(trade.count()).isZero();
    }
}
