package org.bailiwick.federation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.jose.ActorChain;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Scopes;

/** Reads the members of an answer, and keeps in mind whether one was there in another form than its own. */
final class Members {
    private final Claims claims;
    private boolean malformed;

    Members(Claims claims) {
        this.claims = claims;
    }

    /** A text with something in it. */
    Optional<String> text(String name) {
        return read(
                name, value -> value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty());
    }

    /** A text or an array of texts. */
    Optional<List<String>> texts(String name) {
        return read(name, value -> {
            List<String> texts = claims.texts(name);
            boolean isEmptyArray = value instanceof List<?> items && items.isEmpty();
            return texts.isEmpty() && !isEmptyArray ? Optional.empty() : Optional.of(texts);
        });
    }

    Optional<Instant> time(String name) {
        return read(name, NumericDate::of);
    }

    Optional<Map<String, Object>> object(String name) {
        return read(name, value -> claims.object(name));
    }

    Optional<Actor> actor(String name) {
        return read(name, value -> ActorChain.of(value).fold(Optional::of, refused -> Optional.empty()));
    }

    /** The scopes in a space-separated list or an array; what is no scope grants nothing. */
    Scopes scopes(String name) {
        return claims.text(name)
                .map(Scopes::parse)
                .orElseGet(() -> Scopes.of(texts(name).orElse(List.of()).stream()
                        .filter(Scopes::isScopeToken)
                        .toList()));
    }

    private <T> Optional<T> read(String name, Function<Object, Optional<T>> form) {
        Optional<Object> value = claims.get(name);
        Optional<T> read = value.flatMap(form);
        malformed |= value.isPresent() && read.isEmpty();
        return read;
    }

    /** Whether each member that was read, if it was there, had its form. */
    boolean areWellFormed() {
        return !malformed;
    }
}
