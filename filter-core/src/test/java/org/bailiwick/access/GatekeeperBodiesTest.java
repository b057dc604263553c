package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.SessionGateUnderTest.challenges;
import static org.bailiwick.access.SessionGateUnderTest.presenting;
import static org.bailiwick.access.SessionGateUnderTest.refused;
import static org.bailiwick.access.SessionGateUnderTest.verdict;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** What of a request a session covers, and when its body is read for that. */
class GatekeeperBodiesTest {
    private final SessionGateUnderTest gate = new SessionGateUnderTest();

    /** Says at once why a session is refused, and never vouches for one. */
    private static final class Refusing implements DomainDirectory {
        @Override
        public CompletionStage<Verification> verify(Credential credential, List<String> believed) {
            throw new AssertionError("asked (expected: not after a refusal)");
        }

        @Override
        public Optional<Reason> refusal(Credential.Asid presented, List<String> believed) {
            assertThat(believed).containsExactly("sessions");
            return Optional.of(Reason.PROOF_REPLAYED);
        }
    }

    @Test // AS-4
    void bodyAndTarget_areCovered() {
        FakeRequest head = presenting("/v1/files").method("POST");
        verdict(gate.vouching(), Sent.of(head, "hello"));
        assertThat(gate.onlyAsked().covered())
                .isEqualTo(new CoveredRequest(
                        "POST", "/v1/files", CoveredRequest.hash("hello".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void bodyThatCannotBeRead_isRefusedAndNobodyIsAsked() {
        List<CompletionStage<Optional<byte[]>>> unread = List.of(
                CompletableFuture.completedStage(Optional.empty()),
                CompletableFuture.failedStage(new IllegalStateException("broken")));
        for (CompletionStage<Optional<byte[]>> body : unread) {
            HttpAnswer answer =
                    refused(verdict(gate.vouching(), new Sent(presenting("/v1/files"), body)), Reason.BODY_NOT_COVERED);
            assertThat(answer.status()).isEqualTo(400);
        }
        assertThat(refused(verdict(gate.vouching(), presenting("/v1/files")), Reason.BODY_NOT_COVERED)
                        .status())
                .isEqualTo(400); // an adapter that keeps none
        assertThat(gate.asked).isEmpty();
    }

    @Test // AS-2
    void sessionInTheBody_isRefused() {
        HttpAnswer answer = refused(
                verdict(gate.vouching(), Sent.of(presenting("/v1/files"), "a=1&a_sid=" + TestConsumer.SID)),
                Reason.SESSION_MISPLACED);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(gate.asked).isEmpty();
    }

    @Test
    void routeThatSaysSo_leavesTheBodyUnread() {
        verdict(gate.vouching(), presenting("/stream/1"));
        assertThat(gate.onlyAsked().covered().body()).isEqualTo(CoveredRequest.UNSIGNED);
    }

    @Test // AS-3
    void sessionThatIsRefusedAnyhow_hasNoBodyKeptForIt() {
        InboundRequest unread = new Sent(presenting("/v1/files"), new CompletableFuture<>());
        CompletableFuture<Verdict> said =
                gate.over(new Refusing()).admit(unread).toCompletableFuture();
        assertThat(said).isDone();
        HttpAnswer answer = refused(said.join(), Reason.PROOF_REPLAYED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenges(answer)).singleElement().asString().contains("error=\"invalid_proof\"");
    }

    @Test
    void bodiesThatAreTooManyAtATime_areNoRefusal() {
        Gatekeeper gatekeeper = gate.vouching();
        CompletableFuture<Optional<byte[]>> slow = new CompletableFuture<>();
        FakeRequest head = presenting("/v1/files").method("POST").with("Content-Length", "60");
        CompletableFuture<Verdict> first =
                gatekeeper.admit(new Sent(head, slow)).toCompletableFuture();
        Verdict.Undecided second = (Verdict.Undecided) verdict(gatekeeper, Sent.of(head, "x"));
        assertThat(second.reason()).isEqualTo(Reason.BODIES_TOO_MANY);
        assertThat(second.answer().status()).isEqualTo(503);
        assertThat(second.answer().headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");

        slow.complete(Optional.of(new byte[60]));
        assertThat(first.join()).isInstanceOf(Verdict.Granted.class);
        assertThat(verdict(gatekeeper, Sent.of(head, "x"))).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void proofOverABodyWhileTheServiceStops_isUndecidedAndNotCalledBad() {
        Gatekeeper gatekeeper = gate.vouching();
        gatekeeper.close();
        FakeRequest head = presenting("/v1/files").method("POST").with("Content-Length", "1");
        Verdict.Undecided stopping = (Verdict.Undecided) verdict(gatekeeper, Sent.of(head, "x"));
        assertThat(stopping.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(stopping.answer().status()).isEqualTo(503);
        assertThat(gate.asked).isEmpty();
    }
}
