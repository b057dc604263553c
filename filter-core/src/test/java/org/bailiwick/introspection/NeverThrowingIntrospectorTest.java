package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.concurrent.CompletableFuture;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.junit.jupiter.api.Test;

class NeverThrowingIntrospectorTest {
    private static void assertDefect(Introspector buggy) {
        IntrospectionAnswer answer =
                join(new NeverThrowingIntrospector(buggy).ask(IntrospectionQuestion.about("s3cret")));
        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.DEFECT);
            assertThat(failed.reason()).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(failed.detail()).doesNotContain("s3cret");
        });
    }

    @Test
    void bugs_areFailures() {
        assertDefect(question -> {
            throw new IllegalStateException(question.token());
        });
        assertDefect(question -> {
            throw new AssertionError(question.token());
        });
        assertDefect(question -> CompletableFuture.failedStage(new IllegalStateException(question.token())));
        assertDefect(question -> CompletableFuture.completedStage(null));
    }

    @Test
    void answer_isLeftAlone() {
        Failed answer = new Failed(Failure.BUSY, "full");
        assertThat(join(new NeverThrowingIntrospector(question -> CompletableFuture.completedStage(answer))
                        .ask(IntrospectionQuestion.about("tok"))))
                .isSameAs(answer);
    }
}
