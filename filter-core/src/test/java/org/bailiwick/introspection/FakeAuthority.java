package org.bailiwick.introspection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** The web as far as it is needed: each place answers what it was told to, and all others that there is nothing. */
final class FakeAuthority implements Transport {
    static final String ENDPOINT = "https://as2.example.com/introspect";

    private final Map<String, Answer> web = new ConcurrentHashMap<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    static Answered json(int status, String body) {
        return new Answered(status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    static Failed failed(Why why) {
        return new Failed(why, "as told");
    }

    void says(Answer answer) {
        at(ENDPOINT, answer);
    }

    void says(Map<String, Object> members) {
        says(json(200, JsonWriter.write(members)));
    }

    void at(String place, Answer answer) {
        web.put(place, answer);
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

    /** The parameters of the last form. */
    Map<String, String> form() {
        return form(last());
    }

    static Map<String, String> form(Question question) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new String(question.body(), StandardCharsets.US_ASCII).split("&")) {
            String[] parts = pair.split("=", 2);
            String before = parameters.put(decode(parts[0]), decode(parts[1]));
            if (before != null) {
                throw new AssertionError("parameter twice: " + parts[0]);
            }
        }
        return parameters;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        questions.add(question);
        return CompletableFuture.completedStage(web.getOrDefault(question.uri().toString(), json(404, "")));
    }
}
