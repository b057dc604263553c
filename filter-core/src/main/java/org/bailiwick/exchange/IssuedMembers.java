package org.bailiwick.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Scopes;

/** The members of an answer that has a token in it. One of another kind than it must be spoils the answer; {@code null} is one. */
final class IssuedMembers {
    /** What still fits into a field of a request, everywhere. */
    static final int LONGEST = 16 * 1024;

    /** {@code b64token} of RFC 6750 section 2.1: nothing else can be sent as a bearer token, and no line can end in it. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

    private IssuedMembers() {}

    static TokenAnswer read(Claims members, Instant askedAt) {
        return flaw(members)
                .map(TokenAnswerReader::unbelievable)
                .orElseGet(() -> new Issued(
                        members.text("access_token").orElseThrow(),
                        members.text("token_type").orElseThrow(),
                        members.text("issued_token_type"),
                        members.get("expires_in").map(seconds -> Duration.ofSeconds((Long) seconds)),
                        members.text("scope").map(Scopes::parse),
                        members.get("refresh_token").isPresent(),
                        askedAt));
    }

    /** The first thing that is wrong; what is found is not shown, because it may be a token. */
    private static Optional<String> flaw(Claims members) {
        if (members.get("error").isPresent()) {
            return Optional.of("error: in an answer with status 200 (expected: none)");
        }
        if (members.text("access_token").filter(IssuedMembers::isToken).isEmpty()) {
            return Optional.of("access_token: none, or not one (expected: a b64token of at most " + LONGEST + ")");
        }
        if (members.text("token_type").filter(type -> !type.isEmpty()).isEmpty()) {
            return Optional.of("token_type: none, or not one (expected: a text)");
        }
        if (members.get("expires_in").filter(value -> !isLifetime(value)).isPresent()) {
            return Optional.of("expires_in: something else (expected: 1 to " + Integer.MAX_VALUE + " seconds)");
        }
        if (members.text("scope").filter(scope -> !areScopes(scope)).isPresent()) {
            return Optional.of("scope: something else (expected: scope tokens with spaces between)");
        }
        return Stream.of("scope", "issued_token_type", "refresh_token")
                .filter(name ->
                        members.get(name).isPresent() && members.text(name).isEmpty())
                .findFirst()
                .map(name -> name + ": something else (expected: a text)");
    }

    private static boolean isToken(String text) {
        return text.length() <= LONGEST && TOKEN.matcher(text).matches();
    }

    private static boolean isLifetime(Object value) {
        return value instanceof Long seconds && seconds > 0 && seconds <= Integer.MAX_VALUE;
    }

    /** What is no scope token may still mean something to the next service: it is not passed over. */
    private static boolean areScopes(String list) {
        return Stream.of(list.split(" ")).allMatch(scope -> scope.isEmpty() || Scopes.isScopeToken(scope));
    }
}
