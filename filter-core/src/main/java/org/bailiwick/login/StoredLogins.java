package org.bailiwick.login;

import java.time.Instant;
import java.util.Optional;
import org.bailiwick.store.RecentlyUsed;
import org.bailiwick.store.TokenHash;

/**
 * Logins that are kept here, under the hash of a random text that the cookie consists of. The text itself is not kept, and is the
 * same as long as the login lasts.
 */
final class StoredLogins implements LoginStore {
    private final RecentlyUsed<LoginSession> logins;
    private final RandomText names;

    /** @param most how many are kept; the one that was used longest ago goes first */
    StoredLogins(int most, RandomText names) {
        this.logins = new RecentlyUsed<>(most);
        this.names = names;
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
        logins.put(TokenHash.of(cookie), session);
        return new Held(cookie, session);
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
        return logins.removeIf(
                TokenHash.of(held.cookie()), known -> known.isOf(held.session().name()));
    }

    @Override
    public Optional<LoginSession> take(String cookie) {
        return key(cookie).flatMap(logins::take);
    }
}
