package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.HopsUnderTest.CALLERS_END;
import static org.bailiwick.exchange.HopsUnderTest.NOW;
import static org.bailiwick.exchange.HopsUnderTest.caller;
import static org.bailiwick.exchange.HopsUnderTest.discarded;
import static org.bailiwick.exchange.HopsUnderTest.refused;
import static org.bailiwick.exchange.HopsUnderTest.scopes;
import static org.bailiwick.exchange.HopsUnderTest.shown;
import static org.bailiwick.exchange.HopsUnderTest.token;
import static org.bailiwick.exchange.HopsUnderTest.vouched;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HopMemoryTest {
    private final HopsUnderTest under = new HopsUnderTest();
    private final ScriptedTrade trade = under.trade;

    private String shownOf(String edge, Caller caller) {
        return shown(join(under.hops.of(edge, caller).token()));
    }

    /** For how many milliseconds the same is given without trading again. */
    private long keptFor(Traded traded) {
        trade.answers(traded);
        under.token();
        long millis = 0;
        while (trade.count() == 1 && millis < 1_000_000) {
            millis += 100;
            under.passes(Duration.ofMillis(100));
            under.token();
        }
        return millis;
    }

    private static Traded tokenUntil(Instant end) {
        return Traded.given(HopToken.bearer("t", end));
    }

    @Test // RD-6
    void rememberedToken_isGivenAtOnceWithoutTrading() {
        assertThat(shown(under.token())).isEqualTo("t1");
        CompletableFuture<HopAnswer> again = under.hop().token().toCompletableFuture();
        assertThat(again).isCompleted();
        assertThat(shown(join(again))).isEqualTo("t1");
        assertThat(trade.count()).isOne();
        assertThat(trade.asked()).containsExactly(scopes("read", "write"));
    }

    @Test // RD-6, IC-12
    void variants_areNeverMixed() {
        Caller other = new Caller(
                vouched("away", CALLERS_END).scopes(scopes("read", "write")).build(), "caller");
        Caller less =
                new Caller(vouched("home", CALLERS_END).scopes(scopes("read")).build(), "caller");
        for (int round = 0; round < 2; round++) {
            assertThat(shownOf("rs2", caller("caller"))).isEqualTo("t1");
            assertThat(shownOf("rs3", caller("caller"))).as("other target").isEqualTo("t2");
            assertThat(shownOf("rs2", caller("else"))).as("other caller").isEqualTo("t3");
            assertThat(shown(join(under.hop().narrowedTo(scopes("write")).token())))
                    .as("other scopes")
                    .isEqualTo("t4");
            assertThat(shownOf("ours", caller("caller"))).isEqualTo("t5");
            assertThat(shownOf("ours", other)).as("other domain").isEqualTo("t6");
            assertThat(shownOf("rs2", less)).as("other scopes of the caller").isEqualTo("t7");
        }
        assertThat(trade.count()).isEqualTo(7);
    }

    @Test // RD-6, IC-12
    void sameScopesByAnotherWay_areTheSameVariant() {
        under.token();
        join(under.hop().narrowedTo(scopes("write", "read")).token());
        assertThat(trade.count()).isOne();
    }

    @ParameterizedTest // RD-6, IC-12
    @CsvSource({
        "300, 600, 295000", // its end, less what it needs to get there
        "600, 300, 295000", // the caller's end
        "600, 600, 595000",
        "50,  600, 45000",
        "20,  600, 18000", // a tenth of its life
        "1,   600, 900",
        "600, 2,   1800"
    })
    void token_isKeptUntilShortlyBeforeTheFirstEnd(int tokens, int callers, long kept) {
        Caller caller = new Caller(
                vouched("home", NOW.plusSeconds(callers)).scopes(scopes("read")).build(), "caller");
        trade.answers(tokenUntil(NOW.plusSeconds(tokens)));
        shownOf("rs2", caller);
        under.passes(Duration.ofMillis(kept - 1));
        shownOf("rs2", caller);
        assertThat(trade.count()).isOne();
        under.passes(Duration.ofMillis(1));
        shownOf("rs2", caller);
        assertThat(trade.count()).isEqualTo(2);
    }

    @ParameterizedTest // RD-6
    @CsvSource({"0, 600", "-1, 600", "600, 0", "600, -10"})
    void tokenWithoutALifeLeft_isNotKept(int tokens, int callers) {
        Caller caller = new Caller(
                vouched("home", NOW.plusSeconds(callers)).scopes(scopes("read")).build(), "caller");
        trade.answers(tokenUntil(NOW.plusSeconds(tokens)));
        shownOf("rs2", caller);
        shownOf("rs2", caller);
        assertThat(trade.count()).isEqualTo(2);
    }

    @Test
    void tokenWithoutAnEnd_endsWithTheCallers() {
        assertThat(keptFor(tokenUntil(Instant.MAX))).isEqualTo(595_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "NEXT_HOP_TOKEN_REFUSED",
                "NEXT_HOP_SCOPE_REFUSED",
                "NEXT_HOP_TARGET_REFUSED",
                "NEXT_HOP_RELAY_REFUSED"
            })
    void refusal_isRememberedForAShortWhile(Reason reason) {
        assertThat(keptFor(refused(reason))).isEqualTo(5_000);
    }

    @Test
    void discardedToken_isRememberedForAShortWhile() {
        assertThat(keptFor(discarded(Reason.NEXT_HOP_SCOPE_WIDER))).isEqualTo(5_000);
        assertThat(shown(under.token())).isEqualTo("NEXT_HOP_SCOPE_WIDER");
    }

    @ParameterizedTest // RD-8
    @EnumSource(Failure.class)
    void failure_isNotRemembered(Failure failure) {
        trade.answers(Traded.failed(failure, ""));
        assertThat(shown(under.token())).isEqualTo(failure.reason().name());
        trade.answers(token("good"));
        assertThat(shown(under.token())).isEqualTo("good");
    }

    @Test // RD-6
    void refusedCallersToken_takesAllThatWasGotForIt() {
        under.token();
        shownOf("ours", caller("caller"));
        shownOf("rs2", caller("else"));
        trade.answers(refused(Reason.NEXT_HOP_TOKEN_REFUSED));
        assertThat(shownOf("rs3", caller("caller"))).isEqualTo("NEXT_HOP_TOKEN_REFUSED");

        trade.answers(token("new"));
        assertThat(shown(under.token())).isEqualTo("new");
        assertThat(shownOf("ours", caller("caller"))).isEqualTo("new");
        assertThat(shownOf("rs2", caller("else"))).as("another caller's").isEqualTo("t3");
        assertThat(shownOf("rs3", caller("caller"))).as("the refusal").isEqualTo("NEXT_HOP_TOKEN_REFUSED");
    }

    @Test // RD-6
    void otherRefusals_takeNothing() {
        under.token();
        for (Traded none : List.of(
                refused(Reason.NEXT_HOP_SCOPE_REFUSED),
                refused(Reason.NEXT_HOP_TARGET_REFUSED),
                discarded(Reason.NEXT_HOP_LIFE_LONGER),
                Traded.failed(Failure.TIMED_OUT, ""))) {
            trade.answers(none);
            shownOf("rs3", caller("caller"));
            under.passes(Duration.ofSeconds(5));
        }
        assertThat(shown(under.token())).isEqualTo("t1");
    }

    @Test // RD-6
    void refusedCallersToken_takesWhatIsBeingGotForIt() {
        trade.isSilent();
        CompletionStage<HopAnswer> refused =
                under.hops.of("rs3", caller("caller")).token();
        CompletionStage<HopAnswer> late = under.hop().token();
        trade.speaks(refused(Reason.NEXT_HOP_TOKEN_REFUSED));
        trade.speaks(token("late"));
        assertThat(shown(join(refused))).isEqualTo("NEXT_HOP_TOKEN_REFUSED");
        assertThat(shown(join(late))).isEqualTo("late");

        under.hop().token();
        assertThat(trade.count()).as("late is not remembered").isEqualTo(3);
    }

    @Test
    void whoeverWaits_cannotAnswerForTheAuthority() {
        HopAnswer forged = new HopAnswer.Given(HopToken.bearer("forged", CALLERS_END));
        trade.isSilent();
        CompletionStage<HopAnswer> first = under.hop().token();
        CompletionStage<HopAnswer> second = under.hop().token();
        first.toCompletableFuture().complete(forged);
        first.toCompletableFuture().obtrudeValue(forged);
        trade.speaks(token("right"));
        assertThat(shown(join(second))).isEqualTo("right");

        CompletionStage<HopAnswer> remembered = under.hop().token();
        remembered.toCompletableFuture().complete(forged);
        remembered.toCompletableFuture().obtrudeValue(forged);
        assertThat(shown(join(remembered))).isEqualTo("right");
        assertThat(shown(under.token())).isEqualTo("right");
    }

    @Test // RD-6
    void forgottenTokens_areGotAnew() {
        under.token();
        shownOf("rs3", caller("caller"));
        shownOf("rs2", caller("else"));
        assertThat(under.hops.forget(TokenHash.of("caller"))).isEqualTo(2);
        assertThat(under.hops.forget(TokenHash.of("caller"))).isZero();
        assertThat(shown(under.token())).isEqualTo("t4");
        assertThat(shownOf("rs2", caller("else"))).isEqualTo("t3");

        assertThat(under.hops.forgetAll()).isEqualTo(2);
        assertThat(under.hops.forgetAll()).isZero();
        assertThat(shownOf("rs2", caller("else"))).isEqualTo("t5");
    }

    @Test // RD-6
    void whatWasAskedBeforeItWasForgotten_isNotRemembered() {
        for (Runnable forgetting :
                List.<Runnable>of(() -> under.hops.forget(TokenHash.of("caller")), () -> under.hops.forgetAll())) {
            int before = trade.count();
            trade.isSilent();
            CompletionStage<HopAnswer> early = under.hop().token();
            forgetting.run();
            CompletionStage<HopAnswer> later = under.hop().token();
            assertThat(trade.count())
                    .as("the later does not wait for the earlier")
                    .isEqualTo(before + 2);
            trade.speaks(token("early"));
            assertThat(shown(join(early))).isEqualTo("early");
            CompletionStage<HopAnswer> latest = under.hop().token();
            assertThat(latest.toCompletableFuture()).isNotDone();

            trade.speaks(token("later"));
            assertThat(shown(join(later))).isEqualTo("later");
            assertThat(shown(join(latest))).isEqualTo("later");
            assertThat(shown(under.token())).isEqualTo("later");
            under.hops.forgetAll();
        }
    }

    @Test
    void bugBelow_leavesNobodyWaiting() {
        List<Trade> broken = List.of(
                (caller, scopes) -> {
                    throw new IllegalStateException("a bug");
                },
                (caller, scopes) -> CompletableFuture.failedStage(new IllegalStateException("a bug")),
                (caller, scopes) -> CompletableFuture.completedStage(null));
        for (Trade trade : broken) {
            NextHop hop = under.over(trade, 1_000_000).of("rs2", caller("caller"));
            assertThat(shown(join(hop.token()))).isEqualTo("INTERNAL_ERROR");
            assertThat(shown(join(hop.token()))).isEqualTo("INTERNAL_ERROR");
        }
    }

    @Test
    void memory_isBounded() {
        ConfiguredNextHops small = under.over(trade, 50_000);
        for (int number = 0; number < 1_000; number++) {
            join(small.of("rs2", caller("caller" + number)).token());
        }
        assertThat(small.figures()).extracting(Figures::cache).containsExactly("next-hops");
        assertThat(small.figures().get(0).bytes()).isBetween(10_000L, 50_000L);
        assertThat(small.figures().get(0).entries()).isBetween(10L, 60L);
    }
}
