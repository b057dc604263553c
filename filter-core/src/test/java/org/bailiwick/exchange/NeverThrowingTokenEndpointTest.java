package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.concurrent.CompletableFuture;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.junit.jupiter.api.Test;

class NeverThrowingTokenEndpointTest {
    private static void assertDefect(TokenEndpoint buggy) {
        TokenQuestion question = TokenQuestion.ofGrant("s3cret");
        assertThat(join(new NeverThrowingTokenEndpoint(buggy).ask(question)))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(Failure.DEFECT);
                    assertThat(failed.detail()).doesNotContain("s3cret");
                });
    }

    @Test
    void bugs_areFailures() {
        assertDefect(question -> {
            throw new IllegalStateException("s3cret");
        });
        assertDefect(question -> {
            throw new AssertionError("s3cret");
        });
        assertDefect(question -> CompletableFuture.failedStage(new IllegalStateException("s3cret")));
        assertDefect(question -> CompletableFuture.completedStage(null));
    }

    @Test
    void answer_isLeftAlone() {
        TokenAnswer answer = ScriptedEndpoint.bearer("t");
        assertThat(join(new NeverThrowingTokenEndpoint(new ScriptedEndpoint().says(answer))
                        .ask(TokenQuestion.ofGrant("g"))))
                .isSameAs(answer);
    }
}
