package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.Verdicts.answerOf;
import static org.bailiwick.access.Verdicts.contextOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.AccessEvent.Outcome;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.json.JsonReader;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request whose next hop has refused the token that was got for it. */
class ReplacementTest {
    private static final VerifiedToken ALICE = VerifiedToken.vouchedBy(
                    "home", new Issuer("https://as.example.com"), "alice", Instant.MAX)
            .build();
    private static final HopToken FIRST = token("first");
    private static final HopToken SECOND = token("second");

    private final List<Event> events = new ArrayList<>();
    private final FakeNextHops nextHops = new FakeNextHops("rs2");
    private final Gatekeeper gatekeeper = gatekeeper(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        gatekeeper.close();
    }

    private static HopToken token(String name) {
        return new HopToken(HopToken.AUTHORIZATION, Secret.of("Bearer " + name), Instant.MAX);
    }

    private Gatekeeper gatekeeper(Duration deadline) {
        Rule rule = new Rule(
                "orders",
                Optional.empty(),
                PathPattern.of("/orders"),
                Set.of(),
                new Access.Vouched(Requirement.ANY_CALLER),
                List.of("home"),
                Rule.Mode.OBSERVE,
                Rule.Preflight.PASS,
                Optional.of("rs2"));
        return new Gatekeeper(
                GateConfiguration.of(Policy.of(List.of(rule)), deadline),
                (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(ALICE)),
                nextHops,
                new Journal(events::add, Clock.systemUTC(), System::nanoTime));
    }

    private AccessContext admitted() {
        nextHops.answer(new HopAnswer.Given(FIRST));
        AccessContext context = contextOf(gatekeeper
                .admit(FakeRequest.get("/orders").bearer("callers"))
                .toCompletableFuture()
                .join());
        events.clear();
        return context;
    }

    private Verdict refusedThere(AccessContext context, boolean isRepeatable) {
        return refusedThere(gatekeeper, context, isRepeatable);
    }

    private static Verdict refusedThere(Gatekeeper gatekeeper, AccessContext context, boolean isRepeatable) {
        return gatekeeper
                .refusedAtNextHop(FakeRequest.get("/orders").bearer("callers"), context, isRepeatable)
                .toCompletableFuture()
                .join();
    }

    private void assertAnswered(Verdict verdict, int status, Reason reason) {
        HttpAnswer answer = answerOf(verdict);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
        assertThat(JsonReader.object(answer.body()).orElseThrow()).containsEntry("code", reason.code());
        assertThat(events).singleElement().isInstanceOfSatisfying(AccessEvent.class, event -> {
            assertThat(event.outcome())
                    .isEqualTo(verdict instanceof Verdict.Denied ? Outcome.DENIED : Outcome.UNDECIDED);
            assertThat(event.reason()).isEqualTo(reason);
            assertThat(event.rule()).isEqualTo("orders");
            assertThat(event.domain()).isEqualTo("home");
        });
    }

    @Test
    void requestWhoseTokenIsRefused_isSentAgainWithAnother() {
        AccessContext context = admitted();
        nextHops.answer(new HopAnswer.Given(SECOND));

        AccessContext again = contextOf(refusedThere(context, true));

        assertThat(again.hopToken()).contains(SECOND);
        assertThat(again.nextHop()).isEqualTo(context.nextHop());
        assertThat(again.rule()).isEqualTo("orders");
        assertThat(again.subject()).contains("alice");
        assertThat(context.hopToken()).contains(FIRST);
        assertThat(nextHops.refused()).containsExactly(FIRST);
        assertThat(events).isEmpty();
    }

    /** Whatever the rule does: the caller's token is not what the service has refused. */
    @Test
    void secondTokenThatIsRefused_isTheLast() {
        AccessContext context = admitted();
        nextHops.answer(new HopAnswer.Given(SECOND));
        AccessContext again = contextOf(refusedThere(context, true));

        assertAnswered(refusedThere(again, true), 502, Reason.NEXT_HOP_REFUSED);
        assertThat(nextHops.refused()).containsExactly(FIRST);
    }

    @Test
    void requestThatCannotBeRepeated_endsWithAnotherTokenForTheNext() {
        AccessContext context = admitted();
        nextHops.answer(new HopAnswer.Given(SECOND));

        assertAnswered(refusedThere(context, false), 502, Reason.NEXT_HOP_REFUSED);
        assertThat(nextHops.refused()).containsExactly(FIRST);
    }

    @Test
    void sameTokenOnceMore_isNoReasonToSendTheRequestAgain() {
        assertAnswered(refusedThere(admitted(), true), 502, Reason.NEXT_HOP_REFUSED);
    }

    @Test
    void callersTokenThatIsNotTradedAnyMore_isInvalid() { // RD-8
        AccessContext context = admitted();
        nextHops.answer(new HopAnswer.Refused(Reason.NEXT_HOP_TOKEN_REFUSED));

        assertAnswered(refusedThere(context, true), 401, Reason.NEXT_HOP_TOKEN_REFUSED);
    }

    @Test
    void authorityThatCannotBeAsked_isTheAnswer() { // RD-8
        AccessContext context = admitted();
        nextHops.answer(new HopAnswer.Undecided(Reason.AUTHORITY_UNREACHABLE));

        assertAnswered(refusedThere(context, false), 503, Reason.AUTHORITY_UNREACHABLE);
    }

    @Test
    void tokenThatDoesNotCome_isWaitedForUntilTheDeadline() {
        AccessContext context = admitted();
        CompletableFuture<HopAnswer> never = new CompletableFuture<>();
        nextHops.answer(never);

        try (Gatekeeper hurried = gatekeeper(Duration.ofMillis(1))) {
            assertAnswered(refusedThere(hurried, context, true), 503, Reason.DEADLINE_EXCEEDED);
        }
        assertThat(never).isNotDone();
    }

    @Test
    void defect_isLeftUndecidedAndNeverSentAgain() {
        AccessContext context = admitted();
        nextHops.answer(
                CompletableFuture.failedFuture(new IllegalStateException("a defect made on purpose, to be logged")));

        assertAnswered(refusedThere(context, true), 503, Reason.INTERNAL_ERROR);
    }
}
