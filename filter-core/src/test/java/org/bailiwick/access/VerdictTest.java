package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Verdict.Granted GRANTED = new Verdict.Granted(AccessContext.anonymous("rule"));

    @Test
    void grantWithoutCookies_addsNothing() {
        assertThat(GRANTED.adds()).isFalse();
        assertThat(GRANTED.cacheControl(List.of())).isEmpty();
        assertThat(GRANTED.with(List.of())).isSameAs(GRANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "private",
                "max-age=60",
                "public, max-age=60",
                "no-store=x",
                "ext=\"a, no-store, b\"",
                "ext=\"a\\\", no-store\"",
                "no-store-at-all"
            })
    void grantWithCookies_addsThemAndKeepsTheAnswerOutOfCaches(String said) {
        Verdict.Granted granted = (Verdict.Granted) GRANTED.with(List.of("a=1")).with(List.of("b=2"));

        assertThat(granted.adds()).isTrue();
        assertThat(granted.cookies()).containsExactly("a=1", "b=2");
        assertThat(granted.cacheControl(List.of("max-age=1", said))).contains("no-store");
        assertThat(((Verdict.Granted) granted.byCookie()).cacheControl(List.of(said)))
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "max-age=60", "public, max-age=60", "private=\"set-cookie\"", "x=\"private\"", "privateer"})
    void grantByCookie_isKeptOutOfCachesThatOthersShare(String said) {
        Verdict.Granted granted = (Verdict.Granted) GRANTED.byCookie();

        assertThat(granted.adds()).isTrue();
        assertThat(granted.cacheControl(List.of())).contains("private");
        assertThat(granted.cacheControl(List.of("max-age=1", said))).contains("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-store",
                "No-Store",
                "max-age=0, no-store",
                "no-cache,\tno-store , x",
                "ext=\"a, b\", no-store",
                "private, no-store"
            })
    void answerThatNobodyMayStore_isLeftAlone(String said) {
        Verdict.Granted granted = (Verdict.Granted) GRANTED.byCookie();

        assertThat(granted.cacheControl(List.of("max-age=1", said))).isEmpty();
        assertThat(((Verdict.Granted) granted.with(List.of("a=1"))).cacheControl(List.of("max-age=1", said)))
                .isEmpty();
    }

    @Test
    void answerThatIsPrivateAlready_isLeftAloneUnlessACookieIsSet() {
        Verdict.Granted granted = (Verdict.Granted) GRANTED.byCookie();

        assertThat(granted.cacheControl(List.of("max-age=60", "must-revalidate, PRIVATE")))
                .isEmpty();
        assertThat(((Verdict.Granted) granted.with(List.of("a=1"))).cacheControl(List.of("private")))
                .contains("no-store");
    }

    @Test
    void refusalWithCookies_hasThemInItsAnswer() {
        HttpAnswer answer = HttpAnswer.of(401, Map.of("Content-Type", "application/problem+json"), new byte[0]);

        Verdict denied = new Verdict.Denied(Reason.LOGIN_ENDED, answer).with(List.of("a=1", "b=2"));

        assertThat(((Verdict.Denied) denied).answer().headers()).containsEntry("Set-Cookie", List.of("a=1", "b=2"));
    }
}
