package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Session;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.asid.Visitor;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Page;
import org.bailiwick.testkit.browser.Use;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who log in: when they are sent to do so, and what they are afterwards. */
interface LoginRows extends Rows {
    @ParameterizedTest
    @EnumSource
    default void visitWithoutALogin_isSentToTheAuthority(Door door) throws Exception { // CS-1
        SessionAuthority authority = stand().lobby().authority(door);
        int before = authority.requests(AsidEndpoint.HANDSHAKE);

        Page page = stand().lobby().browser().visit(door.url("/desk/1?a=b&c=%20"));

        Shown.assertSentAway(stand().lobby(), door, page);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.all("Set-Cookie")).hasSize(1);
        assertThat(Shown.assertSet(page, door.pending())).containsExactly(Map.entry("max-age", "600"));
        assertThat(authority.requests(AsidEndpoint.HANDSHAKE)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    default void clientThatIsNoBrowser_isChallengedAndSentNowhere(Door door) throws Exception {
        Browser browser = stand().lobby().browser();
        URI desk = door.url("/desk");
        int before = stand().lobby().authority(door).requests(AsidEndpoint.HANDSHAKE);

        for (Page page : List.of(
                browser.fetch(desk.toString()),
                browser.request("GET", desk).header("Accept", "*/*").send(),
                browser.request("GET", desk)
                        .header("Accept", "application/json")
                        .send(),
                browser.request("POST", desk)
                        .as(Use.FETCH)
                        .from(desk)
                        .body("text/plain", "x")
                        .send(),
                browser.request("GET", desk).as(Use.FRAME).from(desk).send(),
                browser.request("GET", desk).as(Use.PREFETCH).from(desk).send(),
                browser.request("GET", desk).as(Use.IMAGE).from(desk).send(),
                browser.request("GET", desk).header("Purpose", "prefetch").send(),
                browser.request("GET", desk)
                        .header("X-Requested-With", "XMLHttpRequest")
                        .send())) {
            Refusal refusal = Shown.refusal(page);
            assertThat(page.status()).isEqualTo(401);
            assertThat(refusal.code()).isEqualTo("credential_missing");
            assertThat(refusal.challenge("ASID").parameters())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "realm",
                            Configurations.RESOURCE,
                            "authority",
                            stand().lobby().authority(door).authority(),
                            "modes",
                            "proof"));
            assertThat(page.all("Set-Cookie")).isEmpty();
        }
        Page head = browser.request("HEAD", desk).send();
        assertThat(head.status()).isEqualTo(401);
        assertThat(head.all("Set-Cookie")).isEmpty();
        assertThat(stand().lobby().authority(door).requests(AsidEndpoint.HANDSHAKE))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    default void login_isFollowedByWhatWasAskedFor(Door door) throws Exception { // CS-2, CS-3
        Browser browser = stand().lobby().browser();
        URI target = door.url("/desk/a%20b?role=teller&role=auditor&x=%2F%3F&y=1+2");

        Page done = Lobby.back(browser, target).follow();

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(done.all("Location")).containsExactly(target.toString());
        Shown.assertGuarded(done);
        assertThat(Shown.assertSet(done, door.cookie())).isEmpty();
        assertThat(Shown.assertSet(done, door.pending())).containsExactly(Map.entry("max-age", "60"));
        Response response = assertReached(Shown.response(done.follow()), Lobby.UID);
        assertThat(response.member("path")).isEqualTo(target.getRawPath());
        assertThat(response.member("roles")).isEqualTo(Map.of("teller", true, "auditor", false));
        assertThat(response.all("set-cookie")).isEmpty();
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void whoHasLoggedIn_isToldOfAsWhoPresentsASession(Door door) throws Exception { // AS-8
        Lobby lobby = stand().lobby();
        String target = door.path("/desk?role=teller&role=auditor&role=email");
        Session session = lobby.authority(door)
                .session(lobby.consumer(), "alice")
                .granting("teller")
                .denying("auditor")
                .sharing("email")
                .open();
        String proof = lobby.consumer()
                .proof(session, Configurations.RESOURCE)
                .request("GET", Door.at(target))
                .authorization();

        Response presented =
                lobby.request("GET", target).header("Authorization", proof).send();
        Response visited = Shown.response(lobby.loggedIn(door).visit(Door.at(target)));

        assertReached(presented, Lobby.UID);
        assertReached(visited, Lobby.UID);
        for (String member : List.of("subject", "remoteUser", "client", "scopes", "roles")) {
            assertThat(Objects.toString(visited.member(member)))
                    .as(member)
                    .isEqualTo(Objects.toString(presented.member(member)));
        }
        assertThat(identity(visited)).isEqualTo(identity(presented));
    }

    /** The fields in which a gateway tells who is calling; but for the end, which is each session's own. */
    private static Map<String, String> identity(Response response) {
        Map<String, String> fields = new TreeMap<>();
        Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(response.member("headers"));
        seen.forEach((name, values) -> fields.put(String.valueOf(name), String.valueOf(values)));
        fields.keySet().removeIf(name -> !name.startsWith("bailiwick-") || name.equals("bailiwick-expires"));
        return fields;
    }

    @ParameterizedTest
    @EnumSource
    default void personsPage_isKeptOutOfSharedCachesUnlessTheApplicationForbidsMore(Door door) throws Exception {
        Browser browser = stand().lobby().loggedIn(door);

        assertThat(caches(browser, door, "/desk")).containsExactly("private");
        assertThat(caches(browser, door, "/desk?caches=max-age=60")).containsExactly("max-age=60", "private");
        assertThat(caches(browser, door, "/desk?caches=private")).containsExactly("private");
        assertThat(caches(browser, door, "/desk?caches=no-store")).containsExactly("no-store");
        assertThat(caches(browser, door, "/public/page?caches=max-age=60")).containsExactly("max-age=60");
    }

    private static List<String> caches(Browser browser, Door door, String target) {
        Page page = browser.visit(target.startsWith("/public") ? Door.at(target) : door.url(target));
        assertThat(Shown.response(page).isOfProbe()).as(page.body()).isTrue();
        return page.all("Set-Cookie").isEmpty() ? page.all("Cache-Control") : List.of("with a cookie");
    }

    @ParameterizedTest
    @EnumSource
    default void cookiesOfOurs_goNoFurther(Door door) throws Exception { // AS-13
        Browser browser = stand().lobby().browser();
        Lobby.login(browser, door.url("/desk"));
        assertThat(cookies(browser.visit(door.url("/desk"))))
                .as("nothing is left")
                .isNull();

        Browser other = stand().lobby().browser();
        other.keep(Door.at("/"), "theirs=\"a,b\"; Path=/");
        Lobby.login(other, door.url("/desk"));
        other.keep(Door.at("/"), "more=x=y; Path=/");
        Page begun = other.visit(door.other().url("/desk"));
        Shown.assertSentAway(stand().lobby(), door.other(), begun);
        for (String target : List.of(door.path("/desk"), "/public/page", door.path("/observed"))) {
            assertThat(cookies(other.visit(Door.at(target)))).isEqualTo(List.of("theirs=\"a,b\"; more=x=y"));
        }
    }

    private static @Nullable Object cookies(Page page) {
        assertThat(Shown.response(page).isOfProbe()).as(page.body()).isTrue();
        return ((Map<?, ?>) Objects.requireNonNull(Shown.response(page).member("headers"))).get("cookie");
    }

    @ParameterizedTest
    @EnumSource
    default void whatThePersonHasNotConsentedTo_isRefused(Door door) throws Exception { // AS-8
        Browser browser = stand().lobby().browser();
        Page page = Visitor.as("alice")
                .granting("teller")
                .allow(browser.visit(door.url("/teller")).follow())
                .followAll();
        assertReached(Shown.response(page), Lobby.UID);

        Shown.shown(browser.visit(door.url("/audits"))).isOfSession(403, "insufficient_grant", "grant_missing");
        Shown.shown(browser.visit(door.url("/mail"))).isOfSession(403, "insufficient_scope", "scope_missing");
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void personWhoRefuses_isToldSoAndNotLoggedIn(Door door) throws Exception {
        Browser browser = stand().lobby().browser();
        Page back = Visitor.as("alice").deny(browser.visit(door.url("/desk")).follow());

        Page page = back.follow();

        Shown.assertPage(page, 403, "login_denied");
        assertThat(Lobby.value(browser, door.cookie())).isEmpty();
        Shown.assertNobody(stand().lobby(), door, browser);
        Lobby.login(browser, door.url("/desk"));
    }

    @ParameterizedTest
    @EnumSource
    default void personWhomTheAuthorityRefuses_isToldSo(Door door) throws Exception {
        Browser browser = stand().lobby().browser();
        Page back = Visitor.as("mallory").allow(browser.visit(door.url("/desk")).follow());

        Shown.assertPage(back.follow(), 403, "login_failed");
        Shown.assertNobody(stand().lobby(), door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void credential_decidesAloneBesideALogin(Door door) throws Exception {
        Browser browser = stand().lobby().loggedIn(door);
        String token = stand().home().token().subject("bob").sign();

        Page both = browser.request("GET", door.url("/both"))
                .header("Authorization", "Bearer " + token)
                .send();
        assertReached(Shown.response(both), "bob");
        Page bad = browser.request("GET", door.url("/both"))
                .header("Authorization", "Bearer no-token")
                .send();
        assertThat(Shown.refusal(bad).challenge("Bearer").parameter("error")).contains("invalid_token");
        Page unsupported = browser.request("GET", door.url("/desk"))
                .header("Authorization", "Bearer " + token)
                .send();
        assertThat(Shown.refusal(unsupported).code()).isEqualTo("scheme_unsupported");
        assertThat(unsupported.status()).isEqualTo(401);
        assertReached(Shown.response(browser.visit(door.url("/both"))), Lobby.UID);
    }

    @ParameterizedTest
    @EnumSource
    default void login_isNothingToARuleWithoutOne(Door door) throws Exception {
        Page page = stand().lobby().loggedIn(door).visit(door.url("/plain"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(Shown.refusal(page).code()).isEqualTo("credential_missing");
    }

    @ParameterizedTest
    @EnumSource
    default void observedRule_sendsNobodyAway(Door door) throws Exception {
        Browser browser = stand().lobby().browser();
        Page page = browser.visit(door.url("/observed"));
        assertReached(Shown.response(page), null);
        assertThat(page.all("Set-Cookie")).isEmpty();

        Lobby.login(browser, door.url("/desk"));
        assertThat(Shown.response(browser.visit(door.url("/observed"))).isOfProbe())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    default void logins_canBeUnderWayInSeveralTabs(Door door) throws Exception { // CS-2
        Browser browser = stand().lobby().browser();
        Page first = browser.visit(door.url("/desk/1"));
        Page second = browser.visit(door.url("/desk/2"));
        Page third = browser.visit(door.url("/desk/3"));

        for (Page begun : List.of(second, third, first)) {
            Page page = Lobby.alice().allow(begun.follow()).followAll();
            assertReached(Shown.response(page), Lobby.UID);
            assertThat(page.url().getPath()).isEqualTo(begun.url().getPath());
        }
    }

    @ParameterizedTest
    @EnumSource
    default void oldestLoginOfMany_isForgotten(Door door) throws Exception { // CS-1
        Browser browser = stand().lobby().browser();
        Page first = browser.visit(door.url("/desk/1?" + "x".repeat(500)));
        for (int tab = 2; tab <= 4; tab++) {
            Page begun = browser.visit(door.url("/desk/" + tab + "?" + "x".repeat(500)));
            assertThat(Shown.assertSet(begun, door.pending())).containsKey("max-age");
        }

        Shown.assertPage(Lobby.alice().allow(first.follow()).follow(), 400, "login_unknown");
    }

    @ParameterizedTest
    @EnumSource
    default void targetThatIsTooLong_isCutAndNotRefused(Door door) throws Exception { // CS-1
        Browser browser = stand().lobby().browser();
        Page begun = browser.visit(door.url("/desk/1?" + "x".repeat(3000)));
        Shown.assertSentAway(stand().lobby(), door, begun);
        assertThat(Shown.assertSet(begun, door.pending())).containsKey("max-age");

        Page done = Lobby.alice().allow(begun.follow()).follow();

        assertThat(done.header("Location"))
                .isIn(door.url("/desk/1").toString(), Door.at("/").toString());
    }
}
