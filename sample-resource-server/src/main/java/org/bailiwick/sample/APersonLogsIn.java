package org.bailiwick.sample;

import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Visitor;

/** A person opens a page behind the gateway, logs in on the way, is greeted by the page, and leaves. */
final class APersonLogsIn {
    private static final String TITLE = "Who asked whom when hilda logged in at the gateway";
    private static final String KEPT = "__Host-, HttpOnly, SameSite=Lax, Secure";

    private final Sessions sessions;
    private final Tab hilda;
    private final Tab ivo;

    APersonLogsIn(Sessions sessions) {
        this.sessions = sessions;
        this.hilda = new Tab(sessions.journal());
        this.ivo = new Tab(sessions.journal());
    }

    Chapter<Stop> chapter() {
        return new Chapter<>(
                "A person logs in at the gateway",
                Stream.of(loggingIn(), beingThere(), leaving())
                        .flatMap(stops -> stops)
                        .toList());
    }

    private Stream<Stop> loggingIn() {
        return Stream.of(
                visit("/desk", "no session yet", sentToLogIn())
                        .after(() -> sessions.journal().turn(TITLE, Flow.OTHER)),
                hilda.stop(
                        "GET",
                        Sessions.AUTHORITY,
                        AsidEndpoint.LOGIN.path(),
                        "the authority asks her",
                        () -> hilda.page().follow(),
                        said("Log in for desk")),
                hilda.stop(
                        "POST",
                        Sessions.AUTHORITY,
                        AsidEndpoint.LOGIN.path(),
                        "she consents to one of two",
                        () -> Visitor.as("Hilda Hartmann").sharing("email").allow(hilda.page()),
                        Expectation.sentTo(
                                sessions.at("/login/callback?a_handle=").toString())),
                hilda.stop(
                                "GET",
                                Sessions.GATEWAY,
                                "/login/callback",
                                "she comes back, and gets a cookie",
                                () -> hilda.page().follow(),
                                Expectation.sentTo(sessions.at("/desk").toString()))
                        .noting(() -> Cookies.attributes(hilda.page().all("Set-Cookie")), KEPT),
                hilda.stop(
                        "GET",
                        Sessions.GATEWAY,
                        "/desk",
                        "the page greets her",
                        () -> hilda.page().follow(),
                        said("Welcome, hilda").and(Demand.body("may know: email"))));
    }

    private Stream<Stop> beingThere() {
        return Stream.of(
                visit("/desk/till", "a role that she has not given", needsTeller())
                        .after(() -> sessions.journal().turn()),
                ivo.stop(
                        "GET",
                        Sessions.GATEWAY,
                        "/desk/till",
                        "ivo has given it",
                        () -> Visitor.as("Ivo Ilic")
                                .granting("teller")
                                .allow(ivo.browser()
                                        .visit(sessions.at("/desk/till"))
                                        .follow())
                                .followAll(),
                        said("1200.00 EUR")),
                visit(
                        "/received/in-public",
                        "the cookie stays at the gateway",
                        said("host: ").and(Demand.bodyWithout("__Host-bailiwick"))),
                visit("/files", "where no rule says login", nobody()),
                sessions.stop("a program is not sent away", Call.get("/desk"), call -> call, nobody()),
                hilda.stop(
                        "POST",
                        Sessions.GATEWAY,
                        "/desk",
                        "a form of the page itself",
                        () -> hilda.browser()
                                .request("POST", sessions.at("/desk"))
                                .from(sessions.at("/desk"))
                                .send(),
                        said("Welcome, hilda")));
    }

    private Stream<Stop> leaving() {
        return Stream.of(
                hilda.stop(
                        "POST",
                        Sessions.GATEWAY,
                        "/logout",
                        "she logs out, by the page's button",
                        () -> hilda.browser().visit(sessions.at("/desk")).submit(),
                        Expectation.sentTo(sessions.at("/").toString())),
                visit("/desk", "sent away again", sentToLogIn()));
    }

    private Stop visit(String path, String circumstances, Expectation expectation) {
        return hilda.stop(
                "GET",
                Sessions.GATEWAY,
                path,
                circumstances,
                () -> hilda.browser().visit(sessions.at(path)),
                expectation);
    }

    private Expectation sentToLogIn() {
        return Expectation.sentTo(sessions.authority().uri(AsidEndpoint.LOGIN) + "?a_handle=");
    }

    private static Expectation said(String words) {
        return Expectation.letThrough(200).and(Demand.body(words));
    }

    private static Expectation needsTeller() {
        return Expectation.notEnoughOfASession("grant_missing", "insufficient_grant")
                .and(Demand.challenge("c_grant=\"teller\""));
    }

    private static Expectation nobody() {
        return new Expectation(
                401,
                "credential_missing",
                List.of(
                        Demand.challenge("ASID realm=\""),
                        Demand.challengeWithout("error"),
                        Demand.withoutField("Location"),
                        Demand.withoutField("Set-Cookie")));
    }
}
