package org.bailiwick.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.testkit.Arrival;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrowserTest {
    private static final String APP = "https://app.example.com";
    private static final URI EVIL = URI.create("https://evil.example/page");

    private final List<Arrival> arrived = new ArrayList<>();
    private HttpServer server = null;
    private Browser browser = Browser.open();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        browser = Browser.builder()
                .proxy(APP, address)
                .proxy("https://evil.example", address)
                .open();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Below {@code /go/STATUS} there is a redirect to the query's address; {@code /form} is one with the policy that the query says, {@code /loop} leads to itself; everything sets a cookie. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI target = exchange.getRequestURI();
            arrived.add(new Arrival(
                    exchange.getRequestMethod(),
                    target.toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            int status = 200;
            String body = "here";
            if (target.getPath().startsWith("/go/")) {
                status = Integer.parseInt(target.getPath().substring("/go/".length()));
                exchange.getResponseHeaders().set("Location", target.getQuery());
            } else if (target.getPath().equals("/loop")) {
                status = 307;
                exchange.getResponseHeaders().set("Location", "/loop");
            } else if (target.getPath().equals("/form")) {
                body = "<form method='post' action=\"/sent?a&amp;b\"><INPUT type=hidden name='h' value='1 &lt; 2'>"
                        + "<input name=\"not\" value=\"sent\"></form>";
            }
            if (target.getQuery() != null && target.getPath().equals("/form")) {
                exchange.getResponseHeaders().set("Referrer-Policy", target.getQuery());
            }
            exchange.getResponseHeaders().add("Set-Cookie", "seen=1; Path=/; Secure; SameSite=Lax");
            boolean bodiless = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bodiless ? -1 : 0);
            if (!bodiless) {
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Arrival last() {
        return arrived.get(arrived.size() - 1);
    }

    private BrowserRequest request(String method, String target) {
        return browser.request(method, URI.create(APP + target));
    }

    @Test
    void visit_isTheNavigationOfAPerson() {
        Page page = browser.visit(APP + "/desk?a=%20b#c");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("here");
        assertThat(last().target()).isEqualTo("/desk?a=%20b");
        assertThat(last().field("Accept")).startsWith("text/html,");
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("none");
        assertThat(last().field("Sec-Fetch-Mode")).isEqualTo("navigate");
        assertThat(last().field("Sec-Fetch-Dest")).isEqualTo("document");
        assertThat(last().field("Sec-Fetch-User")).isEqualTo("?1");
        assertThat(last().all("Origin")).isEmpty();
        assertThat(last().all("Cookie")).isEmpty();
    }

    @Test
    void fetch_isTheRequestOfAScript() {
        browser.fetch(APP + "/desk");

        assertThat(last().field("Accept")).isEqualTo("*/*");
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("same-origin");
        assertThat(last().field("Sec-Fetch-Mode")).isEqualTo("cors");
        assertThat(last().field("Sec-Fetch-Dest")).isEqualTo("empty");
        assertThat(last().all("Origin")).isEmpty();
        request("GET", "/desk").as(Use.FETCH).from(EVIL).send();
        assertThat(last().field("Origin")).isEqualTo("https://evil.example");
    }

    @Test
    void prefetch_saysSo() {
        request("GET", "/desk").as(Use.PREFETCH).from(URI.create(APP)).send();

        assertThat(last().field("Sec-Purpose")).isEqualTo("prefetch");
        assertThat(last().field("Sec-Fetch-Mode")).isEqualTo("navigate");
        assertThat(last().all("Sec-Fetch-User")).isEmpty();
        request("GET", "/desk").as(Use.FRAME).from(URI.create(APP)).send();
        assertThat(last().field("Sec-Fetch-Dest")).isEqualTo("iframe");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/x, same-origin",
        "https://app.example.com:443/x, same-origin",
        "https://app.example.com:8443/x, same-site",
        "https://blog.example.com/, same-site",
        "http://app.example.com/, cross-site",
        "https://evil.example/, cross-site",
        "https://127.0.0.1/, cross-site"
    })
    void site_isThatOfThePageThatAsks(String page, String site) {
        request("POST", "/desk").from(URI.create(page)).body("text/plain", "x").send();

        assertThat(last().field("Sec-Fetch-Site")).isEqualTo(site);
        assertThat(last().field("Origin")).isEqualTo(page.replaceAll("(:443)?/x?$", ""));
    }

    @Test
    void cookies_goAlongByTheSiteThatAsks() {
        browser.visit(APP + "/");
        request("GET", "/").from(EVIL).send();
        assertThat(last().field("Cookie")).isEqualTo("seen=1");
        request("POST", "/").from(EVIL).send();
        assertThat(last().all("Cookie")).isEmpty();
        request("GET", "/").as(Use.FRAME).from(EVIL).send();
        assertThat(last().all("Cookie")).isEmpty();
        request("POST", "/").from(URI.create("https://blog.example.com/")).send();
        assertThat(last().field("Cookie")).isEqualTo("seen=1");
        browser.visit("https://evil.example/");
        assertThat(last().all("Cookie")).isEmpty();
    }

    @Test
    void redirect_isFollowedWhenTold() {
        Page page = browser.visit(APP + "/go/303?/desk");
        assertThat(page.location()).contains(URI.create(APP + "/desk"));
        assertThat(arrived).hasSize(1);

        assertThat(page.follow().url()).isEqualTo(URI.create(APP + "/desk"));
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("none");
        assertThatThrownBy(() -> page.follow().follow()).hasMessageContaining("200");
        assertThatThrownBy(() ->
                        browser.visit(APP + "/go/302?/go/302?/").followAll().follow())
                .hasMessageContaining("expected: a redirect");
    }

    @Test
    void redirectWithoutAnEnd_isNotFollowedForEver() {
        assertThatThrownBy(() -> browser.visit(APP + "/loop").followAll()).hasMessageContaining("more than 20");
    }

    @Test
    void redirectOverAnotherSite_isOfAnotherSite() {
        request("GET", "/go/302?https://evil.example/go/302?" + APP + "/desk")
                .from(URI.create(APP))
                .send()
                .followAll();

        assertThat(arrived).hasSize(3);
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("cross-site");
        request("POST", "/go/307?https://evil.example/go/307?" + APP + "/desk")
                .from(URI.create(APP))
                .body("text/plain", "x")
                .send()
                .followAll();
        assertThat(last().field("Origin")).isEqualTo("null");
        assertThat(last().body()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET",
        "302, POST, GET",
        "303, POST, GET",
        "307, POST, POST",
        "308, POST, POST",
        "302, PUT, PUT",
        "303, PUT, GET",
        "303, HEAD, HEAD"
    })
    void redirect_changesTheMethodAsItsStatusSays(String status, String method, String then) {
        request(method, "/go/" + status + "?/desk")
                .body("text/plain", method.equals("HEAD") ? "" : "x")
                .send()
                .follow();

        assertThat(last().method()).isEqualTo(then);
        assertThat(last().body()).isEqualTo(then.equals("POST") || then.equals("PUT") ? "x" : "");
        assertThat(last().all("Content-Type")).hasSize(last().body().isEmpty() ? 0 : 1);
    }

    @Test
    void form_isSentWithItsHiddenFieldsByItsOwnPage() {
        browser.visit(APP + "/form").submit("decision", "allow & go");

        assertThat(last().method()).isEqualTo("POST");
        assertThat(last().target()).isEqualTo("/sent?a&b");
        assertThat(last().body()).isEqualTo("h=1+%3C+2&decision=allow+%26+go");
        assertThat(last().field("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("same-origin");
        assertThat(last().field("Origin")).isEqualTo(APP);
        assertThatThrownBy(() -> browser.visit(APP + "/desk").submit()).hasMessageContaining("form: none");
    }

    @ParameterizedTest
    @CsvSource({"no-referrer, null", "same-origin, https://app.example.com", "strict-origin, https://app.example.com"})
    void originOfAForm_isHiddenByItsPagesPolicy(String policy, String origin) {
        browser.visit(APP + "/form?" + policy).submit();

        assertThat(last().field("Origin")).isEqualTo(origin);
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("same-origin");
    }

    @Test
    void browserWithoutFetchMetadata_tellsTheOriginAlone() {
        Browser old = Browser.builder()
                .proxy(APP, URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .withoutFetchMetadata()
                .open();
        old.visit(APP + "/form").submit();

        assertThat(last().fields().keySet()).noneMatch(name -> name.startsWith("Sec-"));
        assertThat(last().field("Origin")).isEqualTo(APP);
    }

    @Test
    void reload_asksForTheSame() {
        Page page = browser.visit(APP + "/desk?a").reload();

        assertThat(page.url()).isEqualTo(URI.create(APP + "/desk?a"));
        assertThat(arrived).extracting(Arrival::target).containsExactly("/desk?a", "/desk?a");
        page.click(URI.create("other"));
        assertThat(last().target()).isEqualTo("/other");
        assertThat(last().field("Sec-Fetch-Site")).isEqualTo("same-origin");
    }

    @Test
    void fieldThatIsSaid_isInsteadOfTheBrowsersOwn() {
        request("GET", "/").header("accept", "application/json").send();

        assertThat(last().all("Accept")).containsExactly("application/json");
    }

    @Test
    void browser_forgetsWhenItIsTold() {
        browser.visit(APP + "/");
        browser.keep(URI.create(APP), "kept=1; Max-Age=60");
        browser.restart();
        assertThat(browser.cookies(URI.create(APP))).extracting(Cookie::name).containsExactly("kept");
        browser.forget();
        assertThat(browser.cookies(URI.create(APP))).isEmpty();
        assertThat(browser).hasToString("Browser[hidden]");
    }
}
