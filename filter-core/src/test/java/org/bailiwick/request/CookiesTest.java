package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    private static final String OURS = "__Host-bailiwick.sessions=secret";
    private static final String PENDING = "__Host-bailiwick-login.sessions=sealed";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-bailiwick.sessions",
                "__Host-bailiwick-login.sessions",
                "__host-BAILIWICK.sessions",
                "__HOST-bailiwick-LOGIN.other"
            })
    void cookieOfALogin_isOursInAnyCase(String name) {
        assertThat(Cookies.isOurs(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "bailiwick", "__Host-bailiwick", "__Host-bailiwicket.x", "x__Host-bailiwick.y", "JSESSIONID"
            })
    void cookieOfSomebodyElse_isNotOurs(String name) {
        assertThat(Cookies.isOurs(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "a=1; b=\"2\"", "a", "", " ;; a = 1;b=2;", "=x; a=b=c", "caf\u00e9=1,b=2"})
    void fieldWithoutOurs_staysAsItCame(String field) {
        assertThat(Cookies.without(field, Cookies::isOurs)).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a=1; OURS; b=2|a=1; b=2",
                "OURS; a=1|a=1",
                "a=1; OURS|a=1",
                "PENDING; a=1;  b=\"x\" ; OURS;c|a=1;  b=\"x\" ;c",
                "a=1;OURS;OURS;b=2|a=1;b=2",
                "a=1; OURS;|a=1;",
                "a=1; __Host-bailiwick.sessions|a=1",
                "a=1; __Host-bailiwick.sessions =x|a=1",
                "a=\"1; OURS; b\"|a=\"1; b\""
            })
    void fieldWithOurs_losesThemAndNothingElse(String field, String left) {
        String filled = field.replace("OURS", OURS).replace("PENDING", PENDING);
        assertThat(Cookies.without(filled, Cookies::isOurs)).contains(left);
    }

    @Test
    void fieldWithNothingElse_isGone() {
        assertThat(Cookies.without(OURS, Cookies::isOurs)).isEmpty();
        assertThat(Cookies.without(OURS + "; " + PENDING, Cookies::isOurs)).isEmpty();
        assertThat(Cookies.without(OURS + "; ;", Cookies::isOurs)).isEmpty();
    }

    @Test
    void testOfTheCaller_decides() {
        assertThat(Cookies.without("a=1; b=2", name -> name.equals("a"))).contains("b=2");
    }

    @Test
    void answerThatSetsOrDeletesTheLogin_changesIt() { // CS-4
        assertThat(Cookies.changeLogin(setting("other=1; Path=/", OURS + "; Path=/")))
                .isTrue();
        assertThat(Cookies.changeLogin(setting("__Host-bailiwick.sessions=; Path=/; Max-Age=0")))
                .isTrue();
    }

    @Test
    void answerThatOnlyBeginsALoginOrNone_changesNothing() {
        assertThat(Cookies.changeLogin(setting(PENDING + "; Path=/", "other=" + OURS)))
                .isFalse();
        assertThat(Cookies.changeLogin(new HttpAnswer(303, Map.of(), new byte[0])))
                .isFalse();
    }

    private static HttpAnswer setting(String... cookies) {
        return new HttpAnswer(303, Map.of("Set-Cookie", List.of(cookies)), new byte[0]);
    }
}
