package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.GateUnderTest.MUST_NOT_BE_ASKED;
import static org.bailiwick.access.GateUnderTest.VOUCHES;
import static org.bailiwick.access.GateUnderTest.says;
import static org.bailiwick.access.GateUnderTest.verdict;
import static org.bailiwick.access.Verdicts.answerOf;
import static org.bailiwick.access.Verdicts.contextOf;
import static org.bailiwick.access.Verdicts.reasonOf;

import java.util.List;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** What rules ask of a caller, and what becomes of one who does not have it. */
class GatekeeperRulesTest {
    private final GateUnderTest gate = new GateUnderTest();

    @Test
    void missingScope_isNamedInTheChallenge() { // BT-10, BT-12
        HttpAnswer answer =
                answerOf(verdict(gate.over(VOUCHES), FakeRequest.get("/write").bearer("t")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"")
                .contains("scope=\"orders:read orders:write\"");
        assertThat(answerOf(verdict(
                                gate.over(VOUCHES), FakeRequest.get("/either").bearer("t")))
                        .header("WWW-Authenticate")
                        .orElseThrow())
                .contains("scope=\"orders:write orders:admin\"");
    }

    @Test
    void grant_mustBeTrue() {
        assertThat(reasonOf(
                        verdict(gate.over(VOUCHES), FakeRequest.get("/teller").bearer("t"))))
                .isInstanceOf(AccessContext.class);
        assertThat(reasonOf(
                        verdict(gate.over(VOUCHES), FakeRequest.get("/manager").bearer("t"))))
                .isEqualTo(Reason.GRANT_MISSING);
    }

    @Test
    void claim_mustBeWhatThePathSays() { // AT-9
        assertThat(reasonOf(verdict(
                        gate.over(VOUCHES), FakeRequest.get("/users/alice").bearer("t"))))
                .isInstanceOf(AccessContext.class);
        assertThat(reasonOf(verdict(
                        gate.over(VOUCHES), FakeRequest.get("/users/bob").bearer("t"))))
                .isEqualTo(Reason.CLAIM_MISMATCH);
    }

    @Test
    void observingRule_letsThroughAndSaysWhatItWouldHaveDone() {
        for (DomainDirectory domains :
                List.of(VOUCHES, says(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE)))) {
            gate.events.clear();
            Verdict verdict =
                    verdict(gate.over(domains), FakeRequest.get("/watched").bearer("t"));
            assertThat(contextOf(verdict).subject()).isEmpty();
            assertThat(gate.onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.OBSERVED);
        }
        assertThat(gate.onlyEvent().reason()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
    }

    @Test
    void preflight_passesWhereTheRuleForTheRequestSaysSo() {
        Gatekeeper gatekeeper = gate.over(MUST_NOT_BE_ASKED);
        FakeRequest preflight = FakeRequest.get("/orders")
                .method("OPTIONS")
                .with("Origin", "https://app.example.com")
                .with("Access-Control-Request-Method", "POST");
        assertThat(reasonOf(verdict(gatekeeper, preflight))).isInstanceOf(AccessContext.class);
        FakeRequest elsewhere = FakeRequest.get("/nowhere")
                .method("OPTIONS")
                .with("Origin", "https://app.example.com")
                .with("Access-Control-Request-Method", "POST");
        assertThat(reasonOf(verdict(gatekeeper, elsewhere))).isEqualTo(Reason.NO_RULE);
        assertThat(reasonOf(verdict(gatekeeper, FakeRequest.get("/orders").method("OPTIONS"))))
                .isEqualTo(Reason.CREDENTIAL_MISSING);
    }
}
