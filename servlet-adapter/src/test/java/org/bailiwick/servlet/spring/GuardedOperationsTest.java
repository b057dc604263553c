package org.bailiwick.servlet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.bailiwick.testkit.AuthorityExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The endpoint on the application's own port: the rules are for it, too. */
class GuardedOperationsTest {
    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static GuardedBoot boot;

    @BeforeAll
    static void start() throws Exception {
        boot = GuardedBoot.start("""
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256, ES256]}
                rules:
                  - {id: all, path: /**, access: authenticated}
                  - {id: operators, path: /actuator/**, scopes: [operate]}
                """.formatted(authority.issuer()), ProbeApplication.class);
    }

    @AfterAll
    static void stop() throws Exception {
        boot.close();
    }

    private static String token(String subject, String... scopes) {
        return authority
                .token()
                .audience("https://api.example.com")
                .subject(subject)
                .scopes(scopes)
                .sign();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        return CLIENT.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(boot.baseUri() + path));
    }

    @Test
    void endpoint_isForThoseTheRulesAdmit() throws Exception {
        assertThat(send(to("/actuator/bailiwick"), token("bob")).statusCode()).isEqualTo(403);
        HttpResponse<String> shown = send(to("/actuator/bailiwick"), token("olga", "operate"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("\"id\":\"operators\"").contains("\"scope_missing\":1");
    }

    @Test
    void forgottenToken_isStillGood() throws Exception {
        String alice = token("alice");
        assertThat(send(to("/any"), alice).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = send(
                to("/actuator/bailiwick")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"subject\": \"alice\"}")),
                token("olga", "operate"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":1");
        assertThat(send(to("/any"), alice).statusCode()).isEqualTo(200);
    }
}
