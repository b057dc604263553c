package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.logging.Level;
import org.bailiwick.testkit.AuthorityExtension;
import org.bailiwick.testkit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application that is taken down leaves behind: nothing. */
final class UndeployIT {
    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    @ParameterizedTest
    @EnumSource(Container.class)
    void undeployedApplication_leavesNoThreads(Container container) throws Exception {
        authority.authority().fault(Fault.hanging());
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("200ms"));
                Container.Deployment deployment = container.deploy(application)) {
            assertThat(Calls.get(deployment, "/whoami", authority.token()).statusCode())
                    .isEqualTo(503);
            assertThat(threads()).contains("bailiwick-deadline").anyMatch(name -> name.startsWith("bailiwick-http-"));

            deployment.undeploy();

            assertThat(threads()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void redeployedApplication_worksAgain(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("30s"));
                Container.Deployment deployment = container.deploy(application)) {
            for (int time = 0; time < 3; time++) {
                assertWorks(deployment);
                deployment.undeploy();
                assertThat(Calls.get(deployment, "/whoami").statusCode()).isEqualTo(404);
                deployment.redeploy();
            }
            assertWorks(deployment);
        }
    }

    @Test
    void leakDetectionOfTomcat_isSilent() throws Exception {
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("30s"));
                LogCapture log = new LogCapture();
                TomcatDeployment deployment = new TomcatDeployment(application, "")) {
            assertWorks(deployment);

            deployment.undeploy();

            assertThat(log.from(Level.WARNING).stream().filter(message -> message.contains("leak")))
                    .isEmpty();
        }
    }

    private static void assertWorks(Container.Deployment deployment) throws Exception {
        HttpResponse<String> answer =
                Calls.get(deployment, "/whoami", authority.token().subject("alice"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"remoteUser\":\"alice\"");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("bailiwick-"))
                .toList();
    }

    private static String yaml(String deadline) {
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                limits: {decision: %2$s}
                domains:
                  home: {kind: jwt, issuer: "%1$s", algorithms: [RS256]}
                rules:
                  - {id: whoami, path: /whoami, access: authenticated}
                """.formatted(authority.issuer(), deadline);
    }
}
