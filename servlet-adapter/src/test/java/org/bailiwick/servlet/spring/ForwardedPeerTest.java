package org.bailiwick.servlet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.bailiwick.testkit.conformance.SessionCaller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A consumer that must be at 192.0.2.0/24, where Spring Boot believes forwarding fields by itself, and where it does not. */
class ForwardedPeerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "none, false, 403",
        "native, false, 403",
        "framework, false, 403",
        "none, true, 200",
        "native, true, 403",
        "framework, true, 200"
    })
    void forwardingFields_areBelievedAsTheFileSaysAndNotAsSpringDoes(String strategy, boolean trusted, int status)
            throws Exception { // AS-9
        try (SessionCaller caller = SessionCaller.start();
                GuardedBoot boot = GuardedBoot.start(
                        restricted(caller) + (trusted ? "trusted-proxies: [127.0.0.1]\n" : ""),
                        ProbeApplication.class,
                        "server.forward-headers-strategy=" + strategy)) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(boot.baseUri() + "/files"))
                            .header("Authorization", caller.proof("GET", "/files", ""))
                            .header("X-Forwarded-For", "192.0.2.7")
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            if (status == 403) {
                assertThat(answer.body()).contains("\"consumer_address_not_allowed\"");
            }
        }
    }

    private static String restricted(SessionCaller caller) {
        String kind = "    kind: asid\n";
        return caller.yaml().replace(kind, kind + "    consumers: {web-1: {addresses: [192.0.2.0/24]}}\n");
    }
}
