package org.bailiwick.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.store.RecentlyUsed;
import org.bailiwick.store.TokenHash;

/**
 * Where browsers come back to. What a browser brings is believed only if this very browser has begun that login (CS-2), at that
 * authority, and has not finished it: the authority is asked for nothing else, and once.
 */
final class Callback {
    private static final int MOST_STATES = 100_000;

    private final String authority;
    private final LoginSettings settings;
    private final SessionConsumer consumer;
    private final LoginStore logins;
    private final LoginCookies cookies;
    private final ExternalUrl url;
    private final Clock clock;

    /** The {@code c_state} values that have been used: a second use of its code has the authority end the session. */
    private final RecentlyUsed<Instant> used = new RecentlyUsed<>(MOST_STATES);

    /** @param authority the one that browsers are sent to */
    Callback(
            String authority,
            LoginSettings settings,
            SessionConsumer consumer,
            LoginStore logins,
            LoginCookies cookies,
            ExternalUrl url,
            Clock clock) {
        this.authority = authority;
        this.settings = settings;
        this.consumer = consumer;
        this.logins = logins;
        this.cookies = cookies;
        this.url = url;
        this.clock = clock;
    }

    CompletionStage<Page> answer(InboundRequest request) {
        if (!request.method().equals("GET")) {
            return completed(Pages.notAllowed("GET"));
        }
        Optional<Returned> returned = Returned.read(request.rawQuery(), settings.withoutCode());
        if (returned.isEmpty()) {
            return completed(refused(request, Reason.LOGIN_MALFORMED));
        }
        PendingLogins begun = cookies.pending().read(request);
        return begun.of(returned.get().state())
                .filter(login -> login.isMeantBy(returned.get()))
                .map(login -> finish(new Attempt(request, begun, login), returned.get()))
                .orElseGet(() -> completed(refused(request, Reason.LOGIN_UNKNOWN)));
    }

    private CompletionStage<Page> finish(Attempt attempt, Returned returned) {
        PendingLogin login = attempt.login();
        if (!returned.authority().equals(authority)) {
            return completed(refused(attempt.request(), Reason.LOGIN_AUTHORITY_MISMATCH));
        }
        if (login.isOver(clock.instant())) {
            return completed(over(attempt, Reason.LOGIN_EXPIRED));
        }
        if (!used.putIfAbsent(TokenHash.of(login.state()), login.end())) {
            return completed(refused(attempt.request(), Reason.LOGIN_UNKNOWN));
        }
        return consumer.result(login.sid(), returned.code())
                .thenApply(result -> result.fold(
                        opened -> opened(attempt, opened),
                        pending -> again(attempt, Reason.LOGIN_PENDING, pending.again()),
                        notOpened -> over(attempt, notOpened.reason()),
                        failed -> failed.isUnsent()
                                ? again(attempt, failed.reason(), Pages.USUAL_WAIT)
                                : over(attempt, failed.reason())));
    }

    /** CS-4: under a name that nobody knew before; the session that this browser had is of no use to anybody any more. */
    private Page opened(Attempt attempt, SessionConsumer.Opened opened) {
        Instant now = clock.instant();
        SessionName name = new SessionName(settings.consumer().id(), opened.sid(), opened.subject());
        LoginSession session = LoginSession.begun(name, opened.end(), now, settings.refreshBefore());
        if (session.isOver(now)) {
            return over(attempt, Reason.LOGIN_EXPIRED);
        }
        cookies.session(attempt.request())
                .flatMap(logins::take)
                .ifPresent(before -> consumer.revoke(before.name().sid(), before.end()));
        String cookie = cookies.session().of(logins.open(session).cookie());
        return new Page(
                Reason.LOGIN_DONE,
                Optional.of(Pages.redirect(url.of(attempt.login().target()))),
                List.of(cookie, cookies.pending().write(attempt.begun().finished(attempt.login(), now))));
    }

    /** The browser can come back just like this: nothing has been decided, and no code has been spent. */
    private Page again(Attempt attempt, Reason reason, Duration wait) {
        used.take(TokenHash.of(attempt.login().state()));
        Notice notice = new Notice(reason, "Not logged in yet", sentenceOf(reason), "", "Try again");
        return Pages.notice(attempt.request(), notice, List.of(), wait);
    }

    /** This login has come to its end, and can be begun anew. */
    private Page over(Attempt attempt, Reason reason) {
        String again = url.of(attempt.login().target());
        Notice notice = new Notice(reason, "Not logged in", sentenceOf(reason), again, "Try again");
        return Pages.notice(attempt.request(), notice, List.of(cookies.pending().write(attempt.others())));
    }

    /** It is not known what this belongs to, and nothing changes by it. */
    private Page refused(InboundRequest request, Reason reason) {
        // Whoever loads this page again may well be logged in.
        String heading = reason == Reason.LOGIN_UNKNOWN ? "No login under way" : "Not logged in";
        Notice notice = new Notice(reason, heading, sentenceOf(reason), url.of(Target.ROOT), "Go to the first page");
        return Pages.notice(request, notice, List.of());
    }

    private static String sentenceOf(Reason reason) {
        return switch (reason) {
            case LOGIN_DENIED -> "You have not let this service in.";
            case LOGIN_FAILED -> "You could not be logged in.";
            case LOGIN_EXPIRED -> "The login took too long.";
            case LOGIN_UNKNOWN -> "This browser has not begun this login, or has finished it already.";
            case LOGIN_MALFORMED -> "This address is for coming back from a login, and something is missing.";
            case LOGIN_PENDING -> "Your login has not been decided on yet.";
            case LOGIN_AUTHORITY_MISMATCH -> "You have been sent here by another authority than you were sent to.";
            default -> "The authority that logs people in does not answer as it should just now.";
        };
    }

    private static CompletionStage<Page> completed(Page page) {
        return CompletableFuture.completedStage(page);
    }

    /**
     * A browser that has come back.
     *
     * @param begun all that it has begun
     * @param login the one that it comes back from
     */
    private record Attempt(InboundRequest request, PendingLogins begun, PendingLogin login) {
        PendingLogins others() {
            return begun.without(login);
        }
    }
}
