package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How logins are kept alive, and how they end. */
interface LoginEndRows extends Rows {
    /** How long is waited for what must happen by the adapter's clock. */
    Duration PATIENCE = Duration.ofSeconds(40);

    /** How long an A_SID lives that does not live long. */
    Duration BRIEF = Duration.ofSeconds(6);

    /** Half of that, at least: it ends with a second. It is refreshed in the second half. */
    Duration HALF = BRIEF.minusSeconds(1).dividedBy(2);

    @ParameterizedTest
    @EnumSource
    default void sessionThatIsAboutToEnd_isRefreshedOnceForAll(Door door) throws Exception { // CS-5, AS-16
        Lobby lobby = brief();
        SessionAuthority authority = lobby.authority(door);
        Browser browser = lobby.loggedIn(door);
        String cookie = Lobby.value(browser, door.cookie());
        int before = authority.requests(AsidEndpoint.REFRESH);
        authority.fault(AsidEndpoint.REFRESH, Fault.slow(Duration.ofMillis(500)));

        List<CompletableFuture<Page>> pages = new ArrayList<>();
        AtomicLong noneUntil = new AtomicLong(System.nanoTime());
        Eventually.within(PATIENCE, "a refresh", () -> {
            long now = System.nanoTime();
            boolean refreshed = authority.requests(AsidEndpoint.REFRESH) > before;
            if (!refreshed) {
                noneUntil.set(now);
                pages.add(visiting(browser, door));
            }
            return refreshed;
        });
        Stream.generate(() -> visiting(browser, door)).limit(15).forEach(pages::add);

        for (CompletableFuture<Page> page : pages) {
            assertReached(Shown.response(page.get()), Lobby.UID);
        }
        int refreshes = authority.requests(AsidEndpoint.REFRESH) - before;
        long halves = (System.nanoTime() - noneUntil.get()) / HALF.toNanos();
        assertThat(refreshes)
                .as("one, and one for each half of a life since then")
                .isBetween(1, 1 + (int) halves);
        authority.heal();
        assertThat(Lobby.value(browser, door.cookie()).equals(cookie))
                .as("the cookie is the same")
                .isEqualTo(door == Door.MEMORY);
        Shown.assertAlice(door, lobby.holding(door.cookie(), cookie)); // as of a request that is late
        Shown.assertAlice(door, browser);
    }

    private static CompletableFuture<Page> visiting(Browser browser, Door door) {
        return CompletableFuture.supplyAsync(() -> browser.visit(door.url("/desk")));
    }

    @ParameterizedTest
    @EnumSource
    default void sessionThatIsUsed_isKeptAlive(Door door) throws Exception { // CS-5
        Lobby lobby = brief();
        Browser browser = lobby.loggedIn(door);
        int before = lobby.authority(door).requests(AsidEndpoint.REFRESH);

        Eventually.within(PATIENCE, "three lives", () -> {
            Shown.assertAlice(door, browser);
            return lobby.authority(door).requests(AsidEndpoint.REFRESH) >= before + 3;
        });
    }

    @ParameterizedTest
    @EnumSource
    default void sessionThatHasLastedAsLongAsItMay_isOver(Door door) throws Exception { // CS-6
        Lobby lobby = stand().lobby(
                        "ending", Lobby.draft(stand()).asking().lasting(Duration.ofMinutes(10), Duration.ofSeconds(4)));
        Browser used = lobby.loggedIn(door);
        Browser idle = lobby.loggedIn(door);
        Browser script = lobby.holding(door.cookie(), Lobby.value(idle, door.cookie()));
        int before = lobby.authority(door).requests(AsidEndpoint.REFRESH);

        Eventually.within(
                PATIENCE, "the end", () -> used.visit(door.url("/desk")).status() == 303);

        assertThat(lobby.authority(door).requests(AsidEndpoint.REFRESH))
                .as("what does not lengthen is not repeated")
                .isLessThanOrEqualTo(before + 2);
        Eventually.within(
                PATIENCE, "the end", () -> idle.visit(door.url("/desk")).status() == 303);
        assertThat(Lobby.value(used, door.cookie())).isEmpty();
        assertThat(Lobby.value(idle, door.cookie())).isEmpty();
        Page fetched = script.fetch(door.url("/desk").toString());
        assertThat(fetched.status()).isEqualTo(401);
        assertThat(Shown.refusal(fetched).challenge("ASID").parameters()).doesNotContainKey("error");
        Lobby.login(used, door.url("/desk"));
    }

    @ParameterizedTest
    @EnumSource
    default void sessionThatTheAuthorityHasEnded_isOver(Door door) throws Exception { // AS-11, CS-6
        Lobby lobby = stand().quietLobby();
        Browser browser = lobby.loggedIn(door);
        Browser script = lobby.holding(door.cookie(), Lobby.value(browser, door.cookie()));
        lobby.authority(door).revokeAll();

        Page fetched = script.fetch(door.url("/desk").toString());
        assertThat(fetched.status()).isEqualTo(401);
        assertThat(Shown.refusal(fetched).code()).isEqualTo("login_ended");
        assertThat(Shown.assertSet(fetched, door.cookie())).containsEntry("max-age", "0");
        Shown.assertNobody(lobby, door, browser);
        assertThat(Lobby.value(browser, door.cookie())).isEmpty();
        Lobby.login(browser, door.url("/desk"));
    }

