package org.bailiwick.exchange;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.token.Scopes;

/**
 * What is known of a token that has been issued to us, whoever says so. What nobody says is not there, and for most of it that
 * is not the same as being right: see {@link SubsetProof}. Prints nobody.
 *
 * @param basis who says so
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param audience {@code aud}; empty where it is not said
 * @param scopes its scopes; those asked for where nobody says others
 * @param life when it ends
 * @param actors the subjects in {@code act}, the outermost first; none where there is no {@code act}
 * @param grants what is granted beside scopes
 * @param details the elements of {@code authorization_details}
 * @param bound whether it is bound to a key ({@code cnf})
 */
record NewToken(
        Basis basis,
        Optional<String> issuer,
        Optional<String> subject,
        List<String> audience,
        Scopes scopes,
        Life life,
        List<String> actors,
        Set<String> grants,
        List<Object> details,
        boolean bound) {
    NewToken {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
        audience = List.copyOf(audience);
        Objects.requireNonNull(scopes, "scopes");
        Objects.requireNonNull(life, "life");
        actors = List.copyOf(actors);
        grants = Set.copyOf(grants);
        details = List.copyOf(details);
    }

    /** What the answer that it came in says of a token, where it alone is known. */
    static NewToken ofAnswer(Issued issued, Expectation expected) {
        return new NewToken(
                Basis.RESPONSE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                issued.scopes().orElse(expected.asked()),
                Life.of(Optional.empty(), issued),
                List.of(),
                Set.of(),
                List.of(),
                false);
    }

    @Override
    public String toString() {
        return "NewToken[basis=" + basis + "]";
    }

    /** Who says what a token is. */
    enum Basis {
        /** The token, whose signature was verified by the keys of the domain that speaks for it. */
        SIGNED,
        /** The domain that speaks for it, which was asked. */
        INTROSPECTED,
        /** The token itself, which the authority handed to us over a connection of ours. */
        READ,
        /** The token endpoint's answer alone: the token cannot be read, and nobody was asked. */
        RESPONSE
    }
}
