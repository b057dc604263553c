package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.asid.TicketError;
import org.bailiwick.testkit.asid.TicketLie;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of logins when their authority fails, or does not tell the truth. */
interface LoginFaultRows extends Rows {
    /** How long is waited for an authority to be asked again that has failed. */
    Duration REST = Duration.ofSeconds(40);

    @ParameterizedTest
    @EnumSource
    default void authorityThatIsDown_logsNobodyInAndDoesAfterwards(Door door) throws Exception { // AS-12
        SessionAuthority authority = lobby().authority(door);
        authority.stop();
        Browser browser = lobby().browser();

        Page page = browser.visit(door.url("/desk"));

        Shown.shown(page).isUndecided(503);
        assertThat(page.all("Set-Cookie")).isEmpty();
        authority.heal();
        assertWorks(door);
    }

    @ParameterizedTest
    @EnumSource(
            value = TicketError.class,
            names = {
                "SLOW_DOWN",
                "TEMPORARILY_UNAVAILABLE",
                "INVALID_CONSUMER",
                "CONSUMER_NOT_ALLOWED",
                "INVALID_C_URL",
                "INVALID_REQUEST"
            })
    default void handshakeThatIsRefused_isNoFaultOfThePersons(TicketError error) throws Exception {
        Door door = Door.MEMORY;
        lobby().authority(door).fault(AsidEndpoint.HANDSHAKE, error.fault());

        Page page = lobby().browser().visit(door.url("/desk"));

        Shown.shown(page).isUndecided(503, 502);
        assertThat(page.all("Set-Cookie")).isEmpty();
        lobby().authority(door).heal();
        assertWorks(door);
    }

