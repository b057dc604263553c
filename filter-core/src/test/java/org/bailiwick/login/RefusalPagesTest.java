package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.LoginUnderTest.HERE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalPagesTest {
    private static final HttpAnswer PROBLEM = new HttpAnswer(
            403,
            Map.of(
                    "Content-Type", List.of("application/problem+json"),
                    "Cache-Control", List.of("no-store"),
                    "Retry-After", List.of("5"),
                    "WWW-Authenticate", List.of("Bearer a", "ASID b")),
            "{}".getBytes(StandardCharsets.US_ASCII));

    private final LoginUnderTest login = new LoginUnderTest(Keep.MEMORY);

    private HttpAnswer shown(FakeRequest request, Reason reason) {
        return login.login.shown(request, reason, PROBLEM);
    }

    static Stream<Reason> refusals() {
        return Stream.of(Reason.values()).filter(reason -> switch (reason.kind()) {
            case GRANT, LOGIN, INVALID_REQUEST -> false;
            default -> true;
        });
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_isAPageWithTheSameStatusAndFields(Reason reason) {
        HttpAnswer page = shown(new Browser().goes("/desk?a=1"), reason);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.headers())
                .containsEntry("Content-Type", List.of("text/html;charset=utf-8"))
                .containsEntry("Cache-Control", List.of("no-store"))
                .containsEntry("Retry-After", List.of("5"))
                .containsEntry("WWW-Authenticate", List.of("Bearer a", "ASID b"))
                .containsKey("Content-Security-Policy");
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("<small>" + reason.code() + "</small>", "<a href=\"" + HERE + "/");
    }

    @Test
    void pageThatLacksSomething_leadsToTheLogout() {
        assertThat(text(Reason.GRANT_MISSING)).contains("href=\"" + HERE + "/logout\"");
        assertThat(text(Reason.AUTHORITY_UNREACHABLE)).contains("href=\"" + HERE + "/desk?a=1&amp;b=2\"");
    }

    private String text(Reason reason) {
        return new String(shown(new Browser().goes("/desk?a=1&b=2"), reason).body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, application/json",
        "Accept, */*",
        "Sec-Fetch-Mode, cors",
        "Sec-Fetch-Dest, iframe",
        "X-Requested-With, XMLHttpRequest",
        "Sec-Purpose, prefetch",
        "Purpose, prefetch"
    })
    void program_isToldByTheProblemDocument(String field, String value) {
        assertThat(shown(new Browser().goes("/desk").without(field).with(field, value), Reason.GRANT_MISSING))
                .isSameAs(PROBLEM);
    }

    @Test
    void requestThatIsNotWellFormed_isNotOfAPerson() {
        assertThat(shown(new Browser().goes("/desk"), Reason.CREDENTIAL_MALFORMED))
                .isSameAs(PROBLEM);
    }
}
