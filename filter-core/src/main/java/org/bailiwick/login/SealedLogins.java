package org.bailiwick.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bailiwick.store.RecentlyUsed;

/**
 * Logins that are kept in cookies, sealed. Here is remembered only what a cookie cannot know because it is older: that its A_SID has
 * been refreshed, or that its login has ended. What is pushed out of that memory, or was never in it because another node has it,
 * is for the authority to refuse.
 */
final class SealedLogins implements LoginStore {
    /** More than that many refreshes within that time are not followed. */
    private static final int MOST_STEPS = 8;

    private final SealedSession sealed;
    private final Clock clock;
    private final Fates fates;
    private final RecentlyUsed<Instant> postponed;

    /** @param most of how many A_SIDs something is remembered */
    SealedLogins(SealedSession sealed, int most, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
        this.fates = new Fates(most);
        this.postponed = new RecentlyUsed<>(most);
    }

    @Override
    public Optional<Held> find(String cookie) {
        return sealed.open(cookie).flatMap(session -> latest(new Held(cookie, session), MOST_STEPS));
    }

    private Optional<Held> latest(Held held, int left) {
        Optional<Fate> fate = fates.of(held.session().hash(), clock.instant());
        if (fate.isEmpty()) {
            return Optional.of(whenDue(held));
        }
        return fate.get().successor(clock.instant()).filter(next -> left > 0).flatMap(next -> latest(next, left - 1));
    }

    private Held whenDue(Held held) {
        LoginSession session = held.session();
        return postponed
                .get(session.hash())
                .filter(session.due()::isBefore)
                .map(due -> new Held(held.cookie(), session.due(due)))
                .orElse(held);
    }

    @Override
    public Held open(LoginSession session) {
        return new Held(sealed.seal(session), session);
    }

    @Override
    public Optional<Held> renew(Held held, LoginSession successor) {
        Held next = open(successor);
        if (successor.isOf(held.session().name())) {
            return latest(next, MOST_STEPS);
        }
        return fates.succeed(held.session().hash(), next, clock.instant()) ? Optional.of(next) : Optional.empty();
    }

    @Override
    public Optional<Held> postpone(Held held, Instant due) {
        postponed.put(held.session().hash(), due);
        return latest(held, MOST_STEPS);
    }

    @Override
    public boolean end(Held held) {
        return fates.end(held.session().hash());
    }

    @Override
    public Optional<LoginSession> take(String cookie) {
        Optional<Held> held = find(cookie);
        while (held.isPresent() && !end(held.get())) {
            held = find(cookie); // it has been refreshed, or ended, since it was found
        }
        return held.map(Held::session);
    }
}
