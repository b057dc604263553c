package org.bailiwick.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackstopTest {
    private static final Question QUESTION = Question.get(URI.create("https://as.example/jwks"), "*/*");

    static Stream<Transport> broken() {
        return Stream.of(
                question -> {
                    throw new IllegalStateException("secret");
                },
                question -> {
                    throw new StackOverflowError("secret");
                },
                question -> CompletableFuture.failedStage(new IllegalStateException("secret")),
                question -> CompletableFuture.completedStage(null),
                question -> null);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void bug_isAFailedAnswerThatRepeatsNoMessage(Transport bug) {
        Answer answer = join(Transports.neverThrowing(bug).send(QUESTION));

        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.why()).isEqualTo(Why.UNREACHABLE);
            assertThat(failed.detail()).startsWith("a bug: ").doesNotContain("secret");
        });
    }

    @Test
    void answer_passes() {
        Answer answer = answered(200, "application/json", "{}");
        CompletionStage<Answer> sent = Transports.neverThrowing(question -> CompletableFuture.completedStage(answer))
                .send(QUESTION);

        assertThat(join(sent)).isSameAs(answer);
    }
}
