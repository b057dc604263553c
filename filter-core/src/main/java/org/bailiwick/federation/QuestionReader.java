package org.bailiwick.federation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Issuer;

/**
 * Reads what is asked of a federation endpoint: a question of RFC 7662 section 2.1, and what those who federate tell each other
 * beside it. What cannot be read is not guessed at; parameters that are not known have no effect.
 */
final class QuestionReader {
    /** The longest token that is looked at, in characters. */
    static final int MAX_TOKEN = 16 * 1024;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*+");
    private static final Pattern MILLISECONDS = Pattern.compile("[1-9][0-9]{0,8}");

    private QuestionReader() {}

    /** The question, with the resource server named; or {@link Refusal#INVALID_REQUEST}. */
    static Reading<IntrospectionQuestion, Refusal> of(Form form, Asker asker) {
        Optional<String> token = form.value("token")
                .filter(text -> text.length() <= MAX_TOKEN)
                .filter(text -> TOKEN.matcher(text).matches());
        Optional<Optional<Issuer>> issuer = optional(form, "token_issuer", Identifiers::issuer);
        Optional<Optional<String>> resource = optional(form, "resource", Identifiers::resource);
        Optional<Optional<Duration>> budget = optional(form, "federation_budget", QuestionReader::milliseconds);
        Optional<List<Issuer>> path =
                Identifiers.issuers(form.value("federation_path").orElse("")).filter(asker::canHavePassedOn);
        if (token.isEmpty() || issuer.isEmpty() || resource.isEmpty() || budget.isEmpty() || path.isEmpty()) {
            return new Reading.Refused<>(Refusal.INVALID_REQUEST);
        }
        return asker.resource(resource.get())
                .then(named -> new Reading.Read<>(new IntrospectionQuestion(
                        token.get(), issuer.get(), Optional.of(named), path.get(), budget.get())));
    }

    /** What the parameter says, if it is there; nothing when it is there and says nothing that can be read. */
    private static <T> Optional<Optional<T>> optional(Form form, String name, Function<String, Optional<T>> read) {
        Optional<String> text = form.value(name);
        Optional<T> value = text.flatMap(read);
        return text.isPresent() && value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Duration> milliseconds(String text) {
        return MILLISECONDS.matcher(text).matches()
                ? Optional.of(Duration.ofMillis(Long.parseLong(text)))
                : Optional.empty();
    }
}
