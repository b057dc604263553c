package org.bailiwick.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.WordKind.Word;

/** Gives the answers it was told to in order, the last again and again; or is silent until told. */
final class ScriptedWay implements Way<String, Word> {
    private final List<Word> answers = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<CompletableFuture<Word>> open = new ArrayList<>();

    void says(Word... told) {
        answers.clear();
        answers.addAll(List.of(told));
    }

    void isSilent() {
        answers.clear();
    }

    /** Answers everybody who waits. */
    void speaks(Word told) {
        List<CompletableFuture<Word>> waiting = List.copyOf(open);
        open.clear();
        waiting.forEach(question -> question.complete(told));
    }

    List<String> questions() {
        return questions;
    }

    int count() {
        return questions.size();
    }

    @Override
    public CompletionStage<Word> ask(String question) {
        questions.add(question);
        if (answers.isEmpty()) {
            CompletableFuture<Word> later = new CompletableFuture<>();
            open.add(later);
            return later;
        }
        return CompletableFuture.completedStage(answers.size() > 1 ? answers.remove(0) : answers.get(0));
    }
}
