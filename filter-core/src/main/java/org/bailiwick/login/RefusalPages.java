package org.bailiwick.login;

import java.util.Optional;
import java.util.Set;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/** What people are shown in place of the problem documents that programs get. */
final class RefusalPages {
    private static final Set<String> OF_THE_PAGE = Set.of("Content-Type", "Cache-Control");

    private final ExternalUrl url;
    private final String logout;

    /** @param logout the path where a login is ended */
    RefusalPages(ExternalUrl url, String logout) {
        this.url = url;
        this.logout = logout;
    }

    /** The refusal with a page; as it is where nobody waits for one, or where nobody but a program can be told. */
    HttpAnswer of(InboundRequest request, Reason reason, HttpAnswer refusal) {
        return Visits.isOfPerson(request)
                ? notice(request, reason).map(notice -> page(notice, refusal)).orElse(refusal)
                : refusal;
    }

    private static HttpAnswer page(Notice notice, HttpAnswer refusal) {
        HttpAnswer page = LoginPage.of(refusal.status(), notice);
        for (String name : refusal.headers().keySet()) {
            if (!OF_THE_PAGE.contains(name)) {
                page = page.with(name, refusal.headers().get(name));
            }
        }
        return page;
    }

    private Optional<Notice> notice(InboundRequest request, Reason reason) {
        String again = url.of(Target.of(request));
        return switch (reason.kind()) {
            case NO_CREDENTIAL, INVALID_TOKEN ->
                Optional.of(new Notice(
                        reason,
                        "Not logged in",
                        "You are not logged in, or no longer. What you have sent was not taken.",
                        again,
                        "Log in"));
            case INSUFFICIENT ->
                Optional.of(new Notice(
                        reason,
                        "Not allowed",
                        "You are logged in, but what you may do here, or have let this service do, is not enough for this.",
                        url.of(logout),
                        "Log in as somebody else"));
            case FORBIDDEN ->
                Optional.of(new Notice(
                        reason,
                        "Not allowed",
                        reason == Reason.CROSS_SITE_REQUEST
                                ? "You have been led here by a page that is not of this service, so nothing was done."
                                : "This cannot be done here.",
                        again,
                        "Go to the page"));
            case UNAVAILABLE, BAD_AUTHORITY ->
                Optional.of(new Notice(
                        reason,
                        "Not now",
                        reason == Reason.LOGIN_IN_VAIN
                                ? "You have logged in, several times by now, but your login is not taken. You can try again in a minute."
                                : "Who you are, or what you may do, cannot be found out at this moment.",
                        again,
                        "Try again"));
            case GRANT, LOGIN, INVALID_REQUEST -> Optional.empty();
        };
    }
}
