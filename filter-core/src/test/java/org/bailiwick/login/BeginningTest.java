package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.LoginUnderTest.HERE;
import static org.bailiwick.login.LoginUnderTest.PENDING;
import static org.bailiwick.login.LoginUnderTest.now;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningTest {
    private final LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);

    private HttpAnswer sent(FakeRequest request) {
        return now(login.login.begin(request)).fold(Beginning.Sent::answer, failed -> {
            throw new AssertionError(failed);
        });
    }

    @Test
    void visit_isSentToTheAuthorityWithASealedCookie() { // CS-1
        HttpAnswer answer = sent(new Browser().goes("/desk"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("https://authority.example/asid/login?a_handle=handle-1");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().get("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(PENDING + "=[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
        assertThat(login.consumer.newestState()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void authorityThatGivesNoHandshake_isToldAsItIs() {
        login.consumer.handshake =
                state -> FakeConsumer.completed(new SessionConsumer.NoHandshake(Reason.AUTHORITY_UNREACHABLE));
        assertThat(now(login.login.begin(new Browser().goes("/desk"))))
                .isEqualTo(new Beginning.Failed(Reason.AUTHORITY_UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "/desk, /desk",
        "/desk?a=1&b=%22, /desk?a=1&b=%22",
        "/desk?next=//evil.example, /desk?next=//evil.example",
        "//evil.example, /",
        "//evil.example/desk, /",
        "/\\evil.example, /",
        "/%5Cevil.example, /",
        "/desk/../admin, /",
        "https://evil.example/, /",
        "/desk?a=%0D%0ASet-Cookie:b, /desk?a=%0D%0ASet-Cookie:b",
        "/%0D%0ALocation:x, /"
    })
    void target_leadsNowhereElse(String target, String after) {
        Browser browser = new Browser();
        Page page = login.comeBack(browser, login.begin(browser, target));
        assertThat(page.reason()).isEqualTo(Reason.LOGIN_DONE);
        assertThat(page.answer().orElseThrow().header("Location")).contains(HERE + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=y", "a b", "\"", "<script>", "caf\u00e9", "\\", "a#b"})
    void queryThatNoBrowserSends_isLeftOut(String query) {
        Browser browser = new Browser();
        Page page = login.comeBack(browser, login.begin(browser, "/desk?" + query));
        assertThat(page.answer().orElseThrow().header("Location")).contains(HERE + "/desk");
    }

    @Test
    void targetThatIsTooLong_losesItsQueryThenItsPath() {
        assertThat(Target.of(FakeRequest.of("GET", "/desk?" + "a".repeat(594)))).hasSize(600);
        assertThat(Target.of(FakeRequest.of("GET", "/desk?" + "a".repeat(595)))).isEqualTo("/desk");
        assertThat(Target.of(FakeRequest.of("GET", "/" + "a".repeat(599) + "?a")))
                .hasSize(600);
        assertThat(Target.of(FakeRequest.of("GET", "/" + "a".repeat(600)))).isEqualTo("/");
    }

    @Test
    void threeTabs_canAllFinish() {
        Browser browser = new Browser();
        List<String> callbacks = new ArrayList<>();
        for (String target : List.of("/a", "/b", "/c")) {
            callbacks.add(login.begin(browser, target));
        }
        for (int i = 0; i < callbacks.size(); i++) {
            Page page = login.comeBack(browser, callbacks.get(i));
            assertThat(page.answer().orElseThrow().header("Location")).contains(HERE + "/" + "abc".charAt(i));
        }
        assertThat(callbacks)
                .allSatisfy(callback ->
                        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_UNKNOWN));
    }

    @Test
    void loginThatIsInVain_isNotBegunAgainForAWhile() { // CS-6
        Browser browser = new Browser();
        for (int i = 0; i < 3; i++) {
            login.comeBack(browser, login.begin(browser, "/desk"));
            Arrival.Person person = LoginUnderTest.person(login.arrive(browser.goes("/desk")));
            browser.takes(LoginUnderTest.cookiesOf(now(login.login.rejected(browser.goes("/desk"), person))));
            login.clock.advance(Duration.ofSeconds(15));
        }
        int asked = login.consumer.asked.size();
        assertThat(now(login.login.begin(browser.goes("/desk")))).isEqualTo(new Beginning.Failed(Reason.LOGIN_IN_VAIN));
        assertThat(login.consumer.asked).hasSize(asked);
        assertThat(now(login.login.begin(new Browser().goes("/desk")))).isInstanceOf(Beginning.Sent.class);

        login.clock.advance(Duration.ofSeconds(15)); // a minute after the first
        login.begin(browser, "/desk");
    }

    @Test
    void loginsThatAreFarApart_areAllBegun() {
        Browser browser = new Browser();
        for (int i = 0; i < 6; i++) {
            login.comeBack(browser, login.begin(browser, "/desk"));
            login.clock.advance(Duration.ofSeconds(20));
        }
    }

    @Test
    void personWhoLogsOut_canLogInAsOftenAsTheyLike() {
        Browser browser = new Browser();
        for (int i = 0; i < 6; i++) {
            login.comeBack(browser, login.begin(browser, "/desk"));
            login.serve(browser, browser.posts("/logout"));
        }
    }

    @Test
    void fourthTab_pushesOutTheFirst() {
        Browser browser = new Browser();
        List<String> callbacks = new ArrayList<>();
        for (String target : List.of("/a", "/b", "/c", "/d")) {
            callbacks.add(login.begin(browser, target));
        }
        assertThat(login.comeBack(browser, callbacks.get(0)).reason()).isEqualTo(Reason.LOGIN_UNKNOWN);
        for (String callback : callbacks.subList(1, 4)) {
            assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE);
        }
    }

    @Test
    void longTargets_allFitIntoTheCookie() {
        Browser browser = new Browser();
        List<String> callbacks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FakeRequest request = browser.goes("/" + "~".repeat(599));
            String sid = "s".repeat(128);
            String handle = "h".repeat(125) + "-" + i;
            login.consumer.handshake = state -> FakeConsumer.completed(new SessionConsumer.Redirect(
                    sid,
                    URI.create("https://authority.example/?a_handle=" + handle),
                    handle,
                    LoginUnderTest.NOW.plusSeconds(300)));
            List<String> cookies = sent(request).headers().get("Set-Cookie");
            assertThat(cookies).singleElement().asString().hasSizeLessThan(4096);
            browser.takes(cookies);
            callbacks.add("/login/callback?a_handle=" + handle + "&a_code=c&c_state=" + login.consumer.newestState()
                    + "&authority=" + LoginUnderTest.AUTHORITY);
        }
        assertThat(callbacks)
                .allSatisfy(callback ->
                        assertThat(login.comeBack(browser, callback).reason()).isEqualTo(Reason.LOGIN_DONE));
    }

    @Test
    void pendingLoginsThatDoNotFit_loseTheOldest() {
        Browser browser = new Browser();
        for (int i = 0; i < 3; i++) {
            String handle = "h".repeat(1200) + i;
            login.consumer.handshake = state -> FakeConsumer.completed(new SessionConsumer.Redirect(
                    "s", URI.create("https://authority.example/"), handle, LoginUnderTest.NOW));
            List<String> cookies = sent(browser.goes("/desk")).headers().get("Set-Cookie");
            assertThat(cookies).singleElement().asString().hasSizeLessThan(4096);
            browser.takes(cookies);
        }
        assertThat(browser.cookies).containsKey(PENDING);
    }

    @Test
    void personAtABrowser_isAVisit() {
        FakeRequest bare = FakeRequest.of("GET", "/desk");
        FakeRequest page = bare.with("Accept", "text/html,*/*;q=0.8");
        assertThat(login.login.isVisit(page)).isTrue();
        assertThat(login.login.isVisit(new Browser().goes("/desk"))).isTrue();
        assertThat(login.login.isVisit(bare.with("Accept", "application/xml").with("Accept", "TEXT/HTML ; q=1")))
                .isTrue();
        assertThat(login.login.isVisit(bare)).isFalse();
        assertThat(login.login.isVisit(bare.with("Accept", "*/*"))).isFalse();
        assertThat(login.login.isVisit(bare.with("Accept", "text/*, application/json")))
                .isFalse();
        assertThat(login.login.isVisit(bare.with("Accept", "application/json, text/html;q=0")))
                .isFalse();
        assertThat(login.login.isVisit(page.with("Sec-Fetch-Mode", "cors"))).isFalse();
        assertThat(login.login.isVisit(page.with("Sec-Fetch-Dest", "iframe"))).isFalse();
        assertThat(login.login.isVisit(page.with("Sec-Fetch-Dest", "document").with("Sec-Fetch-Dest", "iframe")))
                .isFalse();
        assertThat(login.login.isVisit(page.with("X-Requested-With", "XMLHttpRequest")))
                .isFalse();
        assertThat(login.login.isVisit(page.with("Sec-Purpose", "prefetch;prerender")))
                .isFalse();
        assertThat(login.login.isVisit(page.with("Purpose", "prefetch"))).isFalse();
        assertThat(login.login.isVisit(FakeRequest.of("POST", "/desk").with("Accept", "text/html")))
                .isFalse();
        assertThat(login.login.isVisit(FakeRequest.of("HEAD", "/desk").with("Accept", "text/html")))
                .isFalse();
    }
}
