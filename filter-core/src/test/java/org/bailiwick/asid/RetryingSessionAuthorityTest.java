package org.bailiwick.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.asid.VerifyAnswer.Inactive;
import org.bailiwick.authority.Failure;
import org.bailiwick.credential.Credential;
import org.junit.jupiter.api.Test;

class RetryingSessionAuthorityTest {
    private static final Failed BROKEN = new Failed(Failure.NO_CONNECTION, "as told");
    private static final Failed SILENT = new Failed(Failure.TIMED_OUT, "as told");
    private static final Credential.Asid PROVEN = TestConsumer.at(0).presented();
    private static final Credential.Asid SECRET = TestConsumer.at(0).presentedWithSecret();

    private static VerifyAnswer ask(Credential.Asid presented, VerifyAnswer... answers) {
        Queue<VerifyAnswer> told = new ArrayDeque<>(List.of(answers));
        SessionAuthority authority =
                new RetryingSessionAuthority(question -> CompletableFuture.completedStage(told.remove()), () -> 0);
        VerifyAnswer answer = authority
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
}