    @ParameterizedTest
    @EnumSource
    default void answerOfTheAuthority_isRememberedForAMinute(Door door) throws Exception { // AS-10
        SessionAuthority authority = stand().lobby().authority(door);
        Browser browser = stand().lobby().loggedIn(door);
        int before = authority.requests(AsidEndpoint.VERIFY);

        for (int visit = 0; visit < 5; visit++) {
            Shown.assertAlice(door, browser);
        }

        assertThat(authority.requests(AsidEndpoint.VERIFY)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    default void logout_endsTheSessionEverywhere(Door door) throws Exception {
        Lobby lobby = stand().quietLobby();
        SessionAuthority authority = lobby.authority(door);
        Browser browser = lobby.loggedIn(door);
        Browser other = lobby.loggedIn(door);
        Shown.assertAlice(door, browser);
        int sessions = authority.sessions();

        Page question = browser.visit(Door.at(door.logout()));
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.header("Content-Type")).startsWith("text/html");
        assertThat(question.header("Cache-Control")).contains("no-store");
        assertThat(question.header("Referrer-Policy"))
                .as("else its form has no origin")
                .isEqualTo("same-origin");
        assertThat(authority.sessions()).isEqualTo(sessions);
        Page done = question.submit();

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(done.location()).contains(Door.at(Door.AFTER_LOGOUT));
        Shown.assertGuarded(done);
        assertThat(Shown.assertSet(done, door.cookie())).containsEntry("max-age", "0");
        assertThat(Shown.assertSet(done, door.pending())).containsEntry("max-age", "0");
        assertThat(authority.sessions()).isEqualTo(sessions - 1);
        assertReached(Shown.response(done.follow()), null);
        Shown.assertNobody(lobby, door, browser);
        Shown.assertAlice(door, other);
    }

    @ParameterizedTest
    @EnumSource
    default void logoutOfNobody_asksNobody(Door door) throws Exception {
        Lobby lobby = stand().quietLobby();
        SessionAuthority authority = lobby.authority(door);
        int before = authority.requests(AsidEndpoint.REVOKE);

        Page done = lobby.browser().visit(Door.at(door.logout())).submit();

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).contains(Door.at(Door.AFTER_LOGOUT));
        assertThat(authority.requests(AsidEndpoint.REVOKE)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    default void logoutByAnotherMethod_isRefused(Door door) throws Exception {
        Browser browser = stand().lobby().loggedIn(door);
        for (String method : List.of("DELETE", "PUT")) {
            Page page = browser.request(method, Door.at(door.logout()))
                    .from(Door.at("/"))
                    .send();
            assertThat(page.status()).isEqualTo(405);
            assertThat(page.header("Allow")).contains("GET", "POST");
        }
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void browserThatWasClosed_isNobodys(Door door) throws Exception {
        Browser browser = stand().lobby().loggedIn(door);
        browser.restart();

        Shown.assertNobody(stand().lobby(), door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void authorityOfTheSeedsForm_logsPeopleInWithoutACode(Door door) throws Exception {
        Lobby lobby = stand().lobby("seed", Lobby.draft(stand()).seed());
        Browser browser = lobby.browser();
        Page back = Lobby.back(browser, door.url("/desk?a=b"));
        assertThat(back.header("Location")).contains("a_sid=").doesNotContain("a_code=");

        Page done = back.follow();

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(done.location()).contains(door.url("/desk?a=b"));
        assertReached(Shown.response(done.follow()), Lobby.UID);
        Page stranger = lobby.browser().visit(back.header("Location"));
        Shown.assertPage(stranger, 400, "login_unknown");
    }

    @ParameterizedTest
    @EnumSource
    default void callbackWithoutACode_isNotTakenUnlessTheFileSaysSo(Door door) throws Exception { // CS-3
        Browser browser = stand().lobby().browser();
        String callback = Lobby.back(browser, door.url("/desk"))
                .header("Location")
                .replaceAll("a_code=[^&]*", "a_sid=" + "x".repeat(43));
        int before = stand().lobby().authority(door).requests(AsidEndpoint.RESULT);

        Shown.assertPage(browser.visit(callback), 400, "login_malformed");

        assertThat(stand().lobby().authority(door).requests(AsidEndpoint.RESULT))
                .isEqualTo(before);
    }

    /** Sessions whose A_SIDs live for a moment, and of which nothing is remembered. */
    private Lobby brief() {
        return stand().lobby("brief", Lobby.draft(stand()).asking().lasting(BRIEF, Duration.ofHours(8)));
    }
}
