package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoginPageTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private URI begin() throws Exception {
        Map<String, Object> redirect =
                desk.handshake("c_grant", List.of("reader", "admin"), "c_scope", List.of("email"), "c_state", "s 1&2");
        return URI.create((String) redirect.get("a_url"));
    }

    private static HttpResponse<String> get(URI page) throws Exception {
        return Desk.send(HttpRequest.newBuilder(page));
    }

    private HttpResponse<String> answer(String form, String cookie) throws Exception {
        return Desk.send(HttpRequest.newBuilder(desk.authority.uri(AsidEndpoint.LOGIN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    private static String hidden(HttpResponse<String> page) {
        Matcher found = Pattern.compile("name=\"a_handle\" value=\"(.*)\">\\s*.*name=\"csrf\" value=\"(.*)\">")
                .matcher(page.body());
        assertThat(found.find()).isTrue();
        return "a_handle=" + found.group(1) + "&csrf=" + found.group(2);
    }

    @Test
    void page_asksForEachThingAndTicksNothing() throws Exception {
        HttpResponse<String> page = get(begin());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<option value=\"alice\">", "name=\"grant\" value=\"reader\"", "name=\"grant\" value=\"admin\"")
                .contains("name=\"scope\" value=\"email\"", "value=\"allow\"", "value=\"deny\"", "web-1")
                .doesNotContain("checked", "<script", "phone", desk.web.secret());
        assertThat(page.headers().map())
                .containsEntry("Cache-Control", List.of("no-store"))
                .containsEntry("Referrer-Policy", List.of("no-referrer"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void names_areEscaped() throws Exception {
        desk.authority.person("<b>\"o'hara\" & co", "u-1");

        assertThat(get(begin()).body())
                .contains("&lt;b&gt;&quot;o&#39;hara&quot; &amp; co")
                .doesNotContain("<b>");
    }

    @Test
    void allowing_sendsBackWithHandleCodeStateAndAuthority() throws Exception {
        URI login = begin();
        Desk.Login back =
                new Desk.Login("", Visitor.as("alice").granting("reader").allow(login));

        assertThat(back.back().toString()).startsWith(Desk.CALLBACK + "?");
        assertThat(login.getQuery()).isEqualTo("a_handle=" + back.parameter("a_handle")); // CS-2
        assertThat(back.parameter("a_code")).matches("[A-Za-z0-9_-]{43}"); // CS-3
        assertThat(back.parameter("c_state")).isEqualTo("s 1&2"); // CS-2
        assertThat(back.parameter("authority")).isEqualTo(desk.authority.authority()); // CS-2
        assertThat(back.parameter("a_sid")).isEmpty();
    }

    @Test
    void sidNeverReachesTheBrowser() throws Exception {
        Map<String, Object> redirect = desk.handshake();
        URI login = URI.create((String) redirect.get("a_url"));
        String sid = (String) redirect.get("a_sid");

        assertThat(get(login).body()).doesNotContain(sid);
        assertThat(Visitor.as("alice").allow(login).toString()).doesNotContain(sid);
    }

    @Test
    void answer_isGivenOnce() throws Exception {
        URI login = begin();
        HttpResponse<String> page = get(login);
        String form = hidden(page) + "&user=alice&decision=allow";

        HttpResponse<String> first = answer(form, cookie(page));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer(form, cookie(page)).statusCode()).isEqualTo(404);
        assertThat(get(login).statusCode()).isEqualTo(404);
    }

    @Test
    void answerFromElsewhere_isRefused() throws Exception {
        URI login = begin();
        HttpResponse<String> page = get(login);
        HttpResponse<String> attackers = get(login);
        HttpResponse<String> otherPage = get(begin());
        String rest = "&user=alice&decision=allow";
        String handle = login.getRawQuery();

        for (HttpResponse<String> refused : List.of(
                answer(handle + rest, cookie(page)),
                answer(handle + "&csrf=wrong" + rest, cookie(page)),
                answer(hidden(page) + rest, "another=cookie"),
                answer(hidden(attackers) + rest, cookie(page)), // The attacker's page, in the victim's browser.
                answer(handle + "&csrf=" + hidden(otherPage).split("csrf=", 2)[1] + rest, cookie(page)))) {
            assertThat(refused.statusCode()).isEqualTo(403);
        }
        assertThat(answer(hidden(page) + rest, "a=b; " + cookie(page)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void browserKeepsItsMark_soThatTwoPagesCanBeOpen() throws Exception {
        HttpResponse<String> first = get(begin());
        HttpResponse<String> second = Desk.send(HttpRequest.newBuilder(begin()).header("Cookie", cookie(first)));

        assertThat(cookie(second)).isEqualTo(cookie(first));
        for (HttpResponse<String> page : List.of(first, second)) {
            assertThat(answer(hidden(page) + "&user=alice&decision=deny", cookie(first))
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void answerToWhatWasNotAsked_isRefused() throws Exception {
        HttpResponse<String> page = get(begin());

        for (String rest : List.of(
                "&user=alice",
                "&user=alice&decision=perhaps",
                "&user=nobody&decision=allow",
                "&decision=allow",
                "&user=alice&decision=allow&grant=owner",
                "&user=alice&decision=allow&scope=phone")) {
            assertThat(answer(hidden(page) + rest, cookie(page)).statusCode()).isEqualTo(400);
        }
        assertThat(answer("x".repeat(9000), cookie(page)).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownOrLateLogin_isOver() throws Exception {
        URI login = begin();
        HttpResponse<String> page = get(login);
        desk.watch.advance(Duration.ofMinutes(10));

        assertThat(get(login).statusCode()).isEqualTo(404);
        assertThat(answer(hidden(page) + "&user=alice&decision=allow", cookie(page))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(desk.authority.uri(AsidEndpoint.LOGIN)).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> Visitor.as("alice").allow(login)).hasMessageContaining("404");
    }
}
