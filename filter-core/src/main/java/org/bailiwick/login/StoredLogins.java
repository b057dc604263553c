package org.bailiwick.login;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailiwick.store.RecentlyUsed;
import org.bailiwick.store.TokenHash;

/**
 * Logins that are kept here, under the hash of a random text that the cookie consists of. The text itself is not kept, and is the
 * same as long as the login lasts. A person has at most {@value LoginsOfPeople#MOST}: whoever logs in again and again pushes out
 * nobody else.
 */
final class StoredLogins implements LoginStore {
    private final Object lock = new Object();
    private final RecentlyUsed<LoginSession> logins;
    private final LoginsOfPeople people = new LoginsOfPeople();
    private final RandomText names;
    private final Consumer<LoginSession> tooMany;

    /**
     * No logins yet.
     *
     * @param most how many are kept; the one that was used longest ago goes first
     * @param tooMany is told of each login that goes for another one of the same person
     */
    StoredLogins(int most, RandomText names, Consumer<LoginSession> tooMany) {
        this.logins = new RecentlyUsed<>(most, (login, session) -> people.remove(session, login));
        this.names = names;
        this.tooMany = tooMany;
    }

    @Override
    public Optional<Held> find(String cookie) {
        return key(cookie).flatMap(logins::get).map(session -> new Held(cookie, session));
    }

    private static Optional<TokenHash> key(String cookie) {
        return cookie.length() == RandomText.LENGTH ? Optional.of(TokenHash.of(cookie)) : Optional.empty();
    }

    @Override
    public Held open(LoginSession session) {
        String cookie = names.next();
        keep(TokenHash.of(cookie), session).ifPresent(tooMany);
        return new Held(cookie, session);
    }

    /** Keeps one; which one of the same person goes for it. */
    private Optional<LoginSession> keep(TokenHash login, LoginSession session) {
        synchronized (lock) {
            Optional<LoginSession> gone = people.add(session, login).flatMap(this::taken);
            logins.put(login, session);
            return gone;
        }
    }

    @Override
    public Optional<Held> renew(Held held, LoginSession successor) {
        boolean renewed = logins.replaceIf(
                TokenHash.of(held.cookie()), known -> known.isOf(held.session().name()), successor);
        return renewed ? Optional.of(new Held(held.cookie(), successor)) : Optional.empty();
    }

    @Override
    public Optional<Held> postpone(Held held, Instant due) {
        return renew(held, held.session().due(due)).or(() -> find(held.cookie()));
    }

    @Override
    public boolean end(Held held) {
        TokenHash login = TokenHash.of(held.cookie());
        synchronized (lock) {
            boolean ended =
                    logins.removeIf(login, known -> known.isOf(held.session().name()));
            if (ended) {
                people.remove(held.session(), login);
            }
            return ended;
        }
    }

    @Override
    public Optional<LoginSession> take(String cookie) {
        return key(cookie).flatMap(this::taken);
    }

    private Optional<LoginSession> taken(TokenHash login) {
        synchronized (lock) {
            Optional<LoginSession> taken = logins.take(login);
            taken.ifPresent(session -> people.remove(session, login));
            return taken;
        }
    }
}
