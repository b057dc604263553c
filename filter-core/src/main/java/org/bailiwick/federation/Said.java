package org.bailiwick.federation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;

/**
 * What an answer says of a token, each member in its form (RFC 7662 section 2.2); whether it is right is another matter. What a
 * new document never holds is not even read. Prints nothing of it.
 *
 * @param issuer in whose name it speaks
 * @param audience for whom the token is
 * @param subject in the speaker's terms
 * @param client in the speaker's terms
 * @param scopes in the speaker's terms
 * @param end {@code exp}
 * @param begin {@code nbf}
 * @param issued {@code iat}
 * @param id {@code jti}
 * @param type {@code token_type}
 * @param binding {@code cnf}
 * @param actor {@code act}
 * @param federation for whom the speaker speaks, when the token is not its own
 */
record Said(
        Optional<String> issuer,
        Optional<List<String>> audience,
        Optional<String> subject,
        Optional<String> client,
        Scopes scopes,
        Optional<Instant> end,
        Optional<Instant> begin,
        Optional<Instant> issued,
        Optional<String> id,
        Optional<String> type,
        Optional<Map<String, Object>> binding,
        Optional<Actor> actor,
        Optional<Federation> federation) {

    /**
     * Reads an answer; nothing when a member of it is not in its form.
     *
     * @param scopesMember which member holds the scopes
     */
    static Optional<Said> of(Claims answer, String scopesMember) {
        Members members = new Members(answer);
        Optional<Map<String, Object>> object = members.object("federation");
        Optional<Federation> federation = object.flatMap(Federation::of);
        Said said = new Said(
                members.text("iss"),
                members.texts("aud"),
                members.text("sub"),
                members.text("client_id"),
                members.scopes(scopesMember),
                members.time("exp"),
                members.time("nbf"),
                members.time("iat"),
                members.text("jti"),
                members.text("token_type"),
                members.object("cnf"),
                members.actor("act"),
                federation);
        return Optional.of(said)
                .filter(read -> members.areWellFormed() && object.isPresent() == federation.isPresent());
    }

    /** The issuers that vouch for the token before the speaker does, its home first. */
    List<Issuer> before() {
        return federation.map(Federation::path).orElse(List.of());
    }

    @Override
    public String toString() {
        return "Said[hidden]";
    }

    /**
     * For whom an answer speaks.
     *
     * @param federator whom the speaker has asked
     * @param path the issuers through whom the word went, the token's home first; not empty
     * @param scopes as the federator said them
     */
    record Federation(Issuer federator, List<Issuer> path, Scopes scopes) {
        Federation {
            path = List.copyOf(path);
        }

        private static Optional<Federation> of(Map<String, Object> object) {
            Members members = new Members(Claims.of(object));
            Optional<Issuer> federator = members.text("federator").flatMap(Identifiers::issuer);
            Optional<List<Issuer>> path = object.get("path") instanceof List<?> items && !items.isEmpty()
                    ? Identifiers.issuers(items)
                    : Optional.empty();
            Scopes scopes = members.scopes("scope");
            return members.areWellFormed() && federator.isPresent()
                    ? path.map(way -> new Federation(federator.get(), way, scopes))
                    : Optional.empty();
        }
    }
}
