package org.bailiwick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.client.FakeNextHop.given;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.NextHop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApacheNextHopTest {
    private FakeService service;

    @BeforeEach
    void open() throws IOException {
        service = new FakeService("Bearer good");
    }

    @AfterEach
    void close() {
        service.close();
    }

    private CloseableHttpClient through(HopAnswer... answers) {
        NextHop hop = new FakeNextHop(service.uri(), answers);
        return HttpClients.custom()
                .addExecInterceptorAfter(ChainElement.REDIRECT.name(), "next-hop", new ApacheNextHop(() -> hop))
                .build();
    }

    @Test // RD-7
    void request_carriesTheTokenInPlaceOfEveryCredentialItHad() throws IOException {
        HttpGet copied = new HttpGet(service.uri());
        copied.addHeader("authorization", "Bearer callers");
        copied.addHeader("Authorization", "Bearer callers2");
        copied.addHeader("DPoP", "callers");
        copied.addHeader("X-Forwarded-Client-Cert", "callers");
        copied.addHeader("X-Other", "stays");

        try (CloseableHttpClient client = through(given("good"))) {
            assertThat(client.<Integer>execute(copied, answer -> answer.getCode()))
                    .isEqualTo(200);
        }
        assertThat(service.credentials()).containsExactly("Bearer good");
        assertThat(service.received().get(0).header().values().toString())
                .contains("stays")
                .doesNotContain("callers");
    }

    @Test
    void tokenThatIsRefused_isReplacedOnce() throws IOException {
        HttpPost post = new HttpPost(service.uri());
        post.setEntity(new StringEntity("body"));

        try (CloseableHttpClient client = through(given("old"), given("good"))) {
            assertThat(client.<Integer>execute(post, answer -> answer.getCode()))
                    .isEqualTo(200);
        }
        assertThat(service.credentials()).containsExactly("Bearer old", "Bearer good");
        assertThat(service.received()).extracting(FakeService.Received::body).containsExactly("body", "body");
    }

    @Test
    void secondRefusal_stands() throws IOException {
        try (CloseableHttpClient client = through(given("old"), given("bad"), given("good"))) {
            assertThat(client.<Integer>execute(new HttpGet(service.uri()), answer -> answer.getCode()))
                    .isEqualTo(401);
        }
        assertThat(service.credentials()).containsExactly("Bearer old", "Bearer bad");
    }

    @Test
    void bodyFromAStream_isNotSentTwice() throws IOException {
        HttpPost post = new HttpPost(service.uri());
        post.setEntity(new InputStreamEntity(
                new ByteArrayInputStream("body".getBytes(StandardCharsets.UTF_8)), ContentType.TEXT_PLAIN));

        try (CloseableHttpClient client = through(given("old"), given("good"))) {
            assertThat(client.<Integer>execute(post, answer -> answer.getCode()))
                    .isEqualTo(401);
        }
        assertThat(service.received()).hasSize(1);
    }

    @Test // RD-8
    void noToken_noCall() throws IOException {
        try (CloseableHttpClient client = through(new HopAnswer.Undecided(Reason.NEXT_HOP_SCOPE_WIDER))) {
            assertThatThrownBy(() -> client.<Integer>execute(new HttpGet(service.uri()), answer -> answer.getCode()))
                    .isInstanceOfSatisfying(
                            NextHopException.class,
                            none -> assertThat(none.reason()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER));
        }
        assertThat(service.received()).isEmpty();
    }

    @Test // RD-7
    void hostThatTheRequestDoesNotName_isNotCalled() throws IOException {
        HttpHost elsewhere = new HttpHost("http", "127.0.0.2", 1);
        try (CloseableHttpClient client = through(given("good"))) {
            assertThatThrownBy(() ->
                            client.<Integer>execute(elsewhere, new HttpGet(service.uri()), answer -> answer.getCode()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("uri: http://127.0.0.2:1 (expected: within the urls of next hop stock)");
        }
        assertThat(service.received()).isEmpty();
    }

    @Test // TBF-10
    void redirectThatLeadsElsewhere_isNotFollowed() throws IOException {
        URI leadsElsewhere = service.uri().resolve("/elsewhere");

        try (CloseableHttpClient client = through(given("good"), given("good"))) {
            assertThatThrownBy(() -> client.<Integer>execute(new HttpGet(leadsElsewhere), answer -> answer.getCode()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("http://127.0.0.2:1 (expected: within the urls of next hop stock)");
        }
    }
}
