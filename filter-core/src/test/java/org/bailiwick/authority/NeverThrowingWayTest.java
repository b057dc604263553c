package org.bailiwick.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.authority.WordKind.answer;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bailiwick.authority.WordKind.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeverThrowingWayTest {
    private static Word ask(Way<String, Word> way) {
        return join(new NeverThrowingWay<>(way, new WordKind()).ask("s3cret"));
    }

    static Stream<Way<String, Word>> buggy() {
        return Stream.of(
                question -> {
                    throw new IllegalStateException(question);
                },
                question -> {
                    throw new AssertionError(question);
                },
                question -> CompletableFuture.failedStage(new IllegalStateException(question)),
                question -> CompletableFuture.completedStage(null),
                question -> null);
    }

    @ParameterizedTest
    @MethodSource("buggy")
    void bug_isAFailureThatRepeatsNoMessage(Way<String, Word> bug) {
        Word answer = ask(bug);
        assertThat(answer.failure()).contains(Failure.DEFECT);
        assertThat(answer.text()).startsWith("a bug: ").doesNotContain("s3cret");
    }

    @Test
    void answer_isLeftAlone() {
        Word answer = answer("yes");
        assertThat(ask(question -> CompletableFuture.completedStage(answer))).isSameAs(answer);
    }
}
