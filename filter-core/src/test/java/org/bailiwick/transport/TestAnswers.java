package org.bailiwick.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Why;

/** Answers for tests, and what to make of them. */
public final class TestAnswers {
    private TestAnswers() {}

    public static Answered answered(int status, String contentType, String body) {
        return new Answered(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The stage's result; a stage that never completes fails the test. */
    public static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException unexpected) {
            throw new AssertionError("the stage: not completed normally", unexpected);
        }
    }

    static Why whyOf(Answer answer) {
        return answer.fold(
                answered -> {
                    throw new AssertionError("an answer: " + answered);
                },
                Answer.Failed::why);
    }
}
