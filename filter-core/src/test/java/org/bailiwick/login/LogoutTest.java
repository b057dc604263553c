package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.LoginUnderTest.HERE;
import static org.bailiwick.login.LoginUnderTest.nobody;
import static org.bailiwick.login.LoginUnderTest.person;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutTest {
    private static final Duration ALMOST = FakeConsumer.LIFE.minusSeconds(60);

    private final LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);

    @ParameterizedTest
    @EnumSource(Keep.class)
    void personWhoLeaves_isNobodyHereAndAtTheAuthority(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.begin(browser, "/other");
        Browser stolen = browser.copy();
        Page page = login.serve(browser, browser.posts("/logout"));
        assertThat(page.reason()).isEqualTo(Reason.LOGOUT_DONE);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(303);
        assertThat(page.answer().orElseThrow().header("Location")).contains(HERE + "/bye");
        assertThat(browser.cookies).isEmpty();
        assertThat(login.consumer.asked).contains("revoke " + FakeConsumer.sid(1));
        assertThat(login.consumer.ends).containsEntry(FakeConsumer.sid(1), LoginUnderTest.NOW.plus(FakeConsumer.LIFE));
        assertThat(login.forgotten)
                .singleElement()
                .satisfies(name -> assertThat(name.sid()).isEqualTo(FakeConsumer.sid(1)));
        assertThat(nobody(login.arrive(stolen.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void authorityThatIsDown_keepsNobodyLoggedIn(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        login.consumer.revoke =
                sid -> FakeConsumer.completed(new SessionConsumer.NotRevoked(Reason.AUTHORITY_UNREACHABLE));
        Browser browser = login.loggedIn();
        Browser stolen = browser.copy();
        Page page = login.serve(browser, browser.posts("/logout"));
        HttpAnswer answer = page.answer().orElseThrow();
        assertThat(page.reason()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("Logged out here", "could not be told", "authority_unreachable", HERE + "/bye");
        assertThat(browser.cookies).isEmpty();
        assertThat(nobody(login.arrive(stolen.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @Test
    void pageOfOthers_cannotLogAnybodyOut() {
        Browser browser = login.loggedIn();
        FakeRequest theirs =
                browser.sends("POST", "/logout").with("Accept", "text/html").with("Origin", "https://evil.example");
        Page page = login.serve(browser, theirs);
        assertThat(page.reason()).isEqualTo(Reason.CROSS_SITE_REQUEST);
        assertThat(page.answer().orElseThrow().status()).isEqualTo(403);
        assertThat(page.cookies()).isEmpty();
        person(login.arrive(browser.goes("/desk")));
    }

    @Test
    void pageOfOthersThatHasNoCookiesSent_cannotDeleteThem() {
        Page page = login.serve(
                new Browser(), new Browser().sends("POST", "/logout").with("Sec-Fetch-Site", "cross-site"));
        assertThat(page.answer().orElseThrow().status()).isEqualTo(303);
        assertThat(page.cookies()).isEmpty();
    }

    @Test
    void browserThatIsNotLoggedIn_isSentOnAllTheSame() {
        Browser browser = new Browser();
        Page page = login.serve(browser, browser.posts("/logout"));
        assertThat(page.reason()).isEqualTo(Reason.LOGOUT_DONE);
        assertThat(page.cookies()).hasSize(2);
        assertThat(login.consumer.asked).isEmpty();
    }

    @Test
    void link_showsAPageWithAButton() {
        Browser browser = login.loggedIn();
        Page page = login.serve(browser, browser.goes("/logout"));
        HttpAnswer answer = page.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("<form method=\"post\" action=\"" + HERE + "/logout\">");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        person(login.arrive(browser.goes("/desk")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "post"})
    void otherMethod_isNotAllowed(String method) {
        Browser browser = login.loggedIn();
        Page page = login.serve(browser, browser.sends(method, "/logout").with("Sec-Fetch-Site", "same-origin"));
        assertThat(page.answer().orElseThrow().status()).isEqualTo(405);
        assertThat(page.answer().orElseThrow().header("Allow")).contains("GET, HEAD, POST");
        person(login.arrive(browser.goes("/desk")));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void refreshThatLandsAfterALogout_isGivenBack(Keep keep) { // CS-5
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Browser stolen = browser.copy();
        login.clock.advance(ALMOST);
        CompletableFuture<SessionConsumer.Refreshed> refresh = new CompletableFuture<>();
        login.consumer.refresh = sid -> refresh;
        CompletionStage<Arrival> waiting = login.login.arrive(browser.goes("/desk"));
        login.serve(browser, browser.posts("/logout"));
        refresh.complete(login.consumer.renewed());
        assertThat(nobody(LoginUnderTest.now(waiting)).reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(login.consumer.asked).endsWith("revoke " + FakeConsumer.sid(1), "revoke " + FakeConsumer.sid(2));
        assertThat(login.consumer.ends)
                .containsEntry(FakeConsumer.sid(2), login.clock.instant().plus(FakeConsumer.LIFE));
        assertThat(nobody(login.arrive(stolen.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void logoutWithACookieFromBeforeARefresh_endsTheSuccessor(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Browser old = browser.copy();
        login.clock.advance(ALMOST);
        assertThat(login.sidOf(browser)).isEqualTo(FakeConsumer.sid(2));
        login.serve(old, old.posts("/logout"));
        assertThat(login.consumer.asked).endsWith("revoke " + FakeConsumer.sid(2));
        assertThat(nobody(login.arrive(browser.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }
}
