package org.bailiwick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of the authority that tests use, at a consumer that is not ours. */
@ExtendWith(ChromiumExtension.class)
class AuthorityPageTest {
    private final Chromium chromium;
    private OtherSite application;
    private SessionAuthority authority;
    private Consumer consumer;

    AuthorityPageTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeEach
    void start() throws IOException {
        application = OtherSite.start();
        consumer = Consumer.builder("web-1")
                .url(application.siblingUrl("/callback"))
                .grants("reader", "teller")
                .scopes("email", "phone")
                .build();
        authority = SessionAuthority.builder()
                .start()
                .register(consumer)
                .person("alice", "u-8842")
                .person("bob", "u-1");
    }

    @AfterEach
    void stop() {
        application.close();
        authority.close();
    }

    /** Where the authority sends people who are to log in. */
    private String loginUrl() throws Exception {
        HttpRequest handshake = HttpRequest.newBuilder(authority.uri(AsidEndpoint.HANDSHAKE))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonUtil.toJson(Map.of(
                        "ticket", "handshake",
                        "c_id", consumer.id(),
                        "c_secret", consumer.secret(),
                        "c_url", application.siblingUrl("/callback"),
                        "c_grant", List.of("reader", "teller"),
                        "c_scope", List.of("email", "phone"),
                        "c_state", "s-1"))))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(handshake, HttpResponse.BodyHandlers.ofString())
                .body();
        return JsonUtil.parseJson(answer).get("a_url").toString();
    }

    private Page question(BrowserContext person) throws Exception {
        Page page = person.newPage();
        page.navigate(loginUrl());
        return page;
    }

    @Test
    void consents_areGivenOneByOne() throws Exception {
        Page page = question(chromium.somebody());

        assertThat(page.locator("input[type=checkbox]")).hasCount(4);
        assertThat(page.locator("input[type=checkbox]:checked")).hasCount(0);
        Screenshot.take(page, "authority-login");
        page.getByLabel("I am").selectOption("bob");
        page.getByLabel("teller").check();
        page.getByLabel("email").check();
        Screenshot.take(page, "authority-login-filled");
        page.getByText("Allow").click();

        page.waitForURL(application.siblingUrl("/callback") + "?**");
        assertThat(page.url()).contains("a_handle=", "a_code=", "c_state=s-1").doesNotContain("a_sid");
    }

    @Test
    void mark_ofTheBrowserIsOutOfReachForScriptsAndOtherSites() throws Exception {
        BrowserContext person = chromium.somebody();
        Page page = question(person);

        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(person.cookies(page.url())).singleElement().satisfies(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(cookie.path).isEqualTo(AsidEndpoint.LOGIN.path());
        });
    }

    @Test
    void login_isOverOnceItIsAnswered() throws Exception {
        Page page = question(chromium.somebody());
        String url = page.url();
        page.getByText("Deny").click();
        page.waitForURL(application.siblingUrl("/callback") + "?**");

        Response again = page.navigate(url);
        assertThat(again.status()).isEqualTo(404);
        Screenshot.take(page, "authority-over");
    }
}
