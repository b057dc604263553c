package org.bailiwick.sample;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bailiwick.testkit.asid.Visitor;
import org.bailiwick.testkit.browser.Browser;

/** People who log in as others, or have others log in as them; and people who are not let in. */
final class TricksAtTheLogin {
    private static final String NAME = "Hilda Hartmann";

    /** On the same host as the gateway, so that cookies go along; and yet not the same origin. */
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:1/page");

    private final Sessions sessions;
    private final Tab hilda;
    private final Tab other;
    private final AtomicReference<URI> callback = new AtomicReference<>(ELSEWHERE);

    TricksAtTheLogin(Sessions sessions) {
        this.sessions = sessions;
        this.hilda = new Tab(sessions.journal());
        this.other = new Tab(sessions.journal());
    }

    Chapter<Stop> chapter() {
        return new Chapter<>(
                "A person logs in, tricks refused",
                List.of(
                        other.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/login/callback",
                                "hilda's, in another browser",
                                () -> other.browser().visit(comingBack()),
                                page(400, "login_unknown")),
                        hilda.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/login/callback",
                                "in hers",
                                () -> hilda.browser().visit(callback.get()),
                                Expectation.sentTo(sessions.at("/desk").toString())),
                        hilda.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/login/callback",
                                "in hers, once more",
                                () -> hilda.page().reload(),
                                page(400, "login_unknown")),
                        fromElsewhere("/desk", "by a page of another origin"),
                        fromElsewhere("/logout", "by a page of another origin"),
                        hilda.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/desk",
                                "she is still there",
                                () -> hilda.browser().visit(sessions.at("/desk")),
                                Expectation.letThrough(200).and(Demand.body("Welcome, hilda"))),
                        other.stop(
                                        "GET",
                                        Sessions.GATEWAY,
                                        "/desk",
                                        "her cookie, after she has left",
                                        () -> other.browser().visit(sessions.at("/desk")),
                                        Expectation.sentTo(sessions.authority().authority()))
                                .after(this::copyAndLeave),
                        other.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/login/callback",
                                "ivo has said no",
                                () -> Visitor.as("Ivo Ilic")
                                        .deny(begun(Browser.open()))
                                        .follow(),
                                page(403, "login_denied")),
                        other.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/login/callback",
                                "mallory, whom nobody lets in",
                                () -> Visitor.as("Mallory Moore, who is barred")
                                        .allow(begun(Browser.open()))
                                        .follow(),
                                page(403, "login_failed"))));
    }

    private Stop fromElsewhere(String path, String circumstances) {
        return hilda.stop(
                "POST",
                Sessions.GATEWAY,
                path,
                circumstances,
                () -> hilda.browser()
                        .request("POST", sessions.at(path))
                        .from(ELSEWHERE)
                        .send(),
                Expectation.forbidden("cross_site_request"));
    }

    private static Expectation page(int status, String code) {
        return new Expectation(
                status, code, List.of(Demand.field("Content-Type", "text/html"), Demand.bodyWithout("<script")));
    }

    /** The authority's question, in a browser that was sent there from the desk. */
    private org.bailiwick.testkit.browser.Page begun(Browser browser) {
        return browser.visit(sessions.at("/desk")).follow();
    }

    /** Where hilda is to come back to, who has not yet. */
    private URI comingBack() {
        callback.set(Visitor.as(NAME).allow(begun(hilda.browser())).location().orElse(ELSEWHERE));
        return callback.get();
    }

    private void copyAndLeave() {
        hilda.browser()
                .cookies(sessions.at("/desk"))
                .forEach(cookie -> other.browser()
                        .keep(sessions.at("/desk"), cookie.name() + "=" + cookie.value() + "; Path=/; Secure"));
        hilda.browser().visit(sessions.at("/desk")).submit();
    }
}
