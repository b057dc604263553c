package org.bailiwick.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.VerifyAnswer.Active;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.asid.VerifyAnswer.Inactive;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.credential.Credential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyKindTest {
    private static final Failed BROKEN = new Failed(Failure.NO_CONNECTION, "as told");
    private static final Failed SILENT = new Failed(Failure.TIMED_OUT, "as told");
    private static final VerifyAnswer ACTIVE = new Active(
            new SessionFacts("web-1", "u-8842", Instant.parse("2026-11-21T12:00:00Z"), Map.of(), Map.of()),
            Optional.empty());
    private static final Credential.Asid PROVEN = TestConsumer.at(0).presented();
    private static final Credential.Asid SECRET = TestConsumer.at(0).presentedWithSecret();

    private final VerifyKind kind = new VerifyKind();

    private static VerifyAnswer ask(Credential.Asid presented, VerifyAnswer... answers) {
        Queue<VerifyAnswer> told = new ArrayDeque<>(List.of(answers));
        VerifyAnswer answer = new RetryingWay<VerifyQuestion, VerifyAnswer>(
                        question -> CompletableFuture.completedStage(told.remove()), new VerifyKind(), () -> 0)
                .ask(new VerifyQuestion(presented))
                .toCompletableFuture()
                .join();
        assertThat(told).isEmpty();
        return answer;
    }

    @Test
    void brokenConnection_isTriedOnceMore() {
        assertThat(ask(SECRET, BROKEN, new Inactive())).isEqualTo(new Inactive());
        assertThat(ask(SECRET, BROKEN, BROKEN)).isEqualTo(BROKEN);
        assertThat(ask(SECRET, SILENT)).isEqualTo(SILENT);
        assertThat(ask(SECRET, new Inactive())).isEqualTo(new Inactive());
    }

    @Test // AS-12
    void refusalOfAProofThatWasSentBefore_saysNothing() {
        assertThat(ask(PROVEN, BROKEN, new Inactive())).isEqualTo(BROKEN);
        assertThat(ask(PROVEN, new Inactive())).isEqualTo(new Inactive());
    }

    @Test
    void proofThatWasSentBefore_isBelievedWhereItIsTaken() {
        assertThat(ask(PROVEN, BROKEN, ACTIVE)).isEqualTo(ACTIVE);
        assertThat(ask(PROVEN, BROKEN, SILENT)).isEqualTo(SILENT);
    }

    @Test // AS-12
    void answers_areNoFailures() {
        assertThat(kind.failureOf(ACTIVE)).isEmpty();
        assertThat(kind.failureOf(new Inactive())).isEmpty();
    }

    @ParameterizedTest // AS-12
    @EnumSource(Failure.class)
    void failure_isWhatItIs(Failure failure) {
        VerifyAnswer failed = kind.failed(failure, "why");
        assertThat(failed).isEqualTo(new Failed(failure, "why"));
        assertThat(kind.failureOf(failed)).contains(failure);
    }
}
