package org.bailiwick.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.keys.TestClock;

/** A token endpoint that gives the answers it was told to in order, the last again and again; or is silent until told. */
final class ScriptedEndpoint implements TokenEndpoint {
    private final List<TokenAnswer> answers = new ArrayList<>();
    private final List<TokenQuestion> questions = new ArrayList<>();
    private final List<CompletableFuture<TokenAnswer>> open = new ArrayList<>();

    static Issued issued(String token, String tokenType, Optional<String> issuedTokenType) {
        return new Issued(
                token,
                tokenType,
                issuedTokenType,
                Optional.of(Duration.ofMinutes(5)),
                Optional.empty(),
                false,
                TestClock.NOW);
    }

    static Issued bearer(String token) {
        return issued(token, "Bearer", Optional.of(TokenTypes.ACCESS_TOKEN));
    }

    static Issued grant(String jwt) {
        return issued(jwt, "N_A", Optional.of(TokenTypes.JWT));
    }

    static Failed failed(Failure failure) {
        return new Failed(failure, "as told");
    }

    ScriptedEndpoint says(TokenAnswer... told) {
        answers.clear();
        answers.addAll(List.of(told));
        return this;
    }

    ScriptedEndpoint says(TokenError error) {
        return says(new Refused(error));
    }

    /** Answers everybody who waits. */
    void speaks(TokenAnswer told) {
        List<CompletableFuture<TokenAnswer>> waiting = List.copyOf(open);
        open.clear();
        waiting.forEach(question -> question.complete(told));
    }

    int count() {
        return questions.size();
    }

    /** The parameters of each question, {@code name=value} each. */
    List<List<String>> forms() {
        return questions.stream().map(ScriptedEndpoint::form).toList();
    }

    /** The parameters of the last question. */
    List<String> form() {
        return form(questions.get(questions.size() - 1));
    }

    private static List<String> form(TokenQuestion question) {
        return question.parameters().stream().map(Map.Entry::toString).toList();
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        questions.add(question);
        if (answers.isEmpty()) {
            CompletableFuture<TokenAnswer> later = new CompletableFuture<>();
            open.add(later);
            return later;
        }
        return CompletableFuture.completedStage(answers.size() > 1 ? answers.remove(0) : answers.get(0));
    }
}
