package org.bailiwick.introspection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;

/** Answers as told, at once or when told. */
final class FakeIntrospector implements Introspector {
    private final List<IntrospectionQuestion> questions = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<IntrospectionAnswer>> open = new CopyOnWriteArrayList<>();
    private volatile IntrospectionAnswer answer = new Failed(Failure.DEFECT, "not told yet");
    private volatile boolean held;

    void answers(IntrospectionAnswer told) {
        answer = told;
        held = false;
    }

    void fails(Failure failure) {
        answers(new Failed(failure, "as told"));
    }

    /** From now on it is silent until {@link #speaks}. */
    void isSilent() {
        held = true;
    }

    void speaks(IntrospectionAnswer told) {
        List<CompletableFuture<IntrospectionAnswer>> waiting = List.copyOf(open);
        open.clear();
        waiting.forEach(question -> question.complete(told));
    }

    List<IntrospectionQuestion> questions() {
        return questions;
    }

    int count() {
        return questions.size();
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        questions.add(question);
        if (!held) {
            return CompletableFuture.completedStage(answer);
        }
        CompletableFuture<IntrospectionAnswer> later = new CompletableFuture<>();
        open.add(later);
        return later;
    }
}
