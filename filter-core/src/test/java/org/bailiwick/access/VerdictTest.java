package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Verdict.Granted GRANTED = new Verdict.Granted(AccessContext.anonymous("rule"));

    @Test
    void grantWithoutCookies_addsNothing() {
        assertThat(GRANTED.fields()).isEmpty();
        assertThat(GRANTED.with(List.of())).isSameAs(GRANTED);
    }

    @Test
    void grantWithCookies_addsThemAndKeepsTheAnswerOutOfCaches() {
        Verdict.Granted granted = (Verdict.Granted) GRANTED.with(List.of("a=1")).with(List.of("b=2"));

        assertThat(granted.fields())
                .containsOnly(
                        Map.entry("Set-Cookie", List.of("a=1", "b=2")),
                        Map.entry("Cache-Control", List.of("no-store")));
    }

    @Test
    void grantByCookie_isKeptOutOfCachesThatOthersShare() {
        Verdict.Granted granted = (Verdict.Granted) GRANTED.byCookie();
        assertThat(granted.fields()).containsOnly(Map.entry("Cache-Control", List.of("private")));
        assertThat(((Verdict.Granted) granted.with(List.of("a=1"))).fields())
                .containsEntry("Cache-Control", List.of("no-store"));
    }

    @Test
    void refusalWithCookies_hasThemInItsAnswer() {
        HttpAnswer answer = HttpAnswer.of(401, Map.of("Content-Type", "application/problem+json"), new byte[0]);

        Verdict denied = new Verdict.Denied(Reason.LOGIN_ENDED, answer).with(List.of("a=1", "b=2"));

        assertThat(((Verdict.Denied) denied).answer().headers()).containsEntry("Set-Cookie", List.of("a=1", "b=2"));
    }
}
