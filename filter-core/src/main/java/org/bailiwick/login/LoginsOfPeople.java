package org.bailiwick.login;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.store.TokenHash;

/** Which logins each person has, so that nobody takes the room of all others. For use under a lock. Does not print. */
final class LoginsOfPeople {
    /** More browsers than that are nobody's own. */
    static final int MOST = 20;

    private final Map<TokenHash, Set<TokenHash>> byPerson = new HashMap<>();

    /**
     * The person has one more.
     *
     * @return the person's oldest login, where that is one too many; it is the person's still
     */
    Optional<TokenHash> add(LoginSession session, TokenHash login) {
        Set<TokenHash> logins = byPerson.computeIfAbsent(personOf(session), person -> new LinkedHashSet<>());
        logins.add(login);
        return logins.size() > MOST ? Optional.of(logins.iterator().next()) : Optional.empty();
    }

    /** The person has that one no more. */
    void remove(LoginSession session, TokenHash login) {
        byPerson.computeIfPresent(personOf(session), (person, logins) -> {
            logins.remove(login);
            return logins.isEmpty() ? null : logins;
        });
    }

    private static TokenHash personOf(LoginSession session) {
        return TokenHash.of(session.name().subject());
    }
}
