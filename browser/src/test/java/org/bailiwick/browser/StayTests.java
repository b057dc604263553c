package org.bailiwick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.junit.jupiter.api.Test;

/** People stay logged in while they are there, and no longer. */
interface StayTests extends AtAService {
    Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    default void session_isRefreshedAcrossItsEnd() { // CS-5
        long begun = System.nanoTime();
        Page page = scene().somebodyLoggedIn("/brief/1", "alice");
        int handshakes = scene().brief().requests(AsidEndpoint.HANDSHAKE);
        int refreshes = scene().brief().requests(AsidEndpoint.REFRESH);
        String cookie = session(page.context());

        while (scene().brief().requests(AsidEndpoint.REFRESH)
                < refreshes + 3) { // Three halves of a life: past its end.
            assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
            page.navigate(scene().url("/brief/2"));
            assertThat(page.locator("#person")).hasText(Authority.ALICE);
        }
        assertThat(System.nanoTime() - begun).isGreaterThan(Scene.SHORT.toNanos());
        assertThat(scene().brief().requests(AsidEndpoint.HANDSHAKE)).isEqualTo(handshakes);
        assertThat(session(page.context())).isNotEqualTo(cookie);
    }

    @Test
    default void requests_atOnceCauseOneRefreshAndAreAllServed() { // CS-5
        Page page = scene().somebodyLoggedIn("/brief/1", "alice");
        int refreshes = scene().brief().requests(AsidEndpoint.REFRESH);
        long begun = System.nanoTime();
        while (scene().brief().requests(AsidEndpoint.REFRESH) == refreshes) {
            assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
            Object answers = page.evaluate("""
                    () => Promise.all(Array.from({length: 12}, (ignored, i) =>
                      fetch('/brief/' + i).then(answer => answer.status)))
                    """);
            assertThat(answers)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(12)
                    .containsOnly(200);
        }
        assertThat(scene().brief().requests(AsidEndpoint.REFRESH)).isEqualTo(refreshes + 1);
        page.reload();
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    private static String session(BrowserContext person) {
        List<String> values = person.cookies().stream()
                .filter(cookie -> cookie.name.equals("__Host-bailiwick.brief"))
                .map(cookie -> cookie.value)
                .toList();
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
