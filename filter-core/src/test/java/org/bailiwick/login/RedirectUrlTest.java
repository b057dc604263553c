package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.bailiwick.login.SessionConsumer.Redirect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrlTest {
    private static final String HANDLE = "0123456789abcdef";

    private static Optional<String> handle(String url) {
        return RedirectUrl.parse(url, false).orElseThrow().handle();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/login?a_handle=" + HANDLE,
                "https://a.example:8443/?x=1&a_handle=" + HANDLE + "&y",
                "https://a.example/login?%61_handle=0123456789%61bcdef",
                "https://a.example/login/" + HANDLE,
                "https://a.example/login/" + HANDLE + "?lang=en",
                "HTTPS://[2001:db8::1]/" + HANDLE
            })
    void handle_isTheParameterOrTheLastSegment(String url) {
        assertThat(handle(url)).contains(HANDLE);
    }

    @Test
    void plusInAPath_isItself() {
        assertThat(handle("https://a.example/0123456789+abcdef")).contains("0123456789+abcdef");
    }

    @ParameterizedTest // the last segment does not stand in for a parameter that is bad
    @ValueSource(
            strings = {
                "https://a.example/login/" + HANDLE + "/",
                "https://a.example",
                "https://a.example/0123456789abcde",
                "https://a.example/" + HANDLE + "?a_handle=short",
                "https://a.example/" + HANDLE + "?a_handle",
                "https://a.example/login?a_handle=" + HANDLE + "&a_handle=" + HANDLE,
                "https://a.example/login?a_handle=0123456789+abcdef",
                "https://a.example/login?a_handle=0123456789%0D%0Aabcdef",
                "https://a.example/login?a_handle=0123456789%C3%BCabcdef"
            })
    void urlWithoutGoodHandle_hasNone(String url) {
        assertThat(handle(url)).isEmpty();
    }

    @Test
    void handle_isBounded() {
        assertThat(handle("https://a.example/" + "h".repeat(256))).isPresent();
        assertThat(handle("https://a.example/" + "h".repeat(257))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/x",
                "https://user@a.example/x",
                "https://user:password@a.example/x",
                "https://a.example/x#y",
                "https://a.example/x y",
                "https://a.example/\u00fc",
                "https://a.example/%zz",
                "https://a.example:65536/x",
                "https:///x",
                "https:x",
                "//a.example/x",
                "ftp://a.example/x",
                "data:text/html,x",
                "https://a.example\\@b.example/x",
                ""
            })
    void otherUrls_areRefused(String url) {
        assertThat(RedirectUrl.parse(url, false)).isEmpty();
        assertThat(RedirectUrl.parse(url, true)).isEmpty();
    }

    @Test
    void length_isBounded() {
        String url = "https://a.example/";
        assertThat(RedirectUrl.parse(url + "x".repeat(2000 - url.length()), false))
                .isPresent();
        assertThat(RedirectUrl.parse(url + "x".repeat(2001 - url.length()), false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/x, true",
        "http://localhost/x, true",
        "http://[::1]:8080/x, true",
        "http://localhost.example/x, false",
        "http://127.0.0.1.example/x, false",
        "http://10.0.0.1/x, false"
    })
    void plainHttp_isForLoopbackAloneAndWhereItIsAllowed(String url, boolean allowed) {
        assertThat(RedirectUrl.parse(url, true).isPresent()).isEqualTo(allowed);
        assertThat(RedirectUrl.parse(url, false)).isEmpty();
    }

    @Test // hole 3 of section 5.1: who sees a_url must not know the session
    void session_isFoundHoweverItIsSpelled() {
        String sid = "abc".repeat(15);
        assertThat(RedirectUrl.parse("https://a.example/" + sid, false)).hasValueSatisfying(url -> {
            assertThat(url.tells(sid)).isTrue();
            assertThat(url).hasToString("RedirectUrl[hidden]");
        });
        assertThat(RedirectUrl.parse("https://a.example/?x=" + sid.replaceFirst("a", "%61"), false))
                .hasValueSatisfying(url -> assertThat(url.tells(sid)).isTrue());
        assertThat(RedirectUrl.parse("https://a.example/?x=" + HANDLE, false))
                .hasValueSatisfying(url -> assertThat(url.tells(sid)).isFalse());
    }

    @Test
    void loopback_isAllowedByTheConsumersSetting() {
        String url = "http://127.0.0.1:8080/asid/login?a_handle=" + HANDLE;
        ConsumerOverWeb web = new ConsumerOverWeb().withLoopbackHttp();
        web.at(
                ConsumerOverWeb.HANDSHAKE,
                ConsumerOverWeb.json(200, ConsumerOverWeb.with(ConsumerOverWeb.redirect(), "a_url", url)));
        assertThat(web.handshake()).isInstanceOf(Redirect.class);
    }

    @ParameterizedTest // the seed's form
    @ValueSource(strings = {"?a_sid=" + SEED_SID, "/" + SEED_SID, ""})
    void sessionStandsForTheHandle_whereTheAuthorityIsOfTheSeedsForm(String rest) {
        ConsumerOverWeb web = new ConsumerOverWeb().withoutCode();
        web.at(
                ConsumerOverWeb.HANDSHAKE,
                ConsumerOverWeb.json(
                        200,
                        ConsumerOverWeb.with(
                                ConsumerOverWeb.redirect(), "a_url", "https://authority.example/login" + rest)));
        assertThat(web.handshake())
                .isInstanceOfSatisfying(
                        Redirect.class,
                        redirect -> assertThat(redirect.handle()).isEqualTo(ConsumerOverWeb.SID));
    }

    private static final String SEED_SID = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
}
