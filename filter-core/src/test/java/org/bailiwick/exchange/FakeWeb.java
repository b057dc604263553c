package org.bailiwick.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** The web as far as it is needed: each place gives the answers it was told to in order, the last again and again. */
final class FakeWeb implements Transport {
    private final Map<String, Deque<Answer>> places = new ConcurrentHashMap<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    static Answered json(int status, String body) {
        return new Answered(
                status,
                Map.of("content-type", "application/json;charset=UTF-8"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Answered json(Map<String, Object> members) {
        return json(200, JsonWriter.write(members));
    }

    static Answered error(int status, String code) {
        return json(status, "{\"error\":\"" + code + "\",\"error_description\":\"s3cret of alice\"}");
    }

    static Failed failed(Why why) {
        return new Failed(why, "as told");
    }

    void at(String place, Answer... answers) {
        places.put(place, new ArrayDeque<>(List.of(answers)));
    }

    List<Question> questions() {
        return questions;
    }

    /** Where was asked, in order. */
    List<String> asked() {
        return questions.stream().map(question -> question.uri().toString()).toList();
    }

    Question last() {
        return questions.get(questions.size() - 1);
    }

    /** The parameters of the last form, {@code name=value} each, decoded and in order. */
    List<String> form() {
        return form(last());
    }

    static List<String> form(Question question) {
        return Stream.of(new String(question.body(), StandardCharsets.US_ASCII).split("&"))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        questions.add(question);
        Deque<Answer> answers = places.get(question.uri().toString());
        if (answers == null) {
            return CompletableFuture.completedStage(json(404, ""));
        }
        return CompletableFuture.completedStage(answers.size() > 1 ? answers.pop() : answers.element());
    }
}
