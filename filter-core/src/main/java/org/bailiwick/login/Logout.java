package org.bailiwick.login;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;

/** Where a login is ended: here first, whatever the authority says then. A page of others cannot have a browser do it. */
final class Logout {
    private final LoginSettings settings;
    private final SessionConsumer consumer;
    private final LoginStore logins;
    private final LoginCookies cookies;
    private final SameOrigin sameOrigin;
    private final ExternalUrl url;
    private final Clock clock;

    Logout(
            LoginSettings settings,
            SessionConsumer consumer,
            LoginStore logins,
            LoginCookies cookies,
            SameOrigin sameOrigin,
            ExternalUrl url,
            Clock clock) {
        this.settings = settings;
        this.consumer = consumer;
        this.logins = logins;
        this.cookies = cookies;
        this.sameOrigin = sameOrigin;
        this.url = url;
        this.clock = clock;
    }

    CompletionStage<Page> answer(InboundRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" ->
                completed(new Page(Reason.PUBLIC_ROUTE, LoginPage.leaving(url.of(settings.logout()))));
            case "POST" -> end(request);
            default -> completed(Pages.notAllowed("GET, HEAD, POST"));
        };
    }

    private CompletionStage<Page> end(InboundRequest request) {
        Optional<String> cookie = cookies.session(request);
        boolean live = cookie.flatMap(logins::find)
                .filter(held -> !held.session().isOver(clock.instant()))
                .isPresent();
        if (!sameOrigin.isOurs(request)) {
            // A page of others must not even have the cookies deleted, which it can where they did not come along.
            return completed(live ? refused(request) : done(List.of()));
        }
        return cookie.flatMap(logins::take)
                .filter(session -> live)
                .map(session -> revoke(request, session))
                .orElseGet(() -> completed(done(cookies.gone())));
    }

    private CompletionStage<Page> revoke(InboundRequest request, LoginSession session) {
        return consumer.revoke(session.name().sid(), session.end())
                .thenApply(revoked ->
                        revoked.fold(done -> done(cookies.gone()), failed -> untold(request, failed.reason())));
    }

    private Page done(List<String> gone) {
        return new Page(Reason.LOGOUT_DONE, Optional.of(Pages.redirect(afterwards())), gone);
    }

    private Page refused(InboundRequest request) {
        Notice notice = new Notice(
                Reason.CROSS_SITE_REQUEST,
                "Not logged out",
                "You have been led here by a page that is not of this service.",
                url.of(settings.logout()),
                "Log out");
        return Pages.notice(request, notice, List.of());
    }

    private Page untold(InboundRequest request, Reason reason) {
        Notice notice = new Notice(
                reason,
                "Logged out here",
                "You are logged out of this service, but the authority that logs people in could not be told.",
                afterwards(),
                "Go on");
        return Pages.notice(request, notice, cookies.gone());
    }

    private String afterwards() {
        return url.of(settings.afterLogout());
    }

    private static CompletionStage<Page> completed(Page page) {
        return CompletableFuture.completedStage(page);
    }
}
