package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.bailiwick.testkit.conformance.SessionCaller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that has its own filter before ours, which has the container read the parameters of forms. */
final class TakenBodyIT {
    private static final String FORM = "role=teller";

    private static final String FILTERS = """
              <filter>
                <filter-name>taking</filter-name>
                <filter-class>com.example.probe.TakingFilter</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter>
                <filter-name>gate</filter-name>
                <filter-class>%s</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>taking</filter-name>
                <url-pattern>/taken/*</url-pattern>
              </filter-mapping>
              <filter-mapping>
                <filter-name>gate</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
            """.formatted(ConfiguredFilter.class.getName());

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpResponse<String> post(
            Container.Deployment deployment, String path, BodyPublisher body, String proof) throws Exception {
        return Calls.send(Calls.request(deployment, path)
                .header("Authorization", proof)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void formThatTheContainerHasReadBefore_isNotTheEmptyBody(Container container) throws Exception { // AS-4
        try (SessionCaller caller = SessionCaller.start();
                WebDirectory application =
                        WebDirectory.guardedProbe(caller.yaml()).file("WEB-INF/web.xml", WebDirectory.webXml(FILTERS));
                Container.Deployment deployment = container.deploy(application)) {
            for (BodyPublisher body : new BodyPublisher[] {chunked(FORM), BodyPublishers.ofString(FORM)}) {
                for (String proven : new String[] {"", FORM}) {
                    HttpResponse<String> taken =
                            post(deployment, "/taken/1", body, caller.proof("POST", "/taken/1", proven));
                    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(400);
                    assertThat(taken.body()).contains("\"body_not_covered\"");
                }
                HttpResponse<String> left = post(deployment, "/left/1", body, caller.proof("POST", "/left/1", FORM));
                assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
                assertThat(left.body()).contains("\"u-8842\"", "\"roles\":{\"teller\":true}");
            }
        }
    }
}
