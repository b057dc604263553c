package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.LoginUnderTest.CODE;
import static org.bailiwick.login.LoginUnderTest.HERE;
import static org.bailiwick.login.LoginUnderTest.PENDING;
import static org.bailiwick.login.LoginUnderTest.SESSION;
import static org.bailiwick.login.LoginUnderTest.nobody;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest {
    private final LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);
    private final Browser browser = new Browser();

    private List<String> results() {
        return login.consumer.asked.stream()
                .filter(asked -> asked.startsWith("result"))
                .toList();
    }

    private static String text(Page page) {
        return new String(page.answer().orElseThrow().body(), StandardCharsets.UTF_8);
    }

    private void assertRefused(Page page, Reason reason) {
        assertThat(page.reason()).isEqualTo(reason);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(400);
        assertThat(page.cookies()).isEmpty();
        assertThat(text(page)).contains(reason.code());
        assertThat(results()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void browserThatComesBack_isLoggedInAndSentOn(Keep keep) { // CS-2, CS-3, CS-4
        LoginUnderTest login = new LoginUnderTest(keep);
        Page page = login.comeBack(browser, login.begin(browser, "/desk?a=1"));
        assertThat(page.reason()).isEqualTo(Reason.LOGIN_DONE);
        HttpAnswer answer = page.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(HERE + "/desk?a=1");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.cookies())
                .satisfiesExactly(
                        session -> assertThat(session)
                                .matches(SESSION + "=[A-Za-z0-9_-]{43,}; Path=/; Secure; HttpOnly; SameSite=Lax"),
                        pending -> assertThat(pending)
                                .matches(PENDING
                                        + "=[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"));
        assertThat(login.consumer.asked).containsExactly("handshake", "result begun-1 " + CODE);
        assertThat(login.sidOf(browser)).isEqualTo(FakeConsumer.sid(1));
    }

    @Test
    void browserThatHasNotBegunIt_isNotLoggedIn() { // CS-2: fixation, login CSRF
        String callback = login.begin(new Browser(), "/desk");
        assertRefused(login.comeBack(browser, callback), Reason.LOGIN_UNKNOWN);
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void browserThatHasBegunAnother_isNotLoggedIn() { // CS-2: login CSRF
        login.begin(browser, "/desk");
        String theirs = login.begin(new Browser(), "/desk");
        assertRefused(login.comeBack(browser, theirs), Reason.LOGIN_UNKNOWN);
    }

    @Test
    void otherHandle_isNotLoggedIn() { // CS-2
        String callback = login.begin(browser, "/desk").replace("handle-1", "handle-2");
        assertRefused(login.comeBack(browser, callback), Reason.LOGIN_UNKNOWN);
    }

    @Test
    void otherAuthority_isNotAsked() { // CS-2: mix-up
        String callback = login.begin(browser, "/desk");
        assertRefused(
                login.comeBack(browser, callback.replace("authority.example", "evil.example")),
                Reason.LOGIN_AUTHORITY_MISMATCH);
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
    }

    @Test
    void replayedCallback_asksTheAuthorityOnce() {
        String callback = login.begin(browser, "/desk");
        Browser copy = browser.copy();
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_UNKNOWN);
        assertThat(login.comeBack(copy, callback).reason()).isEqualTo(Reason.LOGIN_UNKNOWN);
        assertThat(results()).hasSize(1);
        assertThat(login.sidOf(browser)).isEqualTo(FakeConsumer.sid(1));
        assertThat(copy.cookies).doesNotContainKey(SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?a_handle=h&a_code=c&authority=https://authority.example",
                "?a_code=c&c_state=S&authority=https://authority.example",
                "?a_handle=h&c_state=S&authority=https://authority.example",
                "?a_handle=h&a_code=c&c_state=S",
                "?a_handle=h&a_code=c&c_state=S&authority=https://authority.example&c_state=S",
                "?a_handle=h&a_code=c&c_state=S&authority=https://authority.example&a_code=d",
                "?a_handle=h&a_code=c&c_state=S&authority=https://authority.example&a_sid=x",
                "?a_sid=x&c_state=S&authority=https://authority.example",
                "?a_handle=&a_code=c&c_state=S&authority=https://authority.example",
                "?a_handle=h&a_code=c&c_state=tooshort&authority=https://authority.example",
                "?a_handle=h&a_code=c%20d&c_state=S&authority=https://authority.example",
                "?a_handle=h&a_code=c%zz&c_state=S&authority=https://authority.example",
                "?a_handle=h&a_code=c%00&c_state=S&authority=https://authority.example"
            })
    void callbackThatIsNotOne_isRefused(String query) {
        login.begin(browser, "/desk");
        assertRefused(
                login.comeBack(browser, "/login/callback" + query.replace("c_state=S", "c_state=" + "S".repeat(43))),
                Reason.LOGIN_MALFORMED);
    }

    @Test
    void callbackThatIsTooLong_isRefused() {
        String callback = login.begin(browser, "/desk");
        assertRefused(login.comeBack(browser, callback + "&x=" + "y".repeat(8192)), Reason.LOGIN_MALFORMED);
        assertRefused(login.comeBack(browser, callback.replace(CODE, "y".repeat(513))), Reason.LOGIN_MALFORMED);
    }

    @Test
    void parametersOfOthers_areLeftAlone() {
        String callback = login.begin(browser, "/desk") + "&utm_source=x&utm_source=y&";
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT"})
    void otherMethod_isNotAllowedAndSpendsNothing(String method) {
        String callback = login.begin(browser, "/desk");
        Page page = login.serve(browser, browser.sends(method, callback));
        assertThat(page.answer().orElseThrow().status()).isEqualTo(405);
        assertThat(page.answer().orElseThrow().header("Allow")).contains("GET");
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
    }

    @Test
    void callbackWithoutCode_isForAuthoritiesOfTheSeedsForm() {
        LoginUnderTest seed = new LoginUnderTest(Keep.MEMORY, true, 10);
        String callback = seed.begin(browser, "/desk");
        assertThat(seed.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_MALFORMED);
        String query = callback.replace("a_handle=handle-1&a_code=" + CODE, "a_sid=SID");
        assertThat(seed.comeBack(browser, query.replace("SID", "begun-2")).reason())
                .isEqualTo(Reason.LOGIN_UNKNOWN);
        assertThat(seed.comeBack(browser, query.replace("SID", "begun-1")).reason())
                .isEqualTo(Reason.LOGIN_DONE);
        assertThat(seed.consumer.asked).containsExactly("handshake", "result begun-1 without code");
    }

    @Test
    void loginThatTookTooLong_canBeBegunAgain() { // CS-6
        String callback = login.begin(browser, "/desk");
        login.clock.advance(Duration.ofMinutes(10));
        Page page = login.comeBack(browser, callback);
        assertThat(page.reason()).isEqualTo(Reason.LOGIN_EXPIRED);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(400);
        assertThat(text(page)).contains("href=\"" + HERE + "/desk\"");
        assertThat(browser.cookies).isEmpty();
        assertThat(results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LOGIN_DENIED, 403", "LOGIN_FAILED, 403", "LOGIN_EXPIRED, 400"})
    void loginThatWasNotGranted_isTold(Reason reason, int status) {
        login.consumer.result = sid -> FakeConsumer.completed(new SessionConsumer.NotOpened(reason));
        Page page = login.comeBack(browser, login.begin(browser, "/desk?a='\"&b"));
        assertThat(page.reason()).isEqualTo(reason);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(status);
        assertThat(text(page)).contains(reason.code(), "href=\"" + HERE + "/desk\"", "Try again");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void loginThatIsNotDecided_canComeBack() {
        login.consumer.result = sid -> FakeConsumer.completed(new SessionConsumer.Pending(Duration.ofSeconds(7)));
        String callback = login.begin(browser, "/desk");
        Page page = login.comeBack(browser, callback);
        assertThat(page.reason()).isEqualTo(Reason.LOGIN_PENDING);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(503);
        assertThat(page.answer().orElseThrow().header("Retry-After")).contains("7");
        assertThat(browser.cookies).containsOnlyKeys(PENDING);
        login.consumer.result = sid -> FakeConsumer.completed(login.consumer.opened());
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
    }

    @Test
    void authorityThatWasNotReached_canBeAskedAgain() {
        login.consumer.result =
                sid -> FakeConsumer.completed(new SessionConsumer.NoResult(Reason.AUTHORITY_UNREACHABLE, true));
        String callback = login.begin(browser, "/desk");
        Page page = login.comeBack(browser, callback);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(503);
        assertThat(browser.cookies).containsOnlyKeys(PENDING);
        login.consumer.result = sid -> FakeConsumer.completed(login.consumer.opened());
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
    }

    @ParameterizedTest
    @CsvSource({"AUTHORITY_UNREACHABLE, 503", "AUTHORITY_ANSWER_INVALID, 502"})
    void authorityThatMayHaveSeenTheCode_isNotAskedAgain(Reason reason, int status) {
        login.consumer.result = sid -> FakeConsumer.completed(new SessionConsumer.NoResult(reason));
        String callback = login.begin(browser, "/desk");
        Page page = login.comeBack(browser, callback);
        assertThat(page.reason()).isEqualTo(reason);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(status);
        assertThat(browser.cookies).isEmpty();
        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_UNKNOWN);
        assertThat(results()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatTheBrowserHadBefore_isEnded(Keep keep) { // CS-4
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Browser before = browser.copy();
        login.comeBack(browser, login.begin(browser, "/desk"));
        assertThat(browser.cookies.get(SESSION)).isNotEqualTo(before.cookies.get(SESSION));
        assertThat(nobody(login.arrive(before.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(login.sidOf(browser)).isEqualTo(FakeConsumer.sid(2));
        assertThat(login.consumer.asked).contains("revoke " + FakeConsumer.sid(1));
        assertThat(login.consumer.ends).containsEntry(FakeConsumer.sid(1), LoginUnderTest.NOW.plus(FakeConsumer.LIFE));
        assertThat(login.forgotten).hasSize(1);
    }

    @Test
    void sessionCookieOfSomebodyElse_isNotTakenOver() { // CS-4: fixation
        browser.cookies.put(SESSION, "A".repeat(43));
        login.comeBack(browser, login.begin(browser, "/desk"));
        assertThat(browser.cookies.get(SESSION)).isNotEqualTo("A".repeat(43));
    }

    @Test
    void sessionThatIsOverAlready_isNoLogin() {
        login.consumer.result = sid ->
                FakeConsumer.completed(new SessionConsumer.Opened(FakeConsumer.sid(1), "u-8842", LoginUnderTest.NOW));
        assertThat(login.comeBack(browser, login.begin(browser, "/desk")).reason())
                .isEqualTo(Reason.LOGIN_EXPIRED);
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void pendingCookieThatWasChanged_opensNothing() {
        String callback = login.begin(browser, "/desk");
        String cookie = browser.cookies.getOrDefault(PENDING, "");
        for (String other : List.of("x" + cookie.substring(1), cookie + "A", "A".repeat(5000), "!")) {
            browser.cookies.put(PENDING, other);
            assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_UNKNOWN);
        }
        assertThat(results()).isEmpty();
    }

    @Test
    void sessionCookieInPlaceOfThePendingOne_opensNothing() {
        LoginUnderTest sealed = new LoginUnderTest(Keep.COOKIE);
        Browser browser = sealed.loggedIn();
        String callback = sealed.begin(browser, "/desk");
        Map<String, String> cookies = browser.cookies;
        String session = cookies.getOrDefault(SESSION, "");
        cookies.put(SESSION, cookies.getOrDefault(PENDING, ""));
        cookies.put(PENDING, session);
        assertThat(sealed.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_UNKNOWN);
        assertThat(nobody(sealed.arrive(browser.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @Test
    void clientThatTakesNoPages_getsTheUsualDocument() {
        Page page = login.serve(browser, browser.sends("GET", "/login/callback"));
        assertThat(page.reason()).isEqualTo(Reason.LOGIN_MALFORMED);
        assertThat(page.answer()).isEmpty();
    }

    @Test
    void otherPath_isNotServed() {
        for (String path : List.of("/", "/login", "/login/callback/", "/login/callback2", "/login%2Fcallback")) {
            assertThat(login.login.served(browser.goes(path))).isEmpty();
        }
    }
}
