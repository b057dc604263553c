package org.bailiwick.testkit;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A domain that another one trusts.
 *
 * @param issuer its issuer identifier
 * @param endpoint where it takes questions
 * @param edge what the relationship is
 */
record Partner(String issuer, URI endpoint, Edge edge) {
    /** Whether the text has the form of this partner's opaque tokens. */
    boolean mayHaveIssued(String token) {
        return !edge.opaquePrefix().isEmpty() && token.startsWith(edge.opaquePrefix());
    }

    /** Its scopes in our words, as far as we let them through. */
    String scopesHere(String scope) {
        return Arrays.stream(scope.split(" ", -1))
                .map(name -> edge.renamed().getOrDefault(name, name))
                .filter(edge.ceiling()::contains)
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
