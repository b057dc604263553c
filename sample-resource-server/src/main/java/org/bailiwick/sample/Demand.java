package org.bailiwick.sample;

import java.util.function.Function;
import java.util.function.Predicate;

/** Something that must be true of one part of an answer. */
final class Demand {
    /** A challenge would have the caller drop a token that is not to blame. */
    static final Demand NO_CHALLENGE = new Demand("no WWW-Authenticate expected", Answer::challenge, String::isEmpty);

    static final Demand RETRY_AFTER = new Demand(
            "Retry-After in seconds expected", answer -> answer.header("Retry-After"), text -> text.matches("[0-9]+"));

    private final String inWords;
    private final Function<Answer, String> part;
    private final Predicate<String> condition;

    private Demand(String inWords, Function<Answer, String> part, Predicate<String> condition) {
        this.inWords = inWords;
        this.part = part;
        this.condition = condition;
    }

    static Demand challenge(String words) {
        return new Demand(
                "WWW-Authenticate with " + words + " expected", Answer::challenge, text -> text.contains(words));
    }

    static Demand challengeWithout(String words) {
        return new Demand(
                "WWW-Authenticate without " + words + " expected", Answer::challenge, text -> !text.contains(words));
    }

    static Demand field(String name, String words) {
        return new Demand(
                name + " with " + words + " expected",
                answer -> String.join(", ", answer.headers().allValues(name)),
                text -> text.contains(words));
    }

    static Demand withoutField(String name) {
        return new Demand("no " + name + " expected", answer -> answer.header(name), String::isEmpty);
    }

    static Demand body(String words) {
        return new Demand("body with " + words + " expected", Answer::body, text -> text.contains(words));
    }

    static Demand bodyWithout(String words) {
        return new Demand("body without " + words + " expected", Answer::body, text -> !text.contains(words));
    }

    static Demand note(String pattern) {
        return new Demand(pattern + " expected", Answer::note, text -> text.matches(pattern));
    }

    boolean isMetBy(Answer answer) {
        return condition.test(part(answer));
    }

    String part(Answer answer) {
        return part.apply(answer);
    }

    String inWords() {
        return inWords;
    }
}
