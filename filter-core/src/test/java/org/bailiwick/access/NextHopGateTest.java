package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.AccessEvent.Outcome;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
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
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a rule has a next hop: no token for it, no request; and what becomes of one whose token is refused there. */
class NextHopGateTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final VerifiedToken ALICE = VerifiedToken.vouchedBy(
                    "home", new Issuer("https://as.example.com"), "alice", NOW.plusSeconds(60))
            .scopes(Scopes.of(List.of("orders:read")))
            .build();
    private static final CompletionStage<HopAnswer> FIRST = FakeNextHops.given(FakeNextHops.FIRST);
    private static final CompletionStage<HopAnswer> SECOND = FakeNextHops.given(FakeNextHops.SECOND);

    private final List<Event> events = new ArrayList<>();

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

    private Gatekeeper gatekeeper(FakeNextHops nextHops) {
        return gatekeeper(
                nextHops,
                (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(ALICE)),
                Duration.ofSeconds(3));
    }

    private Gatekeeper gatekeeper(FakeNextHops nextHops, DomainDirectory domains, Duration deadline) {
        Policy policy = Policy.of(List.of(
                rule("orders", Rule.Mode.ENFORCE, Optional.of("rs2")),
                rule("watched", Rule.Mode.OBSERVE, Optional.of("rs2")),
                rule("plain", Rule.Mode.ENFORCE, Optional.empty())));
        Configuration configuration = new Configuration(
                URI.create("https://api.example.com"),
                Set.of(),
                URI.create("https://api.example.com"),
                Map.of(),
                policy,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                UpstreamSettings.DEFAULT,
                new Limits(100, deadline, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0),
                new Configuration.Insecure(false, false),
                List.of());
        return new Gatekeeper(
                configuration,
                domains,
                nextHops,
                new Journal(events::add, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime));
    }

    private static FakeRequest request(String path) {
        return FakeRequest.get(path).bearer("t");
    }

    private static Verdict admitted(Gatekeeper gatekeeper, String path) {
        return gatekeeper.admit(request(path)).toCompletableFuture().join();
    }

    private static Verdict refusedThere(Gatekeeper gatekeeper, AccessContext context, boolean isRepeatable) {
        return gatekeeper
                .refusedAtNextHop(request("/orders"), context, isRepeatable)
                .toCompletableFuture()
                .join();
    }

    private Verdict refusedThere(CompletionStage<HopAnswer> another, boolean isRepeatable) {
        Gatekeeper gatekeeper = gatekeeper(new FakeNextHops(FIRST, refused -> another));
        AccessContext context = contextOf(admitted(gatekeeper, "/orders"));
        events.clear();
        return refusedThere(gatekeeper, context, isRepeatable);
    }

    private static AccessContext contextOf(Verdict verdict) {
        return verdict.fold(
                Verdict.Granted::context,
                denied -> {
                    throw new AssertionError(denied);
                },
                undecided -> {
                    throw new AssertionError(undecided);
                });
    }

    private static HttpAnswer answerOf(Verdict verdict) {
        return verdict.fold(
                granted -> {
                    throw new AssertionError("granted");
                },
                Verdict.Denied::answer,
                Verdict.Undecided::answer);
    }

    private void assertAnswered(Verdict verdict, int status, Reason reason) {
        HttpAnswer answer = answerOf(verdict);
        assertThat(answer.status()).isEqualTo(status);
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
    void token_isThereBeforeTheRequestGoesOn() { // RD-7
        Gatekeeper gatekeeper = gatekeeper(new FakeNextHops(FIRST, refused -> SECOND));

        AccessContext context = contextOf(admitted(gatekeeper, "/orders"));

        assertThat(context.hopToken()).contains(FakeNextHops.FIRST);
        assertThat(context.nextHop())
                .hasValueSatisfying(hop -> assertThat(hop.name()).isEqualTo("rs2"));
        assertThat(context.subject()).contains("alice");
        assertThat(events).hasSize(1);
    }

    @Test
    void ruleWithoutANextHop_getsNoTokenAndLetsTheApplicationGetOne() {
        Gatekeeper gatekeeper =
                gatekeeper(new FakeNextHops(FakeNextHops.undecided(Reason.AUTHORITY_UNREACHABLE), refused -> SECOND));

        AccessContext context = contextOf(admitted(gatekeeper, "/plain"));

        assertThat(context.hopToken()).isEmpty();
        assertThat(context.nextHop()).isEmpty();
        assertThat(context.nextHop("rs2")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"NEXT_HOP_SCOPE_MISSING", "NEXT_HOP_SCOPE_REFUSED"})
    void missingScope_isNamedInTheChallenge(Reason reason) { // RD-2
        Scopes needed = Scopes.of(List.of("stock:read"));

        Verdict verdict = admitted(
                gatekeeper(new FakeNextHops(FakeNextHops.refused(reason, needed), refused -> SECOND)), "/orders");

        assertAnswered(verdict, 403, reason);
        assertThat(answerOf(verdict).headers().get("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"")
                .contains("scope=\"stock:read\"");
    }

    @Test
    void tokenThatTheAuthorityDoesNotTrade_isInvalid() { // RD-8
        Verdict verdict = admitted(
                gatekeeper(new FakeNextHops(
                        FakeNextHops.refused(Reason.NEXT_HOP_TOKEN_REFUSED, Scopes.NONE), refused -> SECOND)),
                "/orders");

        assertAnswered(verdict, 401, Reason.NEXT_HOP_TOKEN_REFUSED);
        assertThat(answerOf(verdict).headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"AUTHORITY_UNREACHABLE", "CREDENTIALS_REFUSED", "NEXT_HOP_SCOPE_WIDER", "NEXT_HOP_TYPE_WRONG"})
    void whatOnlyTheAuthorityCanAnswerFor_saysNothingAboutTheCaller(Reason reason) { // RD-8
        Verdict verdict =
                admitted(gatekeeper(new FakeNextHops(FakeNextHops.undecided(reason), refused -> SECOND)), "/orders");

        assertAnswered(verdict, reason.kind() == Reason.Kind.UNAVAILABLE ? 503 : 502, reason);
        assertThat(answerOf(verdict).headers()).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void tokenThatDoesNotCome_isWaitedForUntilTheDeadline() {
        Gatekeeper gatekeeper = gatekeeper(
                new FakeNextHops(new CompletableFuture<>(), refused -> SECOND),
                (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(ALICE)),
                Duration.ofMillis(1));

        assertAnswered(admitted(gatekeeper, "/orders"), 503, Reason.DEADLINE_EXCEEDED);
    }

    @Test
    void ruleThatObserves_letsThroughWithoutAToken() {
        Gatekeeper gatekeeper =
                gatekeeper(new FakeNextHops(FakeNextHops.undecided(Reason.AUTHORITY_UNREACHABLE), refused -> SECOND));

        AccessContext context = contextOf(admitted(gatekeeper, "/watched"));

        assertThat(context.hopToken()).isEmpty();
        assertThat(context.token()).isEmpty();
    }

    @Test
    void callersTokenThatIsRejected_takesWhatWasGotForItAlong() { // RD-6
        FakeNextHops nextHops = new FakeNextHops(FIRST, refused -> SECOND);
        Gatekeeper gatekeeper = gatekeeper(
                nextHops,
                (credential, believed) ->
                        CompletableFuture.completedStage(new Verification.Rejected(Reason.TOKEN_EXPIRED)),
                Duration.ofSeconds(3));

        admitted(gatekeeper, "/orders");

        assertThat(nextHops.forgotten).containsExactly(TokenHash.of("t"));
    }

    @Test
    void requestWhoseTokenIsRefusedThere_isSentAgainWithAnother() {
        AccessContext again = contextOf(refusedThere(SECOND, true));

        assertThat(again.hopToken()).contains(FakeNextHops.SECOND);
        assertThat(again.nextHop()).isPresent();
        assertThat(again.rule()).isEqualTo("orders");
        assertThat(again.subject()).contains("alice");
        assertThat(events).isEmpty();
    }

    @Test
    void secondTokenThatIsRefusedThere_isTheLast() {
        List<Object> asked = new ArrayList<>();
        Gatekeeper gatekeeper = gatekeeper(new FakeNextHops(FIRST, refused -> {
            asked.add(refused);
            return SECOND;
        }));
        AccessContext again = contextOf(refusedThere(gatekeeper, contextOf(admitted(gatekeeper, "/orders")), true));
        events.clear();

        Verdict verdict = refusedThere(gatekeeper, again, true);

        assertAnswered(verdict, 502, Reason.NEXT_HOP_REFUSED);
        assertThat(answerOf(verdict).headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(asked).containsExactly(FakeNextHops.FIRST);
    }

    @Test
    void requestThatCannotBeRepeated_endsWithAnotherTokenInHand() {
        List<Object> asked = new ArrayList<>();
        Gatekeeper gatekeeper = gatekeeper(new FakeNextHops(FIRST, refused -> {
            asked.add(refused);
            return SECOND;
        }));
        AccessContext context = contextOf(admitted(gatekeeper, "/orders"));
        events.clear();

        assertAnswered(refusedThere(gatekeeper, context, false), 502, Reason.NEXT_HOP_REFUSED);
        assertThat(asked).containsExactly(FakeNextHops.FIRST);
    }

    @Test
    void sameTokenOnceMore_isNoReasonToSendTheRequestAgain() {
        assertAnswered(refusedThere(FIRST, true), 502, Reason.NEXT_HOP_REFUSED);
    }

    @Test
    void whatStandsInTheWayOfAnotherToken_isTheAnswer() { // RD-8
        assertAnswered(
                refusedThere(FakeNextHops.refused(Reason.NEXT_HOP_TOKEN_REFUSED, Scopes.NONE), true),
                401,
                Reason.NEXT_HOP_TOKEN_REFUSED);
        events.clear();
        assertAnswered(
                refusedThere(FakeNextHops.undecided(Reason.AUTHORITY_UNREACHABLE), false),
                503,
                Reason.AUTHORITY_UNREACHABLE);
    }

    @Test
    void otherTokenThatDoesNotCome_isWaitedForUntilTheDeadline() {
        Gatekeeper gatekeeper = gatekeeper(
                new FakeNextHops(FIRST, refused -> new CompletableFuture<>()),
                (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(ALICE)),
                Duration.ofMillis(1));
        AccessContext context = contextOf(admitted(gatekeeper, "/orders"));
        events.clear();

        assertAnswered(refusedThere(gatekeeper, context, true), 503, Reason.DEADLINE_EXCEEDED);
    }

    @Test
    void defect_isLeftUndecidedAndNeverSentAgain() {
        RuntimeException defect = new IllegalStateException("a defect made on purpose, to be logged");
        Gatekeeper throwing = gatekeeper(new FakeNextHops(FIRST, refused -> {
            throw defect;
        }));
        AccessContext context = contextOf(admitted(throwing, "/orders"));
        events.clear();
        assertAnswered(refusedThere(throwing, context, true), 503, Reason.INTERNAL_ERROR);
        events.clear();
        assertAnswered(refusedThere(CompletableFuture.failedStage(defect), true), 503, Reason.INTERNAL_ERROR);
    }
}
