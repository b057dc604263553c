package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestClock;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenMemoryTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final TokenHash HASH = TokenHash.of("token");

    private final FakeKeyRing keys = new FakeKeyRing();
    private final TestClock clock = new TestClock(START);
    private final TokenMemory memory = new TokenMemory("home", keys::holds, clock, 100_000, 10_000);

    private static Verification accepted() {
        return accepted("alice");
    }

    private static Verification accepted(String subject) {
        return new Verification.Accepted(
                VerifiedToken.vouchedBy("home", new Issuer("https://as.example.com"), subject, START.plusSeconds(60))
                        .build());
    }

    private void remember(String token, Verification verification, long age) {
        memory.remember(TokenHash.of(token), new Judged(verification, new Basis.Signature(keys.key())), 900, age);
    }

    private List<String> remembered(String... tokens) {
        return Stream.of(tokens)
                .filter(token -> memory.recall(TokenHash.of(token)).isPresent())
                .toList();
    }

    private void rememberFour() {
        remember("alice1", accepted("alice"), memory.age(HASH));
        remember("alice2", accepted("alice"), memory.age(HASH));
        remember("bob", accepted("bob"), memory.age(HASH));
        remember("bad", new Verification.Rejected(Reason.TOKEN_EXPIRED), memory.age(HASH));
    }

    private void remember(Verification verification) {
        memory.remember(HASH, new Judged(verification, new Basis.Signature(keys.key())), 900, memory.age(HASH));
    }

    @Test
    void acceptedToken_isRecalledUntilItExpires() {
        Verification accepted = accepted();
        remember(accepted);
        assertThat(memory.recall(HASH)).contains(accepted);
        clock.set(START.plusSeconds(60).minusMillis(1));
        assertThat(memory.recall(HASH)).contains(accepted);
        clock.set(START.plusSeconds(60));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void withdrawnKey_takesItsTokensWithIt() {
        remember(accepted());
        keys.withdraw();
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void refusedToken_isRecalledForAWhile() {
        Verification refused = new Verification.Rejected(Reason.TOKEN_EXPIRED);
        remember(refused);
        clock.set(START.plusMillis(29_999));
        assertThat(memory.recall(HASH)).contains(refused);
        clock.set(START.plusSeconds(30));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void refusalThatTimeWillChange_isNotRemembered() {
        remember(new Verification.Rejected(Reason.TOKEN_NOT_YET_VALID));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TOKEN_KEY_UNKNOWN", "TOKEN_MALFORMED"})
    void refusalThatRestsOnNoKey_isNotRemembered(Reason reason) {
        memory.remember(
                HASH, new Judged(new Verification.Rejected(reason), new Basis.Nothing()), 900, memory.age(HASH));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void outage_isNotRemembered() {
        remember(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
        remember(new Verification.NotMine());
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void rubbish_cannotPushOutTheGood() {
        Verification accepted = accepted();
        remember(accepted);
        Judged refused = new Judged(new Verification.Rejected(Reason.TOKEN_EXPIRED), new Basis.Signature(keys.key()));
        for (int i = 0; i < 10_000; i++) {
            memory.remember(TokenHash.of("rubbish" + i), refused, 900, memory.age(HASH));
        }
        assertThat(memory.recall(HASH)).contains(accepted);
        assertThat(memory.figures().get(1).bytes()).isLessThanOrEqualTo(10_000);
    }

    private static final Verification INACTIVE = new Verification.Rejected(Reason.TOKEN_INACTIVE);

    private void rememberAnswer(Verification verification, Instant until) {
        memory.remember(HASH, new Judged(verification, new Basis.Answer(until)), 30, memory.age(HASH));
    }

    @Test // IN-8, TBF-6
    void answer_isRecalledAsLongAsTheAuthorityAllows() {
        Verification accepted = accepted();
        rememberAnswer(accepted, START.plusSeconds(20));
        clock.set(START.plusSeconds(20).minusMillis(1));
        assertThat(memory.recall(HASH)).contains(accepted);
        assertThat(memory.recallAccepted(HASH)).contains(accepted);
        clock.set(START.plusSeconds(20));
        assertThat(memory.recall(HASH)).isEmpty();
        assertThat(memory.recallAccepted(HASH)).isEmpty();
    }

    @Test // IN-7, TBF-6
    void answer_isNotRecalledAfterTheTokenHasExpired() {
        rememberAnswer(accepted(), START.plusSeconds(3600));
        clock.set(START.plusSeconds(60).minusMillis(1));
        assertThat(memory.recall(HASH)).isPresent();
        clock.set(START.plusSeconds(60));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test // IN-8, TBF-6
    void inactive_isRecalledAsLongAsTheAuthorityAllowsAndIsNoAcceptance() {
        rememberAnswer(INACTIVE, START.plusSeconds(5));
        clock.set(START.plusMillis(4_999));
        assertThat(memory.recall(HASH)).contains(INACTIVE);
        assertThat(memory.recallAccepted(HASH)).isEmpty();
        clock.set(START.plusSeconds(5));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void keyThatIsWithdrawn_takesNoAnswerWithIt() {
        rememberAnswer(accepted(), START.plusSeconds(20));
        keys.withdraw();
        assertThat(memory.recall(HASH)).isPresent();
    }

    @Test // TBF-6
    void answerThatMustNotBeKept_takesNoRoom() {
        rememberAnswer(accepted(), START);
        rememberAnswer(INACTIVE, START);
        assertThat(memory.figures())
                .allSatisfy(figures -> assertThat(figures.entries()).isZero());
    }

    @Test
    void outageOrStranger_isNotRememberedWhateverItRestsOn() {
        rememberAnswer(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE), START.plusSeconds(20));
        rememberAnswer(new Verification.NotMine(), START.plusSeconds(20));
        rememberAnswer(new Verification.Rejected(Reason.TOKEN_NOT_YET_VALID), START.plusSeconds(20));
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test // IN-8
    void tokenThatWasTakenBack_isRecalledAsInactiveAndLeavesNothingBehind() {
        rememberAnswer(accepted(), START.plusSeconds(20));
        clock.set(START.plusSeconds(20));
        rememberAnswer(INACTIVE, START.plusSeconds(25));
        assertThat(memory.recall(HASH)).contains(INACTIVE);
        assertThat(memory.figures().get(0).entries()).isZero();
    }

    @Test
    void tokenThatIsActiveAgain_isAcceptedThoughARefusalIsRemembered() {
        Verification accepted = accepted();
        rememberAnswer(INACTIVE, START.plusSeconds(5));
        rememberAnswer(accepted, START.plusSeconds(20));
        assertThat(memory.recall(HASH)).contains(accepted);
    }

    @Test
    void tokenThatExpiredWhileItWasKnown_isRefusedOnceAndThenFromMemory() {
        remember(accepted());
        clock.set(START.plusSeconds(60));
        Verification expired = new Verification.Rejected(Reason.TOKEN_EXPIRED);
        remember(expired);
        assertThat(memory.recall(HASH)).contains(expired);
    }

    @Test
    void aMillionInactiveAnswers_pushOutNothingThatWasAccepted() {
        for (int i = 0; i < 20; i++) {
            memory.remember(
                    TokenHash.of("good" + i),
                    new Judged(accepted(), new Basis.Answer(START.plusSeconds(60))),
                    30,
                    memory.age(HASH));
        }
        Judged inactive = new Judged(INACTIVE, new Basis.Answer(START.plusSeconds(5)));
        for (int i = 0; i < 1_000_000; i++) {
            memory.remember(new TokenHash(i, i, i, i), inactive, 30, memory.age(HASH));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(memory.recall(TokenHash.of("good" + i))).isPresent();
        }
        assertThat(memory.figures().get(1).bytes()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void answer_weighsWhatItHoldsHoweverShortTheToken() {
        Map<String, Object> claims = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            claims.put("claim" + i, List.of("x".repeat(1_000), 1L, Map.of("name", "y".repeat(1_000))));
        }
        Verification large = new Verification.Accepted(
                VerifiedToken.vouchedBy("home", new Issuer("https://as.example.com"), "alice", START.plusSeconds(60))
                        .claims(Claims.of(claims))
                        .build());
        rememberAnswer(large, START.plusSeconds(20));
        assertThat(memory.figures().get(0).bytes()).isLessThanOrEqualTo(100_000);
        assertThat(memory.recall(HASH)).isEmpty();
    }

    @Test
    void forgottenSubject_takesItsTokensAndEveryRefusalWithIt() {
        rememberFour();
        assertThat(memory.forgetSubject("alice"::equals)).isEqualTo(new Forgotten(2, 1));
        assertThat(remembered("alice1", "alice2", "bob", "bad")).containsExactly("bob");
        assertThat(memory.forgetSubject("alice"::equals)).isEqualTo(Forgotten.NOTHING);
    }

    @Test
    void forgottenToken_isForgottenAlone() {
        rememberFour();
        assertThat(memory.forget(TokenHash.of("alice1"))).isEqualTo(new Forgotten(1, 0));
        assertThat(memory.forget(TokenHash.of("bad"))).isEqualTo(new Forgotten(0, 1));
        assertThat(memory.forget(TokenHash.of("unheard"))).isEqualTo(Forgotten.NOTHING);
        assertThat(remembered("alice1", "alice2", "bob", "bad")).containsExactly("alice2", "bob");
    }

    @Test
    void forgottenDomain_remembersNothing() {
        rememberFour();
        assertThat(memory.forgetAll()).isEqualTo(new Forgotten(3, 1));
        assertThat(remembered("alice1", "alice2", "bob", "bad")).isEmpty();
    }

    @Test
    void whatWasAskedBeforeAnEviction_isNotRememberedAfterIt() {
        for (Supplier<Forgotten> eviction : List.<Supplier<Forgotten>>of(
                memory::forgetAll, () -> memory.forgetSubject("alice"::equals), () -> memory.forget(HASH))) {
            long asked = memory.age(HASH);
            eviction.get();
            remember("accepted", accepted(), asked);
            remember("refused", new Verification.Rejected(Reason.TOKEN_EXPIRED), asked);
            assertThat(remembered("accepted", "refused")).isEmpty();
        }
        remember("accepted", accepted(), memory.age(HASH));
        assertThat(remembered("accepted")).isNotEmpty();
    }

    @Test
    void whatIsForgottenAlone_leavesAllElseAndWhatIsAskedAboutIt() {
        rememberFour();
        long asked = memory.age(TokenHash.of("alice1"));
        long askedElse = memory.age(TokenHash.of("else"));
        memory.forgetOnly(TokenHash.of("alice1"));
        memory.forgetOnly(TokenHash.of("bad"));
        assertThat(remembered("alice1", "alice2", "bob", "bad")).containsExactly("alice2", "bob");
        remember("alice1", accepted("alice"), asked);
        remember("else", accepted("else"), askedElse);
        assertThat(remembered("alice1", "else")).containsExactly("else");
        remember("alice1", accepted("alice"), memory.age(TokenHash.of("alice1")));
        assertThat(remembered("alice1")).containsExactly("alice1");
    }

    @Test
    void evictionAmongThoseWhoRemember_leavesNothingOfBeforeBehind() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 300; round++) {
                long asked = memory.age(HASH);
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<Boolean>> all = new ArrayList<>();
                for (String token : List.of("1", "2", "3")) {
                    all.add(threads.submit(() -> {
                        start.await();
                        remember(token, accepted(), asked);
                        return true;
                    }));
                }
                start.await();
                memory.forgetAll();
                for (Future<Boolean> one : all) {
                    one.get();
                }
                assertThat(remembered("1", "2", "3")).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
