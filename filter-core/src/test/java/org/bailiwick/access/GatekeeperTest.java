package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.GateUnderTest.MUST_NOT_BE_ASKED;
import static org.bailiwick.access.GateUnderTest.VOUCHES;
import static org.bailiwick.access.GateUnderTest.says;
import static org.bailiwick.access.GateUnderTest.verdict;
import static org.bailiwick.access.Verdicts.answerOf;
import static org.bailiwick.access.Verdicts.contextOf;
import static org.bailiwick.access.Verdicts.problemOf;
import static org.bailiwick.access.Verdicts.reasonOf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request, by its path, its token and what is said of that. */
class GatekeeperTest {
    private final GateUnderTest gate = new GateUnderTest();

    @Test
    void publicRoute_isGrantedWithoutLookingAtTheCredential() {
        Verdict verdict =
                verdict(gate.over(MUST_NOT_BE_ASKED), FakeRequest.get("/health").bearer("§§§"));
        assertThat(contextOf(verdict).subject()).isEmpty();
        assertThat(contextOf(verdict).rule()).isEqualTo("health");
        assertThat(gate.onlyEvent().reason()).isEqualTo(Reason.PUBLIC_ROUTE);
    }

    @Test
    void requestWithoutARule_isDeniedWithoutAsking() {
        Verdict verdict = verdict(
                gate.over(MUST_NOT_BE_ASKED), FakeRequest.get("/nowhere").bearer("t"));
        assertThat(reasonOf(verdict)).isEqualTo(Reason.NO_RULE);
        assertThat(answerOf(verdict).status()).isEqualTo(403);
        assertThat(answerOf(verdict).headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(gate.onlyEvent().rule()).isEqualTo(AccessEvent.NONE);
    }

    @Test
    void pathWithoutANormalForm_isDenied() {
        Gatekeeper gatekeeper = gate.over(MUST_NOT_BE_ASKED);
        for (FakeRequest request : List.of(
                FakeRequest.get("/health/../any"),
                FakeRequest.get("/health").mountedAt("/a;b"),
                FakeRequest.get("/health").routedTo("/any"))) {
            Verdict verdict = verdict(gatekeeper, request);
            assertThat(reasonOf(verdict)).isEqualTo(Reason.PATH_NOT_NORMAL);
            assertThat(answerOf(verdict).status()).isEqualTo(400);
        }
        assertThat(reasonOf(verdict(
                        gatekeeper, FakeRequest.get("/health").mountedAt("/app").routedTo("/health"))))
                .isInstanceOf(AccessContext.class);
    }

    @Test
    void missingCredential_isChallengedWithoutAnError() { // BT-6, BT-9
        HttpAnswer answer = answerOf(verdict(gate.over(MUST_NOT_BE_ASKED), FakeRequest.get("/any")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .isEqualTo("Bearer realm=\"https://api.example.com\", resource_metadata="
                        + "\"https://api.example.com/.well-known/oauth-protected-resource\"");
    }

    @Test
    void acceptedToken_isGrantedWithItsContext() {
        Verdict verdict = verdict(gate.over(VOUCHES), FakeRequest.get("/orders").bearer("t"));
        AccessContext context = contextOf(verdict);
        assertThat(context.subject()).contains("alice");
        assertThat(context.hasScope("orders:read")).isTrue();
        assertThat(context.hasScope("orders:write")).isFalse();
        assertThat(context.hasGrant("teller")).isTrue();
        assertThat(context.hasGrant("manager")).isFalse();
        assertThat(AccessContext.of(name -> name.equals(AccessContext.ATTRIBUTE) ? context : null))
                .contains(context);
        assertThat(gate.onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.GRANTED);
        assertThat(gate.onlyEvent().domain()).isEqualTo("home");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TOKEN_.*"},
            mode = EnumSource.Mode.MATCH_ALL)
    void rejectedToken_isDeniedWithOneTextForAll(Reason reason) { // AT-8, section 7.3
        Verdict verdict = verdict(
                gate.over(says(new Verification.Rejected(reason))),
                FakeRequest.get("/any").bearer("t"));
        assertThat(answerOf(verdict).status()).isEqualTo(401);
        assertThat(answerOf(verdict).header("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\", error_description=\"The access token is not accepted\"");
        assertThat(problemOf(verdict)).containsEntry("code", reason.code());
        assertThat(gate.onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.DENIED);
    }

    @Test
    void tokenNobodyKnows_isDenied() {
        Verdict verdict = verdict(
                gate.over(says(new Verification.NotMine())),
                FakeRequest.get("/any").bearer("t"));
        assertThat(reasonOf(verdict)).isEqualTo(Reason.TOKEN_NOT_RECOGNIZED);
        assertThat(answerOf(verdict).status()).isEqualTo(401);
    }

    @Test
    void unreachableDomain_leavesTheRequestUndecided() {
        Verdict verdict = verdict(
                gate.over(says(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE))),
                FakeRequest.get("/any").bearer("t"));
        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
        assertThat(answerOf(verdict).status()).isEqualTo(503);
        assertThat(answerOf(verdict).headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void authorityThatCannotBeBelieved_isABadGateway() {
        Verdict verdict = verdict(
                gate.over(says(new Verification.Unreachable(Reason.AUTHORITY_ANSWER_INVALID))),
                FakeRequest.get("/any").bearer("t"));
        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
        assertThat(answerOf(verdict).status()).isEqualTo(502);
    }

    @Test
    void decisionBeyondTheDeadline_isLeftUndecided() {
        CompletableFuture<Verification> never = new CompletableFuture<>();
        Verdict verdict = verdict(
                gate.over((credential, believed) -> never, Duration.ofMillis(1)),
                FakeRequest.get("/any").bearer("t"));
        assertThat(reasonOf(verdict)).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(never).isNotDone();
    }

    @Test
    void defectOfADomain_isLeftUndecidedAndNeverGranted() {
        RuntimeException defect = new IllegalStateException("a defect made on purpose, to be logged");
        DomainDirectory throwing = (credential, believed) -> {
            throw defect;
        };
        DomainDirectory failing = (credential, believed) -> CompletableFuture.failedStage(defect);
        for (DomainDirectory domains : List.of(throwing, failing)) {
            Verdict verdict =
                    verdict(gate.over(domains), FakeRequest.get("/any").bearer("t"));
            assertThat(reasonOf(verdict)).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(answerOf(verdict).status()).isEqualTo(503);
        }
    }

    @Test
    void problemDocument_carriesCodeAndTheCallersTraceId() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Verdict verdict = verdict(
                gate.over(VOUCHES),
                FakeRequest.get("/any").with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(problemOf(verdict))
                .containsEntry("status", 401L)
                .containsEntry("title", "Unauthorized")
                .containsEntry("code", "credential_missing")
                .containsEntry("traceId", trace)
                .containsKeys("type", "detail");
        assertThat(gate.onlyEvent().traceId()).isEqualTo(trace);
    }
}
