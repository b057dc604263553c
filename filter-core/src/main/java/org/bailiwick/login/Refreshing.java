package org.bailiwick.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bailiwick.credential.SessionName;
import org.bailiwick.store.TokenHash;

/**
 * Trades A_SIDs that are about to end for new ones (CS-5), each once, however many requests come with it at a time: an authority
 * takes a second refresh of the same for theft, and ends the session. Those that come meanwhile wait. What the authority gives for
 * a login that has ended meanwhile is given back.
 */
final class Refreshing {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SessionConsumer consumer;
    private final LoginStore logins;
    private final Duration before;
    private final Clock clock;
    private final ConcurrentMap<TokenHash, CompletableFuture<Optional<Held>>> inFlight = new ConcurrentHashMap<>();

    /** @param before how long before its end a session is refreshed */
    Refreshing(SessionConsumer consumer, LoginStore logins, Duration before, Clock clock) {
        this.consumer = consumer;
        this.logins = logins;
        this.before = before;
        this.clock = clock;
    }

    /** The login with a session that is good for now; nothing where it has ended. */
    CompletionStage<Optional<Held>> current(Held held) {
        if (!held.session().isDue(clock.instant())) {
            return CompletableFuture.completedStage(Optional.of(held));
        }
        TokenHash sid = held.session().hash();
        CompletableFuture<Optional<Held>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Held>> theirs = inFlight.putIfAbsent(sid, mine);
        if (theirs != null) {
            return theirs.minimalCompletionStage();
        }
        CompletableFuture.completedStage(held).thenCompose(this::fly).whenComplete((landed, bug) -> {
            inFlight.remove(sid, mine);
            if (bug == null) {
                mine.complete(landed);
            } else {
                mine.completeExceptionally(bug);
            }
        });
        return mine.minimalCompletionStage();
    }

    /** When nobody is trading that A_SID any more; at once, if nobody is. */
    CompletionStage<?> settled(SessionName session) {
        CompletableFuture<Optional<Held>> flight = inFlight.get(LoginSession.hash(session));
        return flight == null ? CompletableFuture.completedStage(session) : flight.minimalCompletionStage();
    }

    /** Somebody else may have landed between our looking and our turn: what is held is looked at once more. */
    private CompletionStage<Optional<Held>> fly(Held found) {
        Optional<Held> held = logins.find(found.cookie());
        Instant now = clock.instant();
        if (held.isEmpty() || !held.get().session().isDue(now)) {
            return CompletableFuture.completedStage(held);
        }
        return held.get().session().isOver(now)
                ? CompletableFuture.completedStage(ended(held.get()))
                : trade(held.get());
    }

    private CompletionStage<Optional<Held>> trade(Held held) {
        return consumer.refresh(held.session().name().sid())
                .thenApply(refreshed -> refreshed.fold(
                        renewed -> renewed(held, renewed),
                        raced -> later(held),
                        gone -> ended(held),
                        failed -> later(held)));
    }

    private Optional<Held> renewed(Held held, SessionConsumer.Renewed renewed) {
        LoginSession successor = held.session().refreshed(renewed.sid(), renewed.end(), clock.instant(), before);
        Optional<Held> kept = logins.renew(held, successor);
        if (kept.isEmpty()) {
            consumer.revoke(renewed.sid(), renewed.end());
        }
        return kept;
    }

    /** It is used on as it is, to its end. */
    private Optional<Held> later(Held held) {
        Instant now = clock.instant();
        return held.session().isOver(now) ? ended(held) : logins.postpone(held, now.plus(PAUSE));
    }

    private Optional<Held> ended(Held held) {
        logins.end(held);
        return Optional.empty();
    }
}
