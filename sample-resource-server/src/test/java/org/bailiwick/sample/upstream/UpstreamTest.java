package org.bailiwick.sample.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamTest {
    private Upstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.start(0);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + upstream.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void identityFields_areDecodedAndTheOthersCountForNothing() throws Exception {
        assertThat(send(request("/whoami")
                                .header("Bailiwick-Subject", "Zo%C3%AB")
                                .header("Bailiwick-Grants", "night%20watch teller")
                                .header("Bailiwick-Scope", "accounts:read"))
                        .body())
                .isEqualTo("name: Zoë\nroles: night watch teller accounts:read\n");
        assertThat(send(request("/whoami").header("Authorization", "Bearer x")).body())
                .isEqualTo("name: nobody\nroles: \n");
    }

    @Test
    void everyFieldReceived_isTold() throws Exception {
        assertThat(send(request("/received/in-public").header("X-One", "a").header("x_one", "b"))
                        .body())
                .contains("x-one: a\n", "x_one: b\n");
    }

    @Test
    void order_isKept() throws Exception {
        assertThat(send(request("/orders").POST(BodyPublishers.ofString("7 plums\n8 figs")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(request("/orders")).body()).isEqualTo("12 apples\n3 pears\n7 plums\n");
        assertThat(send(request("/orders").POST(BodyPublishers.ofString(" "))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void file_isKeptBesideTheOrders() throws Exception {
        assertThat(send(request("/files").POST(BodyPublishers.ofString("a card")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(request("/files")).body()).isEqualTo("a letter\nan invoice\na card\n");
        assertThat(send(request("/orders")).body()).isEqualTo("12 apples\n3 pears\n");
    }

    @Test
    void desk_greetsWhoTheFieldsSayThatItIs() throws Exception {
        HttpResponse<String> desk = send(request("/desk")
                .header("Bailiwick-Subject", "%3Cb%3EZo%C3%AB")
                .header("Bailiwick-Grants", "teller night%20watch")
                .header("Bailiwick-Scope", "email"));

        assertThat(desk.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(desk.body())
                .contains("Welcome, &lt;b&gt;Zoë", "act as: teller, night watch", "know: email")
                .contains("action=\"/logout\"")
                .doesNotContain("<b>");
    }

    @Test
    void deskWithoutFields_greetsNobody() throws Exception {
        assertThat(send(request("/desk")).body()).contains("Welcome, nobody", "act as: nothing", "know: nothing");
        assertThat(send(request("/")).body()).contains("href=\"/desk\"");
        assertThat(send(request("/desk/till").header("Bailiwick-Subject", "ivo"))
                        .body())
                .contains("ivo counts 1200.00 EUR.");
    }

    @Test
    void whatIsNotThere_is404() throws Exception {
        assertThat(send(request("/accounts/9")).statusCode()).isEqualTo(404);
    }
}
