package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.LoginUnderTest.SESSION;
import static org.bailiwick.login.LoginUnderTest.nobody;
import static org.bailiwick.login.LoginUnderTest.now;
import static org.bailiwick.login.LoginUnderTest.person;

import java.util.List;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {
    private static final String GONE = SESSION + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";

    private final LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);

    @ParameterizedTest
    @EnumSource(Keep.class)
    void browserThatHasLoggedIn_isThePersonWithTheirSession(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        Arrival.Person person = person(login.arrive(browser.goes("/desk")));
        Credential.Asid credential = person.credential();
        assertThat(credential.session().consumer()).isEqualTo("web-1");
        assertThat(credential.session().sid()).isEqualTo(FakeConsumer.sid(1));
        assertThat(credential.session().subject()).isEqualTo("u-8842");
        assertThat(credential.presentation()).isInstanceOf(Presentation.LoggedIn.class);
        assertThat(person.cookies()).isEmpty();
    }

    @Test
    void browserWithoutCookie_isNobody() {
        Arrival.Nobody nobody = nobody(login.arrive(new Browser().goes("/desk")));
        assertThat(nobody.reason()).isEqualTo(Reason.CREDENTIAL_MISSING);
        assertThat(nobody.cookies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void cookieThatNobodyHasBeenGiven_isNobodyAndGoes(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = new Browser();
        browser.cookies.put(SESSION, "A".repeat(43));
        Arrival.Nobody nobody = nobody(login.arrive(browser.goes("/desk")));
        assertThat(nobody.reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(nobody.cookies()).containsExactly(GONE);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void cookieThatWasChanged_opensNothing(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        String cookie = browser.cookies.getOrDefault(SESSION, "");
        for (int i = 0; i < cookie.length(); i += 7) {
            char other = cookie.charAt(i) == 'x' ? 'y' : 'x';
            browser.cookies.put(SESSION, cookie.substring(0, i) + other + cookie.substring(i + 1));
            assertThat(nobody(login.arrive(browser.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
        }
        browser.cookies.put(SESSION, cookie + "A");
        assertThat(nobody(login.arrive(browser.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void cookieOfAnotherService_opensNothing(Keep keep) {
        Browser browser = new LoginUnderTest(Keep.COOKIE).loggedIn();
        Browser foreign = new LoginUnderTest(keep).loggedIn();
        assertThat(nobody(new LoginUnderTest(Keep.MEMORY).arrive(browser.goes("/desk")))
                        .reason())
                .isEqualTo(Reason.LOGIN_ENDED);
        assertThat(nobody(new LoginUnderTest(Keep.MEMORY).arrive(foreign.goes("/desk")))
                        .reason())
                .isEqualTo(Reason.LOGIN_ENDED);
    }

    @Test
    void cookieThatIsThereTwice_doesNotCount() {
        Browser browser = login.loggedIn();
        FakeRequest twice = browser.goes("/desk").with("Cookie", SESSION + "=other");
        assertThat(nobody(login.arrive(twice)).reason()).isEqualTo(Reason.CREDENTIAL_MISSING);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatIsOver_isNobodyAndIsForgotten(Keep keep) { // CS-6
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        login.clock.advance(FakeConsumer.LIFE);
        Arrival.Nobody nobody = nobody(login.arrive(browser.goes("/desk")));
        assertThat(nobody.reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(nobody.cookies()).containsExactly(GONE);
        assertThat(login.forgotten).hasSize(1);
        assertThat(login.consumer.asked).noneMatch(asked -> asked.startsWith("refresh"));
    }

    @Test
    void moreLoginsThanAreKept_pushOutTheOneThatWasUsedLongestAgo() {
        LoginUnderTest login = new LoginUnderTest(Keep.MEMORY, false, 2);
        Browser first = login.loggedIn();
        Browser second = login.loggedIn();
        person(login.arrive(first.goes("/desk")));
        Browser third = login.loggedIn();
        person(login.arrive(first.goes("/desk")));
        person(login.arrive(third.goes("/desk")));
        assertThat(nobody(login.arrive(second.goes("/desk"))).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void requestOfAPageOfOthers_isRefused(Keep keep) {
        LoginUnderTest login = new LoginUnderTest(keep);
        FakeRequest post = login.loggedIn().sends("POST", "/desk");
        List<FakeRequest> theirs = List.of(
                post,
                post.with("Sec-Fetch-Site", "cross-site"),
                post.with("Sec-Fetch-Site", "same-site"),
                post.with("Sec-Fetch-Site", "none"),
                post.with("Sec-Fetch-Site", "same-origin").with("Sec-Fetch-Site", "cross-site"),
                post.with("Sec-Fetch-Site", "cross-site").with("Origin", LoginUnderTest.HERE),
                post.with("Origin", "null"),
                post.with("Origin", "https://evil.example"),
                post.with("Origin", LoginUnderTest.HERE + ":8443"),
                post.with("Origin", LoginUnderTest.HERE).with("Origin", LoginUnderTest.HERE));
        for (FakeRequest request : theirs) {
            assertThat(login.arrive(request)).isEqualTo(new Arrival.Refused(Reason.CROSS_SITE_REQUEST));
        }
        person(login.arrive(post.with("Sec-Fetch-Site", "same-origin")));
        person(login.arrive(post.with("Sec-Fetch-Site", "same-origin").with("Origin", "null")));
        person(login.arrive(post.with("Origin", LoginUnderTest.HERE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "CONNECT", "get", "PROPFIND"})
    void methodThatMayChangeThings_needsAPageOfOurs(String method) {
        Browser browser = login.loggedIn();
        assertThat(login.arrive(browser.sends(method, "/desk")))
                .isEqualTo(new Arrival.Refused(Reason.CROSS_SITE_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void methodThatChangesNothing_needsNone(String method) {
        Browser browser = login.loggedIn();
        person(login.arrive(browser.sends(method, "/desk").with("Sec-Fetch-Site", "cross-site")));
    }

    @Test
    void upgrade_needsAPageOfOurs() {
        FakeRequest upgrade = login.loggedIn().sends("GET", "/desk").with("Upgrade", "websocket");
        assertThat(login.arrive(upgrade.with("Origin", "https://evil.example")))
                .isEqualTo(new Arrival.Refused(Reason.CROSS_SITE_REQUEST));
        person(login.arrive(upgrade.with("Origin", LoginUnderTest.HERE)));
    }

    @Test
    void requestOfAPageOfOthersWithoutLogin_isNobodys() {
        Browser browser = login.loggedIn();
        login.clock.advance(FakeConsumer.LIFE);
        assertThat(nobody(login.arrive(browser.sends("POST", "/desk"))).reason())
                .isEqualTo(Reason.LOGIN_ENDED);
        assertThat(nobody(login.arrive(new Browser().sends("POST", "/desk"))).reason())
                .isEqualTo(Reason.CREDENTIAL_MISSING);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void sessionThatIsNotTaken_endsTheLogin(Keep keep) { // AS-16, CS-6
        LoginUnderTest login = new LoginUnderTest(keep);
        Browser browser = login.loggedIn();
        FakeRequest request = browser.goes("/desk");
        Arrival.Person person = person(login.arrive(request));
        Arrival.Nobody nobody = nobody(now(login.login.rejected(request, person)));
        assertThat(nobody.reason()).isEqualTo(Reason.LOGIN_ENDED);
        assertThat(nobody.cookies()).containsExactly(GONE);
        assertThat(login.forgotten).containsExactly(person.credential().session());
        assertThat(nobody(login.arrive(request)).reason()).isEqualTo(Reason.LOGIN_ENDED);
    }
}
