package org.bailiwick.login;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailiwick.credential.SessionName;

/** Has forgotten what was said of a session when its login ends: whoever has its A_SID still shall find it worth nothing. */
final class ForgettingLogins implements LoginStore {
    private final LoginStore logins;
    private final Consumer<SessionName> forget;

    ForgettingLogins(LoginStore logins, Consumer<SessionName> forget) {
        this.logins = logins;
        this.forget = forget;
    }

    @Override
    public Optional<Held> find(String cookie) {
        return logins.find(cookie);
    }

    @Override
    public Held open(LoginSession session) {
        return logins.open(session);
    }

    @Override
    public Optional<Held> renew(Held held, LoginSession successor) {
        return logins.renew(held, successor);
    }

    @Override
    public Optional<Held> postpone(Held held, Instant due) {
        return logins.postpone(held, due);
    }

    @Override
    public boolean end(Held held) {
        boolean ended = logins.end(held);
        if (ended) {
            forget.accept(held.session().name());
        }
        return ended;
    }

    @Override
    public Optional<LoginSession> take(String cookie) {
        Optional<LoginSession> taken = logins.take(cookie);
        taken.map(LoginSession::name).ifPresent(forget);
        return taken;
    }
}
