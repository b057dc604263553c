package org.bailiwick.introspection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.authority.Form;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;

/**
 * What an authority is asked about a token (RFC 7662 section 2.1), with what those who federate tell each other beside it.
 *
 * @param token the token as it was presented; does not print
 * @param tokenIssuer who issued the token, where that is known beforehand; a hint
 * @param resource the resource server that the token was presented to (RFC 8707), where the authority is to be told
 * @param path the issuers that have passed the question on so far, in order; empty for whoever asks first
 * @param budget how long the asker will wait, where the authority is to be told
 */
public record IntrospectionQuestion(
        String token,
        Optional<Issuer> tokenIssuer,
        Optional<String> resource,
        List<Issuer> path,
        Optional<Duration> budget) {
    public IntrospectionQuestion {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(tokenIssuer, "tokenIssuer");
        Objects.requireNonNull(resource, "resource");
        path = List.copyOf(path);
        Objects.requireNonNull(budget, "budget");
    }

    /** The question as RFC 7662 knows it: the token and nothing else. */
    public static IntrospectionQuestion about(String token) {
        return new IntrospectionQuestion(token, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** The same question when so much of the asker's time has passed; nothing when less than a millisecond would be left. */
    Optional<IntrospectionQuestion> after(Duration elapsed) {
        Optional<Duration> left = budget.map(time -> time.minus(elapsed));
        return left.filter(time -> time.toMillis() < 1).isPresent()
                ? Optional.empty()
                : Optional.of(new IntrospectionQuestion(token, tokenIssuer, resource, path, left));
    }

    /** Whether the authority may have to ask another domain before it can answer. */
    boolean mayGoBeyond() {
        return resource.isPresent() || !path.isEmpty();
    }

    /** What the answer may be remembered by: everything that the answer may depend on, which is all but the budget. */
    public TokenHash key() {
        String hint = tokenIssuer.map(Issuer::value).orElse("");
        String passed = path.stream().map(Issuer::value).collect(Collectors.joining(" "));
        // Encoded, so that no token can contain what separates it from the rest, and all is ASCII.
        return TokenHash.of(Stream.of(token, hint, resource.orElse(""), passed)
                .map(Form::encode)
                .collect(Collectors.joining("&")));
    }

    @Override
    public String toString() {
        return "IntrospectionQuestion[hidden]";
    }
}
