package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.bailiwick.testkit.AuthorityExtension;
import org.bailiwick.testkit.TokenBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody else's application, taken as it is published: the management console Hawtio, which brings slf4j with Log4j,
 * Caffeine, an older HttpClient and a dozen filters of its own, and whose own login is switched off.
 */
final class ForeignApplicationIT {
    private static final String OWN_LOGIN = "hawtio.authenticationEnabled";
    private static final String PAGE = "/index.html";
    private static final String AGENT = "/jolokia/version";

    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    @BeforeAll
    static void switchOwnLoginOff() {
        System.setProperty(OWN_LOGIN, "false");
    }

    @AfterAll
    static void restoreOwnLogin() {
        System.clearProperty(OWN_LOGIN);
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void asItIs_isOpen(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.foreignWar();
                Container.Deployment deployment = container.deploy(application)) {
            assertPage(Calls.get(deployment, PAGE));
            assertAgent(Calls.get(deployment, AGENT));
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void withJarAndFile_isGuarded(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.foreignWar().withDropIn().file("WEB-INF/bailiwick.yaml", yaml());
                Container.Deployment deployment = container.deploy(application)) {
            TokenBuilder reader = authority.token().scopes("console:read");
            TokenBuilder operator = authority.token().scopes("agent:use");

            assertRefused(Calls.get(deployment, PAGE), 401);
            assertRefused(Calls.get(deployment, PAGE, operator), 403);
            assertPage(Calls.get(deployment, PAGE, reader));

            assertRefused(Calls.get(deployment, AGENT), 401);
            assertRefused(Calls.get(deployment, AGENT, reader), 403);
            assertAgent(Calls.get(deployment, AGENT, operator));
            assertRefused(askAgent(deployment, reader), 403);
            assertAgent(askAgent(deployment, operator));
        }
    }

    private static void assertPage(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Hawtio");
    }

    private static void assertAgent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"agent\":\"2.1.1\"");
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
        assertThat(answer.body()).doesNotContain("Hawtio", "agent\"");
    }

    private static HttpResponse<String> askAgent(Container.Deployment deployment, TokenBuilder token) throws Exception {
        return Calls.send(Calls.request(deployment, "/jolokia")
                .header("Authorization", "Bearer " + token.sign())
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}")));
    }

    private static String yaml() {
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256]}
                rules:
                  - {id: console, path: /**, methods: [GET, HEAD], scopes: [console:read]}
                  - {id: agent, path: /jolokia/**, scopes: [agent:use]}
                """.formatted(authority.issuer());
    }
}
