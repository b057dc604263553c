package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultTest {
    private final EmbeddedAuthority authority =
            EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
    private final URI keys = authority.uri(Endpoint.JWKS);

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void down_refusesConnectionsAndComesBackOnItsPort() throws Exception {
        int port = authority.port();

        authority.fault(Fault.DOWN);
        assertThatThrownBy(() -> Http.get(keys)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> EmbeddedAuthority.builder().port(port).start()).hasMessageContaining("port: " + port);
        authority.heal();

        assertThat(Http.get(keys).statusCode()).isEqualTo(200);
        assertThat(authority.port()).isEqualTo(port);
    }

    @Test
    void down_isNoFaultOfOneEndpoint() {
        assertThatThrownBy(() -> authority.fault(Endpoint.JWKS, Fault.DOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hanging_answersWhenHealed() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.hanging());
        Future<HttpResponse<String>> answer = inBackground(() -> Http.get(keys));
        while (authority.requests(Endpoint.JWKS) == 0) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();

        authority.heal();

        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void slow_takesItsTimeAndIsRight() throws Exception {
        authority.fault(Fault.slow(Duration.ofMillis(50)));
        long start = System.nanoTime();

        HttpResponse<String> response = Http.get(keys);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(response.body()).contains(authority.key(Algorithm.ES256).kid());
    }

    @Test
    void status_isSentWithoutBody() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.status(500));

        assertThat(Http.get(keys).statusCode()).isEqualTo(500);
        assertThat(Http.get(keys).body()).isEmpty();
        assertThat(Http.get(authority.uri(Endpoint.METADATA)).statusCode()).isEqualTo(200);
    }

    @Test
    void brokenConnections_areIoErrors() {
        authority.fault(Endpoint.JWKS, Fault.truncated());
        assertThatThrownBy(() -> Http.get(keys)).isInstanceOf(IOException.class);

        authority.fault(Endpoint.JWKS, Fault.disconnect());
        assertThatThrownBy(() -> Http.get(keys)).isInstanceOf(IOException.class);
    }

    @Test
    void contentType_isTheGivenOne() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.contentType("text/html"));

        HttpResponse<String> response = Http.get(keys);

        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(response.body()).contains(authority.key(Algorithm.ES256).kid());
    }

    @Test
    void redirect_namesTheOtherPlace() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.redirect(URI.create("http://127.0.0.1/elsewhere")));

        HttpResponse<String> response = Http.get(keys);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("http://127.0.0.1/elsewhere");
    }

    @Test
    void giant_isJsonBeyondAnyLimit() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.giant());

        HttpResponse<String> response = Http.get(keys);

        assertThat(response.body().length()).isGreaterThan(256 * 1024);
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(Http.json(response)).isEmpty();
    }

    @Test
    void jsonFaults_areWrongInOneThingOnly() throws Exception {
        authority.fault(Endpoint.JWKS, Fault.notJson());
        assertThatThrownBy(() -> Http.json(Http.get(keys))).isInstanceOf(JoseException.class);

        authority.fault(Endpoint.JWKS, Fault.duplicateMembers());
        assertThatThrownBy(() -> Http.json(Http.get(keys))).hasMessageContaining("twice");

        authority.fault(Endpoint.METADATA, Fault.wrongIssuer("https://evil.example"));
        assertThat(Http.json(Http.get(authority.uri(Endpoint.METADATA))))
                .containsEntry("issuer", "https://evil.example")
                .containsEntry("jwks_uri", keys.toString());
    }

    private static <T> Future<T> inBackground(Callable<T> task) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<T> result = thread.submit(task);
        thread.shutdown();
        return result;
    }
}
