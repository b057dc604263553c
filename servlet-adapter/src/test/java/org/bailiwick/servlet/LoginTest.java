package org.bailiwick.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.testkit.conformance.Raw;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application sees of people who log in before it, and what becomes of its answers to them. */
class LoginTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Raw call(URI base, String method, String path, String... fields) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of(method + " " + base.getPath() + path + " HTTP/1.1", "Connection: close"));
        lines.addAll(List.of(fields));
        return Raw.send(base, lines.toArray(String[]::new));
    }

    /** What holds in every container. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Rows {
        private final LoginServer.Container container;
        private LoginServer server;

        Rows(LoginServer.Container container) {
            this.container = container;
        }

        @BeforeAll
        void start() throws Exception {
            server = container.start("", false);
        }

        @AfterAll
        void stop() {
            server.close();
        }

        private Raw get(String path, String... fields) throws IOException {
            return call(server.baseUri(), "GET", path, fields);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /desk/200, 200",
            "HEAD, /desk/200, 200",
            "GET, /desk/304, 304",
            "GET, /desk/404, 404",
            "GET, /desk/500, 500",
            "GET, /desk/cached, 200",
            "GET, /desk/reset, 200",
            "GET, /desk/stream, 200",
            "GET, /desk/async, 200",
            "GET, /desk/forward, 200",
            "GET, /desk/include, 200"
        })
        void cookies_areAddedToWhateverTheApplicationAnswers(String method, String path, int status) throws Exception {
            Raw answer = call(server.baseUri(), method, path, "Cookie: " + LoginGate.ALICE);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.values("Set-Cookie"))
                    .containsExactlyInAnyOrder("one=1", "two=2", LoginGate.RENEWED, LoginGate.GONE);
            assertThat(answer.values("Cache-Control")).contains("no-store");
            assertThat(answer.values("X-Caller")).containsExactly("alice by ASID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/desk/throw", "/desk/error"})
        void cookies_areAddedToTheContainersErrors(String path) throws Exception {
            Raw answer = get(path, "Cookie: " + LoginGate.ALICE);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.values("Set-Cookie")).containsExactlyInAnyOrder(LoginGate.RENEWED, LoginGate.GONE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/desk/throw", "/desk/error"})
        void cookies_areAddedToErrorPagesThatBeginAnew(String path) throws Exception {
            try (LoginServer pages = container.start("", true)) {
                Raw answer = call(pages.baseUri(), "GET", path, "Cookie: " + LoginGate.ALICE);

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.values("Set-Cookie"))
                        .containsExactlyInAnyOrder("one=1", "two=2", LoginGate.RENEWED, LoginGate.GONE);
                assertThat(answer.values("X-Cookies")).containsExactly("null [] false none");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "silent | private | false null [] false",
                    "max-age | must-revalidate; max-age=60; private | true must-revalidate [must-revalidate, max-age=60] true",
                    "private | must-revalidate; private | true must-revalidate [must-revalidate, private] true",
                    "no-store | must-revalidate; no-store | true must-revalidate [must-revalidate, no-store] true",
                    "replaced | max-age=60; private | true max-age=60 [max-age=60] true",
                    "cached | public, max-age=60; private |",
                    "200 | private |",
                    "404 | private |",
                    "reset | private |",
                    "stream | private |",
                    "async | private |",
                    "forward | private |",
                    "include | private |",
                    "redirect | private |"
                })
        void answerToAPerson_isPrivateUnlessTheApplicationForbidsMore(String path, String fields, @Nullable String said)
                throws Exception {
            Raw answer = get("/desk/" + path, "Cookie: " + LoginGate.STEADY);

            assertThat(answer.values("Cache-Control")).containsExactly(fields.split("; "));
            assertThat(answer.values("X-Said")).isEqualTo(said == null ? List.of() : List.of(said));
            assertThat(answer.values("X-Caller")).containsExactly("alice by ASID");
        }

        @ParameterizedTest
        @CsvSource({
            "silent, no-store",
            "max-age, must-revalidate; max-age=60; no-store",
            "private, must-revalidate; private; no-store",
            "no-store, must-revalidate; no-store",
            "redirect, no-store"
        })
        void answerWithOurCookies_isForNobodyToStore(String path, String fields) throws Exception {
            Raw answer = get("/desk/" + path, "Cookie: " + LoginGate.ALICE);

            assertThat(answer.values("Cache-Control")).containsExactly(fields.split("; "));
            assertThat(answer.values("Set-Cookie")).contains(LoginGate.RENEWED, LoginGate.GONE);
        }

        @ParameterizedTest
        @CsvSource({"GET, /login/callback", "POST, /logout"})
        void sessionOfTheApplication_endsWhenThePersonChanges(String method, String path) throws Exception { // CS-4
            String session = remembered();
            assertThat(recalled(session)).isEqualTo("Alice");
            assertThat(get("/login/failed", "Cookie: " + session).status()).isEqualTo(200);
            assertThat(recalled(session)).as("nobody has changed").isEqualTo("Alice");

            Raw changed = call(server.baseUri(), method, path, "Cookie: " + session, "Content-Length: 0");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(recalled(session)).isEqualTo("none");
            assertThat(remembered("Cookie: " + session)).as("worth nothing").isNotEqualTo(session);
        }

        private String remembered(String... fields) throws IOException {
            return get("/open/remember", fields).values("Set-Cookie").stream()
                    .filter(value -> value.startsWith("JSESSIONID="))
                    .map(value -> value.split(";")[0])
                    .findAny()
                    .orElseThrow();
        }

        private String recalled(String session) throws IOException {
            return get("/open/recall", "Cookie: " + session).values("X-Session").get(0);
        }

        @Test
        void answerWithoutOurCookies_isLeftAlone() throws Exception {
            Raw answer = get("/open/cached", "Cookie: " + LoginGate.ALICE);

            assertThat(answer.values("Set-Cookie")).containsExactly("one=1", "two=2");
            assertThat(answer.values("Cache-Control")).containsExactly("public, max-age=60");
            assertThat(answer.values("X-Caller")).containsExactly("null by null");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/desk/200", "/open/200", "/desk/forward", "/desk/async"})
        void application_doesNotSeeOurCookies(String path) throws Exception {
            assertThat(get(path, "Cookie: a=1;  b=2; " + LoginGate.ALICE + ";c=3")
                            .values("X-Cookies"))
                    .containsExactly("a=1;  b=2;c=3 [a=1;  b=2;c=3] true [a, b, c]");
            assertThat(get(path, "Cookie: " + LoginGate.ALICE).values("X-Cookies"))
                    .containsExactly("null [] false none");
            assertThat(get(path, "Cookie: " + LoginGate.ALICE, "cookie: a=1", "Cookie: b=2")
                            .values("X-Cookies"))
                    .containsExactly("a=1 [a=1, b=2] true [a, b]");
        }

        @Test
        void browser_isSentAwayWithACookie() throws Exception {
            Raw answer = get("/desk/200", "Accept: text/html");

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.values("Set-Cookie"))
                    .containsExactly("__Host-bailiwick-login.sessions=begun; Path=/; Secure; HttpOnly");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/app"})
        void callbackAndLogout_areServedWhereverTheApplicationIs(String contextPath) throws Exception {
            try (LoginServer mounted = container.start(contextPath, false)) {
                HttpResponse<String> callback = send(mounted, "GET", "/login/callback?c_state=a%2Bb", "");
                assertThat(callback.body()).isEqualTo("GET " + contextPath + "/login/callback?c_state=a%2Bb []");
                assertThat(callback.headers().allValues("Set-Cookie"))
                        .containsExactly(LoginGate.RENEWED, LoginGate.GONE);
                assertThat(send(mounted, "POST", "/logout", "a=form").body())
                        .isEqualTo("POST " + contextPath + "/logout? []");
                HttpResponse<String> head = send(mounted, "HEAD", "/login/callback", "");
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(head.headers().allValues("Set-Cookie")).hasSize(2);
            }
        }

        private static HttpResponse<String> send(LoginServer to, String method, String path, String form)
                throws Exception {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(to.baseUri() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(method, BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Nested
    class OnTomcat extends Rows {
        OnTomcat() {
            super(LoginServer.Container.TOMCAT);
        }
    }

    @Nested
    class OnJetty extends Rows {
        OnJetty() {
            super(LoginServer.Container.JETTY);
        }
    }

    @ParameterizedTest
    @EnumSource(value = LoginServer.Container.class, names = "TOMCAT") // Jetty knows no such upgrade
    void cookies_areAddedToAnUpgrade(LoginServer.Container container) throws Exception {
        try (LoginServer server = container.start("", false)) {
            Raw answer = Raw.send(
                    server.baseUri(),
                    "GET /desk/upgrade HTTP/1.1",
                    "Connection: Upgrade",
                    "Upgrade: nothing",
                    "Cookie: " + LoginGate.ALICE);

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.values("Set-Cookie"))
                    .containsExactlyInAnyOrder("one=1", "two=2", LoginGate.RENEWED, LoginGate.GONE);
        }
    }
}