    @ParameterizedTest
    @EnumSource
    default void authorityThatHangs_isNotWaitedForLongerThanTheDeadline(Door door) throws Exception {
        lobby().authority(door).fault(AsidEndpoint.HANDSHAKE, Fault.hanging());
        Browser browser = lobby().browser();
        long start = System.nanoTime(); // the adapter has started

        Shown.shown(browser.visit(door.url("/desk"))).isUndecided(503);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FaultRows.SOON);
        lobby().authority(door).heal();
        assertWorks(door);
    }

    @ParameterizedTest
    @EnumSource
    default void authorityThatIsSlow_isWaitedFor(Door door) throws Exception {
        for (AsidEndpoint endpoint : new AsidEndpoint[] {
            AsidEndpoint.HANDSHAKE, AsidEndpoint.RESULT, AsidEndpoint.VERIFY, AsidEndpoint.REVOKE
        }) {
            lobby().authority(door).fault(endpoint, Fault.slow(Duration.ofMillis(300)));
        }
        Browser browser = lobby().browser();

        Lobby.login(browser, door.url("/desk"));
        assertThat(browser.visit(Door.at(door.logout())).submit().status()).isEqualTo(303);

        lobby().authority(door).heal();
    }

    @ParameterizedTest
    @EnumSource(names = "RE(DIRECT|SULT)_.*", mode = EnumSource.Mode.MATCH_ALL)
    default void lieAtTheLogin_isNotBelieved(TicketLie lie) throws Exception { // CS-1, CS-3
        Door door = Door.SEALED;
        Browser browser = lobby().browser();
        if (lie.endpoint() == AsidEndpoint.HANDSHAKE) {
            lobby().authority(door).lie(lie);
            Page page = browser.visit(door.url("/desk"));
            Shown.shown(page).isUndecided(502);
            assertThat(page.all("Set-Cookie")).isEmpty();
        } else {
            Page back = Lobby.back(browser, door.url("/desk"));
            lobby().authority(door).lie(lie);
            Page page = back.follow();
            if (lie == TicketLie.RESULT_SAYS_EXPIRED) { // CS-6
                Shown.assertPage(page, 400, "login_expired");
            } else {
                Shown.assertPage(page, 502, "authority_answer_invalid");
            }
            assertThat(Lobby.value(browser, door.cookie())).isEmpty();
        }
        lobby().authority(door).honest();
        assertWorks(door);
    }

    @ParameterizedTest
    @EnumSource
    default void authorityThatIsDownAtTheCallback_isAskedAgain(Door door) throws Exception { // CS-3
        SessionAuthority authority = lobby().authority(door);
        Browser browser = lobby().browser();
        Page back = Lobby.back(browser, door.url("/desk"));
        authority.stop();
        // Finds out that the connection is gone which the login was begun on: on that, it would not be known what has
        // arrived.
        Shown.shown(lobby().browser().visit(door.url("/desk"))).isUndecided(503);

        Shown.assertPage(back.follow(), 503, "authority_unreachable");

        authority.heal();
        Eventually.within(REST, "the same callback works", () -> back.follow().status() == 303);
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource(
            value = TicketError.class,
            names = {"INVALID_REQUEST", "INVALID_C_URL", "REFRESH_CONFLICT", "INVALID_RESOURCE"},
            mode = EnumSource.Mode.EXCLUDE)
    default void resultThatIsRefused_isTold(TicketError error) throws Exception { // CS-6
        Door door = Door.SEALED;
        Browser browser = lobby().browser();
        Page back = Lobby.back(browser, door.url("/desk"));
        lobby().authority(door).fault(AsidEndpoint.RESULT, error.fault());

        Page page = back.follow();

        switch (error) {
            case INVALID_ASID, INVALID_A_CODE -> Shown.assertPage(page, 403, "login_failed");
            case ASID_EXPIRED -> Shown.assertPage(page, 400, "login_expired");
            case SLOW_DOWN, TEMPORARILY_UNAVAILABLE -> Shown.assertPage(page, 503, "authority_");
            case INVALID_CONSUMER -> Shown.assertPage(page, 503, "credentials_refused");
            default -> assertThat(page.status()).isIn(502, 503);
        }
        assertThat(Lobby.value(browser, door.cookie())).isEmpty();
        lobby().authority(door).heal();
        assertWorks(door);
    }

    @ParameterizedTest
    @EnumSource
    default void authorityThatCannotBeAskedAboutASession_endsNothing(Door door) throws Exception { // AS-12
        Browser browser = lobby().loggedIn(door);
        lobby().authority(door).fault(AsidEndpoint.VERIFY, TicketError.TEMPORARILY_UNAVAILABLE.fault());

        Page page = browser.visit(door.url("/desk"));

        Shown.shown(page).isUndecided(503);
        assertThat(page.all("Set-Cookie")).isEmpty();
        lobby().authority(door).heal();
        Eventually.within(
                REST,
                "the login goes on",
                () -> browser.visit(door.url("/desk")).status() == 200);
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_CONSUMER", "CONSUMER_NOT_ALLOWED"})
    default void proofOfOursThatTheAuthorityDoesNotTake_endsNothing(TicketError error) throws Exception {
        Door door = Door.MEMORY;
        Browser browser = lobby().loggedIn(door);
        lobby().authority(door).fault(AsidEndpoint.VERIFY, error.fault());

        Page page = browser.visit(door.url("/desk"));

        Shown.assertPage(page, 503, "credentials_refused");
        assertThat(page.all("Set-Cookie")).isEmpty();
        lobby().authority(door).heal();
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void sessionThatIsTakenBackAtOnce_isNoReasonToGoRoundInCircles(Door door) throws Exception {
        SessionAuthority authority = lobby().authority(door);
        Browser browser = lobby().browser();
        authority.fault(AsidEndpoint.VERIFY, TicketError.INVALID_ASID.fault());
        Page page = browser.visit(door.url("/desk"));
        for (int time = 0; time < 3; time++) {
            assertThat(page.status()).as(page.body()).isEqualTo(303);
            page = Lobby.alice().allow(page.follow()).follow().follow();
        }
        int handshakes = authority.requests(AsidEndpoint.HANDSHAKE);

        Shown.assertPage(page, 502, "login_in_vain");
        Shown.assertPage(browser.visit(door.url("/desk")), 502, "login_in_vain");

        assertThat(authority.requests(AsidEndpoint.HANDSHAKE)).isEqualTo(handshakes);
        authority.heal();
        assertWorks(door);
    }

    @ParameterizedTest
    @EnumSource
    default void sessionThatCannotBeRefreshed_goesOnToItsEnd(Door door) throws Exception { // CS-5
        SessionAuthority authority = brief().authority(door);
        authority.fault(AsidEndpoint.REFRESH, TicketError.TEMPORARILY_UNAVAILABLE.fault());

        Eventually.within(REST, "a login that is served after its refresh has failed", () -> {
            int before = authority.requests(AsidEndpoint.REFRESH);
            int served = visitsAfterARefresh(door, before);
            assertThat(authority.requests(AsidEndpoint.REFRESH)).isBetween(before, before + 4);
            return served > 0;
        });

        authority.heal();
        brief().loggedIn(door);
    }

    /**
     * Has somebody log in and visit until the login is over.
     *
     * @param before how many refreshes there have been
     * @return how often they were served when there had been another one; never, where nobody came in the second half of the
     *     session's life
     */
    private int visitsAfterARefresh(Door door, int before) throws Exception {
        SessionAuthority authority = brief().authority(door);
        Browser browser = brief().loggedIn(door);
        AtomicInteger served = new AtomicInteger();
        Eventually.within(REST, "the end", () -> {
            Page page = browser.visit(door.url("/desk"));
            assertThat(page.status()).as(page.body()).isIn(200, 303);
            if (page.status() == 200 && authority.requests(AsidEndpoint.REFRESH) > before) {
                served.incrementAndGet();
            }
            return page.status() == 303;
        });
        Lobby.login(browser, door.url("/desk"));
        return served.get();
    }

    @ParameterizedTest
    @EnumSource(names = "REFRESHED_.*", mode = EnumSource.Mode.MATCH_ALL)
    default void lieAtTheRefresh_isNotBelieved(TicketLie lie) throws Exception { // CS-5
        Door door = Door.MEMORY;
        SessionAuthority authority = brief().authority(door);
        authority.lie(lie);

        Eventually.within(REST, "the end after a refresh, as the old A_SID is superseded", () -> {
            int before = authority.requests(AsidEndpoint.REFRESH);
            Browser browser = brief().loggedIn(door);
            Eventually.within(REST, "the end", () -> {
                Page page = browser.visit(door.url("/desk"));
                assertThat(page.status()).as(page.body()).isIn(200, 303);
                return page.status() == 303;
            });
            return authority.requests(AsidEndpoint.REFRESH) > before;
        });

        authority.honest();
        brief().loggedIn(door);
    }

    @ParameterizedTest
    @EnumSource
    default void logoutThatTheAuthorityIsNotToldOf_isOneAllTheSame(Door door) throws Exception {
        SessionAuthority authority = lobby().authority(door);
        Browser browser = lobby().loggedIn(door);
        Browser thief = lobby().holding(door.cookie(), Lobby.value(browser, door.cookie()));
        authority.fault(AsidEndpoint.REVOKE, TicketError.TEMPORARILY_UNAVAILABLE.fault());

        Page page = browser.visit(Door.at(door.logout())).submit();

        Shown.assertPage(page, 503, "authority_");
        assertThat(Shown.assertSet(page, door.cookie())).containsEntry("max-age", "0");
        assertThat(Lobby.value(browser, door.cookie())).isEmpty();
        authority.heal();
        Shown.assertNobody(lobby(), door, browser);
        Shown.assertNobody(lobby(), door, thief);
    }

    /** Somebody can log in, as soon as the authority is asked again. */
    private void assertWorks(Door door) throws Exception {
        Eventually.within(
                REST,
                "a login begins",
                () -> lobby().browser().visit(door.url("/desk")).status() == 303);
        Page page = lobby().loggedIn(door).visit(door.url("/desk"));
        assertReached(Shown.response(page), Lobby.UID);
    }

    private Lobby lobby() {
        return stand().lobby("faults", Lobby.draft(stand()).asking());
    }

    /** Sessions whose A_SIDs live for a moment. */
    private Lobby brief() {
        return stand().lobby(
                        "briefer", Lobby.draft(stand()).asking().lasting(Duration.ofSeconds(4), Duration.ofHours(8)));
    }
}
