package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.SessionName;
import org.bailiwick.keys.TestClock;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;

/** A login at an authority that is not there, in a time that stands still. */
final class LoginUnderTest {
    static final String AUTHORITY = "https://authority.example";
    static final String HERE = "https://api.example.com";
    static final String SESSION = "__Host-bailiwick.sessions";
    static final String PENDING = "__Host-bailiwick-login.sessions";
    static final String CODE = "code-0123456789";
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    final TestClock clock = new TestClock(NOW);
    final FakeConsumer consumer = new FakeConsumer(clock);
    final List<SessionName> forgotten = Collections.synchronizedList(new ArrayList<>());
    final BrowserLogin login;

    LoginUnderTest(LoginSettings.Keep keep) {
        this(keep, false, 1000);
    }

    LoginUnderTest(LoginSettings.Keep keep, boolean withoutCode, int sessions) {
        LoginSettings settings = new LoginSettings(
                new ClientSettings("web-1", new ClientSettings.Proof.BasicSecret(Secret.of("s".repeat(43)))),
                "/login/callback",
                "/logout",
                "/bye",
                Set.of(),
                Set.of(),
                keep,
                List.of(key(1)),
                sessions,
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                withoutCode);
        login = new BrowserLogin(
                domain(settings), URI.create(HERE), consumer, forgotten::add, clock, new SecureRandom());
    }

    static Secret key(int seed) {
        byte[] octets = new byte[32];
        octets[0] = (byte) seed;
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    static DomainSettings.Asid domain(LoginSettings settings) {
        return new DomainSettings.Asid(
                "sessions",
                new Issuer(AUTHORITY),
                Optional.empty(),
                new ClientSettings(HERE, new ClientSettings.Proof.BasicSecret(Secret.of("r"))),
                Set.of(DomainSettings.Mode.PROOF),
                Duration.ofSeconds(30),
                new DomainSettings.AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), true),
                Optional.empty(),
                Map.of(),
                Map.of(),
                1000,
                Optional.of(settings));
    }

    Arrival arrive(FakeRequest request) {
        return now(login.arrive(request));
    }

    /** Whose request it is; the browser gets the answer's cookies. */
    Arrival arrive(Browser browser, FakeRequest request) {
        Arrival arrival = arrive(request);
        browser.takes(cookiesOf(arrival));
        return arrival;
    }

    static List<String> cookiesOf(Arrival arrival) {
        return arrival.fold(Arrival.Person::cookies, Arrival.Nobody::cookies, refused -> List.of());
    }

    /** The A_SID that the browser's request is worth. */
    String sidOf(Browser browser) {
        return person(arrive(browser, browser.goes("/desk")))
                .credential()
                .session()
                .sid();
    }

    static Arrival.Person person(Arrival arrival) {
        assertThat(arrival).isInstanceOf(Arrival.Person.class);
        return (Arrival.Person) arrival;
    }

    static Arrival.Nobody nobody(Arrival arrival) {
        assertThat(arrival).isInstanceOf(Arrival.Nobody.class);
        return (Arrival.Nobody) arrival;
    }

    /** A browser goes somewhere and is sent away; what it will come back with. */
    String begin(Browser browser, String target) {
        HttpAnswer answer = now(login.begin(browser.goes(target))).fold(Beginning.Sent::answer, failed -> {
            throw new AssertionError(failed);
        });
        browser.takes(answer.headers().get("Set-Cookie"));
        String url = answer.header("Location").orElseThrow();
        String handle = url.substring(url.indexOf('=') + 1);
        return "/login/callback?a_handle=" + handle + "&a_code=" + CODE + "&c_state=" + consumer.newestState()
                + "&authority=https%3A%2F%2Fauthority.example";
    }

    Page serve(Browser browser, FakeRequest request) {
        Page page = now(login.served(request).orElseThrow());
        browser.takes(page.cookies());
        return page;
    }

    Page comeBack(Browser browser, String callback) {
        return serve(browser, browser.goes(callback));
    }

    /** A browser that has logged in. */
    Browser loggedIn() {
        Browser browser = new Browser();
        comeBack(browser, begin(browser, "/desk"));
        assertThat(browser.cookies).containsOnlyKeys(SESSION, PENDING);
        return browser;
    }

    static <T> T now(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }
}
