package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What attackers do to the logins of others, and to cookies. */
interface LoginAttackRows extends Rows {
    @ParameterizedTest
    @EnumSource
    default void loginThatAnotherBrowserHasBegun_isNotFinished(Door door) throws Exception { // CS-2: session fixation
        Browser attacker = lobby().browser();
        Browser victim = lobby().browser();
        Page begun = attacker.visit(door.url("/desk"));
        int asked = results(door);

        Page back = Lobby.alice().allow(victim.visit(begun.header("Location")));
        Page page = back.follow();

        Shown.assertPage(page, 400, "login_unknown");
        assertThat(results(door)).as("the authority is not asked").isEqualTo(asked);
        Shown.assertNobody(lobby(), door, victim);
        Shown.assertNobody(lobby(), door, attacker);

        String guessed = callback(back).replaceAll("a_code=[^&]*", "a_code=" + "x".repeat(43));
        Shown.assertPage(attacker.visit(guessed), 403, "login_failed"); // CS-3
        Shown.assertNobody(lobby(), door, attacker);
    }

    @ParameterizedTest
    @EnumSource
    default void loginOfAnAttackers_isNotBroughtToAVictim(Door door) throws Exception { // CS-2: login CSRF
        Page back = Lobby.back(lobby().browser(), door.url("/desk"));
        Browser victim = lobby().browser();
        Browser busy = lobby().browser();
        Shown.assertNobody(lobby(), door, busy);
        int asked = results(door);

        for (Browser each : List.of(victim, busy)) {
            Page page = each.request("GET", URI.create(callback(back)))
                    .from(URI.create("https://evil.example/"))
                    .send();
            Shown.assertPage(page, 400, "login_unknown");
            assertThat(Lobby.value(each, door.cookie())).isEmpty();
            Shown.assertNobody(lobby(), door, each);
        }
        assertThat(results(door)).as("the authority is not asked").isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource
    default void answerOfAnotherAuthority_isNotTaken(Door door) throws Exception { // CS-2: mix-up
        Browser browser = lobby().browser();
        String callback = callback(Lobby.back(browser, door.url("/desk")));
        String other = lobby().authority(door.other()).authority();
        int asked = results(door);
        int otherAsked = results(door.other());

        Page page = browser.visit(callback.replaceAll(
                "authority=[^&]*", "authority=" + other.replace(":", "%3A").replace("/", "%2F")));
        Shown.assertPage(page, 400, "login_authority_mismatch");
        Shown.assertPage(
                browser.visit(callback.replace(door.callback(), door.other().callback())), 400, "login_unknown");

        assertThat(results(door)).isEqualTo(asked);
        assertThat(results(door.other())).isEqualTo(otherAsked);
        assertThat(Lobby.value(browser, door.cookie())).isEmpty();
        assertThat(Lobby.value(browser, door.other().cookie())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void partsOfTwoLogins_areNone(Door door) throws Exception { // CS-2
        Browser browser = lobby().browser();
        Page first = browser.visit(door.url("/desk/1"));
        Page second = browser.visit(door.url("/desk/2"));
        String one = callback(Lobby.alice().allow(first.follow()));
        String other = callback(Lobby.alice().allow(second.follow()));
        int asked = results(door);

        for (String name : List.of("c_state", "a_handle")) {
            Page page = browser.visit(one.replace(pair(one, name), pair(other, name)));
            Shown.assertPage(page, 400, "login_unknown");
        }

        assertThat(results(door)).as("the authority is not asked").isEqualTo(asked);
        assertThat(browser.visit(one).status()).isEqualTo(303);
    }

    private static String pair(String callback, String name) {
        return callback.replaceAll(".*[?&](" + name + "=[^&]*).*", "$1");
    }

    @ParameterizedTest
    @EnumSource
    default void callbackThatIsNotWellFormed_isRefusedUnasked(Door door) throws Exception { // CS-2, CS-3
        Browser browser = lobby().browser();
        String callback = callback(Lobby.back(browser, door.url("/desk")));
        int asked = results(door);

        for (String name : List.of("c_state", "authority", "a_handle", "a_code")) {
            String pair = pair(callback, name);
            for (String bad : List.of(
                    callback.replace(pair, ""),
                    callback.replace(pair, name + "="),
                    callback + "&" + pair,
                    callback + "&" + name + "=x",
                    callback.replace(pair, pair + "%00"),
                    callback.replace(pair, name + "=" + "x".repeat(3000)))) {
                Page page = browser.visit(bad);
                assertThat(page.status()).as(bad).isEqualTo(400);
                assertThat(page.body()).containsPattern("login_(malformed|unknown|authority_mismatch)");
            }
        }
        Page posted = browser.request("POST", URI.create(callback))
                .from(lobby().authority(door).uri(AsidEndpoint.LOGIN))
                .send();
        assertThat(posted.status()).isIn(400, 405);
        Page unread = browser.request("GET", Door.at(door.callback()))
                .header("Accept", "application/json")
                .send();
        assertThat(Shown.refusal(unread).code()).isEqualTo("login_malformed");
        assertThat(results(door)).isEqualTo(asked);
        assertThat(Lobby.value(browser, door.cookie())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void callbackThatComesAgain_asksNobodyAndEndsNothing(Door door) throws Exception { // CS-3
        Browser browser = lobby().browser();
        Page back = Lobby.back(browser, door.url("/desk"));
        String pending = Lobby.value(browser, door.pending());
        assertThat(back.follow().status()).isEqualTo(303);
        int asked = results(door);

        assertThat(browser.visit(callback(back)).status()).isIn(303, 400);
        Browser copy = lobby().holding(door.pending(), pending);
        assertThat(copy.visit(callback(back)).status()).isEqualTo(400);

        assertThat(results(door)).isEqualTo(asked);
        Shown.assertAlice(door, browser);
        assertThat(Lobby.value(copy, door.cookie())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void callbackThatComesTwiceAtOnce_asksOnce(Door door) throws Exception { // CS-3
        Browser browser = lobby().browser();
        Page back = Lobby.back(browser, door.url("/desk"));
        int asked = results(door);

        List<CompletableFuture<Page>> pages = IntStream.range(0, 4)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> browser.visit(callback(back))))
                .toList();

        assertThat(pages).extracting(page -> page.get().status()).contains(303).containsOnly(303, 400);
        assertThat(results(door)).isEqualTo(asked + 1);
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void cookieFromBeforeTheLogin_isWorthNothing(Door door) throws Exception { // CS-4
        Browser browser = lobby().loggedIn(door);
        String before = Lobby.value(browser, door.cookie());
        assertThat(before).isNotEmpty();

        Browser again = lobby().browser();
        Page back = Lobby.back(again, door.url("/desk"));
        Lobby.plant(again, door.cookie(), before);
        assertThat(back.follow().status()).isEqualTo(303);

        assertThat(Lobby.value(again, door.cookie())).isNotEqualTo(before);
        Shown.assertAlice(door, again);
        Shown.assertNobody(lobby(), door, lobby().holding(door.cookie(), before));

        Browser chosen = lobby().holding(door.cookie(), "a".repeat(43));
        Lobby.login(chosen, door.url("/desk"));
        assertThat(Lobby.value(chosen, door.cookie())).isNotEqualTo("a".repeat(43));
        Shown.assertNobody(lobby(), door, lobby().holding(door.cookie(), "a".repeat(43)));
    }

    @ParameterizedTest
    @EnumSource
    default void cookieThatWasNotGivenLikeThis_isNobodys(Door door) throws Exception {
        Browser browser = lobby().browser();
        Shown.assertNobody(lobby(), door, browser);
        String pending = Lobby.value(browser, door.pending());
        Lobby.login(browser, door.url("/desk"));
        String value = Lobby.value(browser, door.cookie());
        String other = Lobby.value(lobby().loggedIn(door.other()), door.other().cookie());

        for (String bad : List.of(
                "",
                "x",
                pending,
                other,
                value.substring(0, value.length() - 1),
                value.substring(1),
                value + "A",
                value + value,
                changed(value, 0),
                changed(value, 1),
                changed(value, value.length() / 2),
                changed(value, value.length() - 1),
                "\"" + value + "\"",
                "a".repeat(4000))) {
            Shown.assertNobody(lobby(), door, lobby().holding(door.cookie(), bad));
        }
        Page twice = lobby().browser()
                .request("GET", door.url("/desk"))
                .header("Cookie", door.cookie() + "=" + value + "; " + door.cookie() + "=" + value)
                .send();
        Shown.assertSentAway(lobby(), door, twice);
        Shown.assertAlice(door, lobby().holding(door.cookie(), value));
    }

    /** Another of the characters that base64url has, which differs in the highest bit. */
    private static String changed(String value, int at) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int which = alphabet.indexOf(value.charAt(at));
        char other = which < 0 ? 'A' : alphabet.charAt(which ^ 32);
        return value.substring(0, at) + other + value.substring(at + 1);
    }

    @ParameterizedTest
    @EnumSource
    default void cookieOfAnotherService_isNobodys(Door door) throws Exception {
        String value = Lobby.value(lobby().loggedIn(door), door.cookie());
        Browser browser = lobby().browserElsewhere();
        browser.keep(URI.create(Lobby.ELSEWHERE), door.cookie() + "=" + value + "; Path=/; Secure");

        Shown.assertSentAway(lobby(), door, browser.visit(Lobby.ELSEWHERE + door.path("/desk")));
    }

    @ParameterizedTest
    @EnumSource
    default void cookieThatWasStolen_isNobodysAfterTheLogout(Door door) throws Exception {
        Browser browser = lobby().loggedIn(door);
        Browser thief = lobby().holding(door.cookie(), Lobby.value(browser, door.cookie()));
        Shown.assertAlice(door, thief);

        assertThat(browser.visit(Door.at(door.logout())).submit().status()).isEqualTo(303);

        Shown.assertNobody(lobby(), door, thief);
    }

    @ParameterizedTest
    @EnumSource
    default void targetThatLooksLikeAnotherHost_isNoWayThere(Door door) throws Exception { // CS-1: open redirect
        for (String target : List.of(
                "//evil.example" + door.path("/desk"),
                "//evil.example/%2e%2e" + door.path("/desk"),
                "/\\evil.example" + door.path("/desk"),
                "/%5Cevil.example" + door.path("/desk"),
                "/%2F%2Fevil.example" + door.path("/desk"),
                door.path("/desk//evil.example"),
                door.path("/desk/..//evil.example"),
                door.path("/desk/%2e%2e/%2F%2Fevil.example"),
                door.path("/desk/%0d%0aLocation:%20https://evil.example"),
                door.path("/desk?next=//evil.example&x=%0d%0aSet-Cookie:%20a=b"),
                "https://evil.example" + door.path("/desk"),
                "@evil.example" + door.path("/desk"))) {
            Response begun =
                    lobby().request("GET", target).header("Accept", "text/html").sendRaw();
            if (begun.status() != 303) {
                assertThat(begun.status()).as(target).isBetween(400, 499);
                continue;
            }
            Browser browser = lobby().browser();
            begun.all("set-cookie").forEach(cookie -> browser.keep(Door.at("/"), cookie));
            Page login = browser.visit(begun.header("location").orElseThrow());
            Page done = Lobby.alice().allow(login).follow();
            assertThat(done.header("Location")).as(target).startsWith(Configurations.RESOURCE + "/");
            assertThat(URI.create(done.header("Location")).getHost())
                    .isEqualTo(URI.create(Configurations.RESOURCE).getHost());
            assertThat(done.headers()).doesNotContainKey("a");
            assertThat(Stream.concat(done.all("Set-Cookie").stream(), done.all("Location").stream()))
                    .noneMatch(value -> value.startsWith("a=b") || value.startsWith("https://evil"));
        }
    }

    private Lobby lobby() {
        return stand().lobby();
    }

    private int results(Door door) {
        return lobby().authority(door).requests(AsidEndpoint.RESULT);
    }

    private static String callback(Page back) {
        return back.header("Location");
    }
}
