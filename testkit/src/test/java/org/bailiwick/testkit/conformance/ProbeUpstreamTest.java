package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProbeUpstreamTest {
    private static ProbeUpstream upstream;

    @BeforeAll
    static void start() throws Exception {
        upstream = ProbeUpstream.start();
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    private static Request request(String method, String target) {
        return new Request(upstream.baseUri(), method, target);
    }

    @Test
    void identityFields_areDecoded() throws Exception {
        Response response = request("GET", "/a%20b?role=x:y&role=te%20ller&role=auditor&other=1")
                .header("Bailiwick-Subject", "z%C3%BC%20+rich%0D%0A")
                .header("Bailiwick-Client", "app")
                .header("Bailiwick-Scope", "orders:read x:y")
                .header("Bailiwick-Grants", "te%20ller")
                .send();

        assertThat(response.isOfProbe()).isTrue();
        assertThat(response.json())
                .containsEntry("method", "GET")
                .containsEntry("path", "/a%20b")
                .containsEntry("subject", "zü +rich\r\n")
                .containsEntry("client", "app")
                .containsEntry("scopes", List.of("orders:read", "x:y"))
                .containsEntry("roles", Map.of("x:y", true, "te ller", true, "auditor", false));
    }

    @Test
    void anonymousCaller_isNobody() throws Exception {
        Response response = request("POST", "/a?role=x")
                .body("text/plain", "hällo")
                .header("X-One", "1")
                .header("x_two", "2")
                .header("X-One", "3")
                .send();

        assertThat(response.json())
                .containsEntry("body", "hällo")
                .containsEntry("subject", null)
                .containsEntry("remoteUser", null)
                .containsEntry("client", null)
                .containsEntry("scopes", List.of())
                .containsEntry("roles", Map.of("x", false));
        assertThat(response.member("headers").toString()).contains("x-one=[1, 3]", "x_two=[2]");
    }

    @Test
    void headRequest_isAnsweredWithoutABody() throws Exception {
        Response response = request("HEAD", "/a").send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }
}
