package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DownstreamTest {
    private final Downstream downstream = Downstream.start();
    private final URI orders = downstream.uri().resolve("/orders/1?full=yes");

    @AfterEach
    void close() {
        downstream.close();
    }

    @Test
    void request_isKeptAsItCame() throws Exception {
        HttpResponse<String> response = Http.post(
                orders, "a=b", "Authorization", "Bearer new", "Txn-Token", "txn", "X-Twice", "1", "X-Twice", "2");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Downstream.SERVED);
        assertThat(downstream.received()).singleElement().satisfies(arrival -> {
            assertThat(arrival.method()).isEqualTo("POST");
            assertThat(arrival.target()).isEqualTo("/orders/1?full=yes");
            assertThat(arrival.bearer()).isEqualTo("new"); // RD-7
            assertThat(arrival.field("txn-token")).isEqualTo("txn"); // TX-1
            assertThat(arrival.all("x-twice")).containsExactly("1", "2");
            assertThat(arrival.field("Cookie")).isEmpty();
            assertThat(arrival.body()).isEqualTo("a=b");
            assertThat(arrival.toString()).isEqualTo("Arrival[POST]");
        });
    }

    @Test
    void requests_areRefusedAsManyAsIsSaid() throws Exception {
        downstream.refuse(2);

        HttpResponse<String> refused = Http.get(orders);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(Http.get(orders).statusCode()).isEqualTo(401);
        assertThat(Http.get(orders).statusCode()).isEqualTo(200);
        assertThat(downstream.received()).hasSize(3);
    }

    @Test
    void otherCredentials_areNoBearerToken() throws Exception {
        Http.post(orders, "", "Authorization", "Basic abc");
        Http.post(orders, "", "Authorization", "Bearer a", "Authorization", "Bearer b");
        Http.get(orders);

        assertThat(downstream.received()).extracting(Arrival::bearer).containsExactly("", "", "");
    }

    @Test
    void head_isAnsweredWithoutBody() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(orders)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(head, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
