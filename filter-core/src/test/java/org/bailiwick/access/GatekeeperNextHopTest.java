package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.Verdicts.answerOf;
import static org.bailiwick.access.Verdicts.contextOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.AccessEvent;
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
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatekeeperNextHopTest {
    private static final VerifiedToken ALICE = VerifiedToken.vouchedBy(
                    "home", new Issuer("https://as.example.com"), "alice", Instant.MAX)
            .build();
    private static final DomainDirectory VOUCHES =
            (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(ALICE));
    private static final HopToken TOKEN = new HopToken("Authorization", Secret.of("Bearer for-rs2"), Instant.MAX);

    private final List<Event> events = new ArrayList<>();
    private final FakeNextHops nextHops = new FakeNextHops("rs2", "rs3");
    private final List<Gatekeeper> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Gatekeeper::close);
    }

    private static Rule rule(String id, Rule.Mode mode, Optional<String> nextHop) {
        return new Rule(
                id,
                Optional.empty(),
                PathPattern.of("/" + id),
                Set.of(),
                new Access.Vouched(Requirement.ANY_CALLER),
                List.of("home"),
                mode,
                Rule.Preflight.PASS,
                nextHop);
    }

    private Gatekeeper gatekeeper(DomainDirectory domains, Duration deadline) {
        Policy policy = Policy.of(List.of(
                rule("plain", Rule.Mode.ENFORCE, Optional.empty()),
                rule("hop", Rule.Mode.ENFORCE, Optional.of("rs2")),
                rule("watched", Rule.Mode.OBSERVE, Optional.of("rs2"))));
        Gatekeeper gatekeeper = new Gatekeeper(
                GateConfiguration.of(Map.of(), policy, deadline, true),
                domains,
                nextHops,
                new Journal(events::add, Clock.systemUTC(), System::nanoTime));
        opened.add(gatekeeper);
        return gatekeeper;
    }

    private Verdict verdict(String path) {
        return verdict(gatekeeper(VOUCHES, Duration.ofMinutes(1)), path);
    }

    private static Verdict verdict(Gatekeeper gatekeeper, String path) {
        return gatekeeper
                .admit(FakeRequest.get(path).bearer("callers"))
                .toCompletableFuture()
                .join();
    }

    private static Object code(HttpAnswer answer) {
        return JsonReader.object(answer.body()).orElseThrow().get("code");
    }

    private AccessEvent onlyEvent() {
        assertThat(events).singleElement().isInstanceOf(AccessEvent.class);
        return (AccessEvent) events.get(0);
    }

    @Test
    void ruleWithANextHop_goesOnWithItsToken() { // RD-7
        nextHops.answer(new HopAnswer.Given(TOKEN));

        AccessContext context = contextOf(verdict("/hop"));

        assertThat(context.hopToken()).contains(TOKEN);
        assertThat(context.nextHop()).get().extracting("name").isEqualTo("rs2");
        assertThat(nextHops.asked()).containsExactly("rs2");
        assertThat(new UpstreamHeaders(UpstreamSettings.DEFAULT).identifying(context))
                .containsEntry("Authorization", "Bearer for-rs2");
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.GRANTED);
    }

    @Test
    void ruleWithoutANextHop_asksForNone() {
        AccessContext context = contextOf(verdict("/plain"));

        assertThat(context.hopToken()).isEmpty();
        assertThat(context.nextHop()).isEmpty();
        assertThat(nextHops.asked()).isEmpty();
        assertThat(new UpstreamHeaders(UpstreamSettings.DEFAULT).identifying(context))
                .doesNotContainKey("Authorization");
        assertThat(context.nextHop("rs3")).get().extracting("name").isEqualTo("rs3");
    }

    @Test
    void callerWhoMayNotHaveOne_isRefused() { // RD-2, RD-8
        nextHops.answer(new HopAnswer.Refused(Reason.NEXT_HOP_SCOPE_MISSING, Scopes.of(List.of("stock:read"))));
        HttpAnswer answer = answerOf(verdict("/hop"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("next_hop_scope_missing");
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "scope=\"stock:read\"");
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.DENIED);
    }

    @Test
    void callersTokenThatIsNotTaken_isABadToken() { // RD-8
        nextHops.answer(new HopAnswer.Refused(Reason.NEXT_HOP_TOKEN_REFUSED));
        HttpAnswer answer = answerOf(verdict("/hop"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
    }

    @Test
    void tokenThatIsTooWideOrCannotBeHad_leavesTheRequestUndecided() { // RD-8
        nextHops.answer(new HopAnswer.Undecided(Reason.NEXT_HOP_AUDIENCE_WIDER));
        HttpAnswer wider = answerOf(verdict("/hop"));
        assertThat(wider.status()).isEqualTo(502);
        assertThat(wider.headers()).doesNotContainKey("WWW-Authenticate");

        nextHops.answer(new HopAnswer.Undecided(Reason.AUTHORITY_UNREACHABLE));
        HttpAnswer down = answerOf(verdict("/hop"));
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.headers()).doesNotContainKey("WWW-Authenticate").containsKey("Retry-After");
    }

    @Test
    void tokenThatTakesTooLong_leavesTheRequestUndecided() {
        nextHops.answer(new CompletableFuture<>());

        HttpAnswer answer = answerOf(verdict(gatekeeper(VOUCHES, Duration.ofMillis(20)), "/hop"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("deadline_exceeded");
    }

    @Test
    void tokenThatComesLater_isWaitedFor() {
        CompletableFuture<HopAnswer> coming = new CompletableFuture<>();
        nextHops.answer(coming);
        CompletableFuture<Verdict> verdict = gatekeeper(VOUCHES, Duration.ofMinutes(1))
                .admit(FakeRequest.get("/hop").bearer("callers"))
                .toCompletableFuture();
        assertThat(verdict).isNotDone();

        coming.complete(new HopAnswer.Given(TOKEN));

        assertThat(contextOf(verdict.join()).hopToken()).contains(TOKEN);
    }

    @Test
    void defectOfANextHop_isLeftUndecidedAndNeverGranted() {
        nextHops.answer(CompletableFuture.failedFuture(new IllegalStateException("a bug")));
        assertThat(code(answerOf(verdict("/hop")))).isEqualTo("internal_error");

        DomainDirectory later =
                (credential, believed) -> CompletableFuture.supplyAsync(() -> new Verification.Accepted(ALICE));
        assertThat(code(answerOf(verdict(gatekeeper(later, Duration.ofMinutes(1)), "/hop"))))
                .isEqualTo("internal_error");
    }

    @Test
    void observedRule_goesOnWithoutAToken() {
        nextHops.answer(new HopAnswer.Undecided(Reason.AUTHORITY_UNREACHABLE));

        AccessContext context = contextOf(verdict("/watched"));

        assertThat(context.hopToken()).isEmpty();
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.OBSERVED);
        assertThat(onlyEvent().reason()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
    }

    @Test
    void callersTokenThatIsRefused_takesItsTradesAlong() { // RD-6
        DomainDirectory rejects = (credential, believed) ->
                CompletableFuture.completedStage(new Verification.Rejected(Reason.TOKEN_INACTIVE));

        answerOf(verdict(gatekeeper(rejects, Duration.ofMinutes(1)), "/plain"));

        assertThat(nextHops.forgotten()).containsExactly(TokenHash.of("callers"));
    }

    @Test
    void callerNobodyVouchedFor_hasNoWayToAnywhere() {
        AccessContext anonymous = AccessContext.anonymous("health");

        assertThat(anonymous.nextHop("rs2")).isEmpty();
        assertThat(anonymous.nextHop()).isEmpty();
        assertThat(anonymous.hopToken()).isEmpty();
    }

    @Test
    void context_printsNoToken() {
        nextHops.answer(new HopAnswer.Given(TOKEN));

        assertThat(contextOf(verdict("/hop")).toString()).doesNotContain("callers", "for-rs2", "alice");
    }
}
