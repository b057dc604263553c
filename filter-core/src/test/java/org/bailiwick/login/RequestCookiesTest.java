package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCookiesTest {
    private static FakeRequest request(String... fields) {
        FakeRequest request = FakeRequest.of("GET", "/");
        for (String field : fields) {
            request = request.with("Cookie", field);
        }
        return request;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n=v",
                "a=b; n=v",
                "n=v; a=b",
                "a=b;n=v",
                " n=v ",
                "\tn=v\t; a=b",
                "n=v;;",
                "a; n=v",
                "=x; n=v",
                "N=w; n=v"
            })
    void cookieThatIsThere_isRead(String field) {
        assertThat(RequestCookies.value(request(field), "n")).contains("v");
    }

    @Test
    void cookiesOfSeveralFields_areRead() {
        assertThat(RequestCookies.value(request("a=b", "n=v=w"), "n")).contains("v=w");
        assertThat(RequestCookies.value(request("n=v", "n=v"), "n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n=",
                "N=v",
                "nn=v",
                "n =v",
                "n= v",
                "n=\"v\"",
                "n=v w",
                "n=v,w",
                "n=v\\",
                "n=\u00e9",
                "n=v; n=v",
                "n=v; a=b; n=w",
                "n=v; n=",
                "a=\"n=v\""
            })
    void cookieThatIsNotThereOrNotOne_isNone(String field) {
        assertThat(RequestCookies.value(request(field), "n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x01, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x7f, 0x85, 0xa0, 0x1680, 0x2000, 0x3000
            })
    void cookieBehindAnyOtherWhiteSpace_hasAnotherName(int character) {
        String other = Character.toString(character);
        assertThat(RequestCookies.value(request("a=b; " + other + "n=v"), "n")).isEmpty();
        assertThat(RequestCookies.value(request(other + "n=v"), "n")).isEmpty();
        assertThat(RequestCookies.value(request(other + "n=w; n=v"), "n")).contains("v");
        assertThat(RequestCookies.value(request("n=v" + other), "n")).isEmpty();
    }

    @Test
    void fieldsThatAreTooLong_areNotRead() {
        assertThat(RequestCookies.value(request("n=v", "a=" + "b".repeat(65_500)), "n"))
                .contains("v");
        assertThat(RequestCookies.value(request("n=v", "a=" + "b".repeat(65_536)), "n"))
                .isEmpty();
    }
}
