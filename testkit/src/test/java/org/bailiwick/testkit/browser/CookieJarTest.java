package org.bailiwick.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bailiwick.testkit.browser.Cookie.SameSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CookieJarTest {
    private static final URI APP = URI.create("https://app.example.com/a/b?c");
    private static final URI ROOT = URI.create("https://app.example.com");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final CookieJar jar = new CookieJar(clock, true);

    private List<String> kept(URI url, String... fields) {
        for (String field : fields) {
            jar.store(url, field, false);
        }
        return sent(url);
    }

    private List<String> sent(URI url) {
        return jar.cookies(url, false, true).stream().map(Cookie::pair).toList();
    }

    @Test
    void cookie_goesToItsHostAndPathAlone() {
        assertThat(kept(APP, "n=v")).containsExactly("n=v");
        assertThat(sent(URI.create("https://app.example.com/a/x"))).containsExactly("n=v");
        assertThat(sent(URI.create("https://APP.example.com:8443/a"))).containsExactly("n=v");
        assertThat(sent(URI.create("https://app.example.com/ab"))).isEmpty();
        assertThat(sent(ROOT)).isEmpty();
        assertThat(sent(URI.create("https://www.app.example.com/a/b"))).isEmpty();
        assertThat(sent(URI.create("https://example.com/a/b"))).isEmpty();
    }

    @Test
    void domain_isThatOfTheHostOrOneAbove() {
        assertThat(kept(APP, "n=v; Domain=.Example.com; Path=/")).containsExactly("n=v");
        assertThat(sent(URI.create("https://example.com/"))).containsExactly("n=v");
        assertThat(sent(URI.create("https://badexample.com/"))).isEmpty();
        assertThat(kept(
                        ROOT,
                        "a=v; Domain=com",
                        "b=v; Domain=www.app.example.com",
                        "c=v; Domain=other.example",
                        "d=v; Domain=p.example.com"))
                .containsExactly("n=v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-n=v; Secure; Path=/",
                "__Host-n=v; path=/; HttpOnly; secure; SameSite=Lax",
                "__Secure-n=v; Secure; Path=/a",
                "n=v; SameSite=None; Secure"
            })
    void prefix_isKeptWithWhatItPromises(String field) {
        assertThat(kept(APP, field)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-n=v; Path=/",
                "__Host-n=v; Secure",
                "__Host-n=v; Secure; Path=/a",
                "__HOST-n=v; Secure; Path=/a",
                "__Host-n=v; Secure; Path=/; Domain=app.example.com",
                "__Host-n=v; Secure; Path=/; Domain=",
                "=__Host-n; Secure; Path=/",
                "__Secure-n=v; Path=/",
                "n=v; SameSite=None",
                "",
                "=",
                "n=v\u0001; Path=/",
                "n=v\u007F"
            })
    void cookieThatIsNotAsItMustBe_isNotKept(String field) {
        assertThat(kept(APP, field)).isEmpty();
    }

    @Test
    void cookieThatIsTooLong_isNotKept() {
        assertThat(kept(APP, "n=" + "v".repeat(4095))).hasSize(1);
        assertThat(kept(APP, "m=" + "v".repeat(4096))).hasSize(1);
    }

    @Test
    void secure_isForHttpsAndForThisMachine() {
        for (String url :
                List.of("http://127.0.0.1:8080/", "http://localhost/", "http://[::1]:1/", "https://a.example/")) {
            assertThat(kept(URI.create(url), "__Host-n=v; Secure; Path=/")).hasSize(1);
        }
        assertThat(kept(URI.create("http://a.example/"), "n=v; Secure")).isEmpty();
        assertThat(kept(URI.create("http://127.evil.example/"), "n=v; Secure")).isEmpty();
    }

    @Test
    void secureCookie_isNotReplacedFromWhereOthersReadAlong() {
        assertThat(kept(ROOT, "n=v; Secure; Path=/")).containsExactly("n=v");
        jar.store(URI.create("http://app.example.com/"), "n=evil; Path=/", false);
        jar.store(URI.create("http://blog.example.com/"), "n=evil; Path=/; Domain=example.com", false);

        assertThat(sent(ROOT)).containsExactly("n=v");
    }

    @Test
    void end_isMaxAgeThenExpiresThenNever() {
        kept(
                ROOT,
                "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "b=2; Expires=Sat, 21 Nov 2026 12:02:00 GMT");
        kept(ROOT, "c=3; Max-Age=soon", "d=4; Expires=tomorrow");
        assertThat(sent(ROOT)).containsExactly("a=1", "b=2", "c=3", "d=4");
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(60)));
        assertThat(sent(ROOT)).containsExactly("b=2", "c=3", "d=4");
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(60)));
        assertThat(sent(ROOT)).containsExactly("c=3", "d=4");
        jar.close();
        assertThat(sent(ROOT)).isEmpty();
    }

    @Test
    void sameCookie_isReplacedInItsPlaceAndRemovedByAnEndThatIsPast() {
        assertThat(kept(ROOT, "a=1", "b=2", "a=3")).containsExactly("a=3", "b=2");
        assertThat(kept(ROOT, "a=; Max-Age=0")).containsExactly("b=2");
        assertThat(kept(ROOT, "a=5")).containsExactly("b=2", "a=5");
    }

    @Test
    void longerPath_goesFirst() {
        kept(APP, "a=1; Path=/", "b=2; Path=/a", "c=3; Path=/");

        assertThat(sent(APP)).containsExactly("b=2", "a=1", "c=3");
    }

    @ParameterizedTest
    @CsvSource({"Strict, false, false", "Lax, true, false", "'', true, false", "Other, true, false"})
    void sameSite_isHeeded(String sameSite, boolean linked, boolean posted) {
        kept(ROOT, "n=v; SameSite=" + sameSite);

        assertThat(jar.cookies(ROOT, true, true)).hasSize(linked ? 1 : 0);
        assertThat(jar.cookies(ROOT, true, false)).hasSize(posted ? 1 : 0);
        assertThat(jar.cookies(ROOT, false, false)).hasSize(1);
    }

    @Test
    void cookieForAll_goesAlongAnywhere() {
        kept(ROOT, "n=v; Secure; SameSite=None");

        assertThat(jar.cookies(ROOT, true, false)).extracting(Cookie::sameSite).containsExactly(SameSite.NONE);
        jar.store(ROOT, "m=v; SameSite=Lax", true);
        jar.store(ROOT, "l=v; SameSite=None; Secure", true);
        assertThat(sent(ROOT)).containsExactly("n=v", "l=v");
    }

    @Test
    void oldBrowser_heedsNoSite() {
        CookieJar old = new CookieJar(clock, false);
        old.store(ROOT, "n=v; SameSite=Strict", true);

        assertThat(old.cookies(ROOT, true, false)).hasSize(1);
    }

    @Test
    void value_doesNotPrint() {
        kept(ROOT, "n=hidden; HttpOnly");

        assertThat(jar.cookies(ROOT, false, true)).hasToString("[Cookie[n]]");
        assertThat(jar.cookies(ROOT, false, true)).allMatch(Cookie::httpOnly);
    }
}
