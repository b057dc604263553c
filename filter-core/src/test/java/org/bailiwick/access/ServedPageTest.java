package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.login.Page;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServedPageTest {
    private final List<Event> events = new ArrayList<>();
    private final Admission admission = new Admission(
            new Refusals(URI.create("https://api.example.com"), Optional.empty()),
            new Journal(events::add, Clock.systemUTC(), () -> 0),
            FakeRequest.get("/login/callback"),
            Schemes.TOKENS);

    @Test
    void pageForAProgram_isTheUsualDocumentUnderTheIdOfTheEvent() {
        HttpAnswer answer =
                admission.served(new Page(Reason.LOGIN_DENIED, Optional.empty(), List.of("a=; Max-Age=0", "b=1")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().get("Set-Cookie")).containsExactly("a=; Max-Age=0", "b=1");
        assertThat(answer.headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        AccessEvent.class,
                        event -> assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                                .contains("\"code\":\"login_denied\"", "\"traceId\":\"" + event.traceId() + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "LOGIN_MALFORMED,400",
        "LOGIN_UNKNOWN,400",
        "LOGIN_EXPIRED,400",
        "LOGIN_FAILED,403",
        "CROSS_SITE_REQUEST,403",
        "LOGIN_PENDING,503",
        "AUTHORITY_ANSWER_INVALID,502"
    })
    void refusalOfALogin_asksForNoCredential(Reason reason, int status) {
        HttpAnswer answer = admission.served(new Page(reason, Optional.empty(), List.of()));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).doesNotContainKey("WWW-Authenticate");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"LOGIN_DONE", "LOGIN_NEEDED", "LOGIN_ENDED", "SESSION_INACTIVE", "GRANT_MISSING"})
    void refusalThatNeedsAChallenge_isNoneOfALogins(Reason reason) {
        assertThatThrownBy(() -> new Page(reason, Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason.name());
    }

    @Test
    void pageForAPerson_isServedAsItIs() {
        HttpAnswer page = HttpAnswer.of(303, Map.of("Location", "https://api.example.com/desk"), new byte[0]);
        assertThat(admission.served(new Page(Reason.LOGIN_DONE, page))).isSameAs(page);
    }
}
