package org.bailiwick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.client.FakeNextHop.given;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NextHopClientTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeService service;

    @BeforeEach
    void open() throws IOException {
        service = new FakeService("Bearer good");
    }

    @AfterEach
    void close() {
        service.close();
    }

    private NextHopClient through(HopAnswer... answers) {
        return NextHopClient.of(client, new FakeNextHop(service.uri(), answers));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(service.uri());
    }

    @Test // RD-7
    void request_carriesTheTokenInPlaceOfEveryCredentialItHad() throws Exception {
        HttpRequest copied = request()
                .header("authorization", "Bearer callers")
                .header("Cookie", "session=callers")
                .header("DPoP", "callers")
                .header("Txn-Token", "callers")
                .header("Client-Cert", ":callers:")
                .header("X-Forwarded-Client-Cert", "callers")
                .header("x_ssl_client_cert", "callers")
                .header("X-Other", "stays")
                .build();

        assertThat(through(given("good")).send(copied, BodyHandlers.ofString()).body())
                .isEqualTo("answer");
        assertThat(service.credentials()).containsExactly("Bearer good");
        assertThat(service.received().get(0).header().values().toString())
                .contains("stays")
                .doesNotContain("callers");
    }

    @Test
    void tokenThatIsRefused_isReplacedOnce() throws Exception {
        HttpRequest post = request().POST(BodyPublishers.ofString("body")).build();

        HttpResponse<InputStream> answer =
                through(given("old"), given("good")).send(post, BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.credentials()).containsExactly("Bearer old", "Bearer good");
        assertThat(service.received()).extracting(FakeService.Received::body).containsExactly("body", "body");
    }

    @Test
    void secondRefusal_stands() throws Exception {
        HttpResponse<String> answer = through(given("old"), given("bad"), given("good"))
                .send(request().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(service.credentials()).containsExactly("Bearer old", "Bearer bad");
    }

    @Test
    void refusalWithoutAnotherToken_stands() throws Exception {
        assertThat(through(given("old"))
                        .send(request().build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.credentials()).containsExactly("Bearer old");
    }

    @Test
    void bodyFromAStream_isNotSentTwice() throws Exception {
        InputStream stream = new ByteArrayInputStream("body".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpRequest post =
                request().POST(BodyPublishers.ofInputStream(() -> stream)).build();

        assertThat(through(given("old"), given("good"))
                        .send(post, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.received()).hasSize(1);
    }

    @Test // RD-8
    void noToken_noCall() {
        HopAnswer refused = new HopAnswer.Refused(Reason.NEXT_HOP_SCOPE_MISSING);

        assertThatThrownBy(() -> through(refused).send(request().build(), BodyHandlers.ofString()))
                .isInstanceOfSatisfying(
                        NextHopException.class,
                        none -> assertThat(none.reason()).isEqualTo(Reason.NEXT_HOP_SCOPE_MISSING))
                .hasMessageContaining("next hop stock: next_hop_scope_missing");
        HopAnswer undecided = new HopAnswer.Undecided(Reason.AUTHORITY_UNREACHABLE);
        assertThatThrownBy(() -> through(undecided)
                        .sendAsync(request().build(), BodyHandlers.ofString())
                        .get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(NextHopException.class);
        assertThat(service.received()).isEmpty();
    }

    @Test
    void callWithoutWaiting_doesTheSame() throws Exception {
        HttpResponse<String> answer = through(given("old"), given("good"))
                .sendAsync(request().build(), BodyHandlers.ofString())
                .get();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.credentials()).containsExactly("Bearer old", "Bearer good");
    }

    @Test // TBF-10
    void placeWhereTheServiceIsNot_isNotCalled() {
        HttpRequest elsewhere =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();

        for (NextHopClient each : List.of(through(given("good")))) {
            assertThatThrownBy(() -> each.send(elsewhere, BodyHandlers.ofString()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("uri: http://127.0.0.1:1 (expected: within the urls of next hop stock)");
            assertThatThrownBy(() -> each.sendAsync(elsewhere, BodyHandlers.ofString()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void secretInAnAddress_isNotShown() {
        URI elsewhere = URI.create("http://me:s3cret@127.0.0.1:1/");
        FakeNextHop hop = new FakeNextHop(service.uri());
        assertThatThrownBy(() -> HopCall.to(elsewhere, hop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("uri: http://127.0.0.1:1 (expected: within the urls of next hop stock)");
    }

    @Test
    void clientThatFollowsRedirects_isNotTaken() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(() -> NextHopClient.of(following, new FakeNextHop(service.uri())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("followRedirects: NORMAL (expected: NEVER");
    }
}
