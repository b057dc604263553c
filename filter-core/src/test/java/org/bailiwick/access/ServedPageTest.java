package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        AccessEvent.class,
                        event -> assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                                .contains("\"code\":\"login_denied\"", "\"traceId\":\"" + event.traceId() + "\""));
    }

    @Test
    void pageForAPerson_isServedAsItIs() {
        HttpAnswer page = HttpAnswer.of(303, Map.of("Location", "https://api.example.com/desk"), new byte[0]);
        assertThat(admission.served(new Page(Reason.LOGIN_DONE, page))).isSameAs(page);
    }
}
