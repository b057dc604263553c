package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CookiesTest {
    @Test
    void cookieOfALogin_isToldWithoutItsValue() {
        assertThat(Cookies.attributes(List.of(
                        "__Host-bailiwick-login.sessions=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
                        "__Host-bailiwick.sessions=0123; Path=/; Secure; HttpOnly; SameSite=Lax")))
                .isEqualTo("__Host-, HttpOnly, SameSite=Lax, Secure");
    }

    @Test
    void noCookieOfALogin_isNothing() {
        assertThat(Cookies.attributes(List.of("a=b; Path=/"))).isEmpty();
    }
}
