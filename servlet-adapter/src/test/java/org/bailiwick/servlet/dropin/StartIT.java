package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.bailiwick.testkit.AuthorityExtension;
import org.bailiwick.testkit.Endpoint;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether an application starts, and by which configuration. */
final class StartIT {
    private static final String INITIALIZER = BailiwickInitializer.class.getName();
    private static final String FILTER = ConfiguredFilter.class.getName();

    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @EnumSource(Container.class)
    void noConfiguration_keepsTheApplicationDownAndSaysWhereItWasLookedFor(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.probe().withDropIn();
                LogCapture log = new LogCapture();
                Container.Deployment deployment = container.deploy(application)) {
            assertDown(deployment);
            assertThat(log.text())
                    .contains("the application at /: does not start", "bailiwick.yaml:1:1: not found")
                    .contains("context parameter bailiwick.config")
                    .contains("/WEB-INF/bailiwick.yaml")
                    .contains("system property bailiwick.config")
                    .contains("environment variable BAILIWICK_CONFIG")
                    .contains("class path bailiwick.yaml");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void sixMistakes_keepTheApplicationDownAndAreAllLocated(Container container) throws Exception {
        String mistaken = """
                resource: api.example.com
                domains:
                  home:
                    kind: jwt
                    issuer: http://as.example.com
                    algorithms: [RS265]
                    leeway: 30
                rules:
                  - {id: read, pth: /orders/**, scopes: [orders:read]}
                  - {id: write, path: "/orders/{id", scopes: [orders:write]}
                """;
        try (WebDirectory application = WebDirectory.guardedProbe(mistaken);
                LogCapture log = new LogCapture();
                Container.Deployment deployment = container.deploy(application)) {
            assertDown(deployment);
            String file = application.root().resolve("WEB-INF/bailiwick.yaml").toString();
            String problems = log.from(Level.SEVERE).stream()
                    .filter(message -> message.contains("does not start"))
                    .findFirst()
                    .orElseThrow();
            assertThat(problems.lines().filter(line -> line.contains(file + ":")))
                    .extracting(line -> line.strip().substring(file.length()).replaceFirst("(:\\d+):.*", "$1"))
                    .contains(":1", ":5", ":6", ":7", ":9", ":10");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void fileOfTheApplication_guardsItAndThePolicyIsLogged(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("orders"));
                LogCapture log = new LogCapture();
                Container.Deployment deployment = container.deploy(application)) {
            assertGuardedBy("orders", deployment, "");
            assertThat(log.from(Level.INFO))
                    .contains("the application at /: guarded")
                    .anyMatch(message -> message.contains("orders: * /orders: scopes orders"));
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void descriptorThatIsComplete_doesNotKeepTheFilterAway(Container container) throws Exception {
        String complete = WebDirectory.webXml("").replace("<web-app ", "<web-app metadata-complete=\"true\" ");
        try (WebDirectory application =
                        WebDirectory.guardedProbe(yaml("orders")).file("WEB-INF/web.xml", complete);
                Container.Deployment deployment = container.deploy(application)) {
            assertGuardedBy("orders", deployment, "");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void fileNamesInTheFile_startWhereItIs(Container container) throws Exception {
        try (WebDirectory application =
                        WebDirectory.guardedProbe(yamlWithKeyFile()).file("WEB-INF/keys.json", keys());
                Container.Deployment deployment = container.deploy(application)) {
            assertGuardedBy("orders", deployment, "");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void keyFileWithoutUsableKeys_keepsTheApplicationDown(Container container) throws Exception {
        try (WebDirectory application =
                        WebDirectory.guardedProbe(yamlWithKeyFile()).file("WEB-INF/keys.json", "{\"keys\":[]}");
                LogCapture log = new LogCapture();
                Container.Deployment deployment = container.deploy(application)) {
            assertDown(deployment);
            assertThat(log.text()).contains("the application at /: does not start", "keys.json");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void ruleThatNamesAGatewaysRoute_keepsTheApplicationDownAndIsLocated(Container container) throws Exception {
        String routed = yaml("orders") + "  - {id: stock, route: stock, scopes: [stock]}\n";
        try (WebDirectory application = WebDirectory.guardedProbe(routed);
                LogCapture log = new LogCapture();
                Container.Deployment deployment = container.deploy(application)) {
            assertDown(deployment);
            assertThat(log.text())
                    .contains("the application at /: does not start", "bailiwick.yaml:7:24: rules[1].route: stock");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void contextParameter_isBelievedBeforeTheUsualFile(Container container) throws Exception {
        Path file = Files.writeString(elsewhere.resolve("policy.yaml"), yaml("elsewhere"));
        try (WebDirectory application =
                        WebDirectory.guardedProbe(yaml("usual")).file("WEB-INF/other.yaml", yaml("other"));
                Container.Deployment inside = container.deploy(named(application, "/WEB-INF/other.yaml"));
                Container.Deployment outside = container.deploy(named(application, file.toString()))) {
            assertGuardedBy("other", inside, "");
            assertGuardedBy("elsewhere", outside, "");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void contextParameterThatNamesNothing_keepsTheApplicationDown(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("usual"));
                LogCapture log = new LogCapture();
                Container.Deployment inside = container.deploy(named(application, "/WEB-INF/other.yaml"));
                Container.Deployment outside = container.deploy(named(application, elsewhere + "/none.yaml"))) {
            assertDown(inside);
            assertDown(outside);
            assertThat(log.text()).contains("/WEB-INF/other.yaml", elsewhere + "/none.yaml");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void systemProperty_namesTheFileOfAnApplicationWithoutOne(Container container) throws Exception {
        Path file = Files.writeString(elsewhere.resolve("policy.yaml"), yaml("elsewhere"));
        System.setProperty("bailiwick.config", file.toString());
        try (WebDirectory application = WebDirectory.probe().withDropIn();
                Container.Deployment deployment = container.deploy(application)) {
            assertGuardedBy("elsewhere", deployment, "");
        } finally {
            System.clearProperty("bailiwick.config");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void classPath_isLookedAtLast(Container container) throws Exception {
        try (WebDirectory application =
                        WebDirectory.probe().withDropIn().file("WEB-INF/classes/bailiwick.yaml", yaml("packaged"));
                Container.Deployment deployment = container.deploy(application)) {
            assertGuardedBy("packaged", deployment, "");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void rules_areWrittenBelowTheContextPath(Container container) throws Exception {
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("orders"));
                Container.Deployment deployment = container.deploy(application, "/shop")) {
            assertGuardedBy("orders", deployment, "/shop");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void filterDeclaredByTheApplication_takesTheInitializersPlace(Container container) throws Exception {
        String declared = """
                  <filter>
                    <filter-name>gate</filter-name>
                    <filter-class>%s</filter-class>
                    <async-supported>true</async-supported>
                    <init-param>
                      <param-name>config</param-name>
                      <param-value>/WEB-INF/declared.yaml</param-value>
                    </init-param>
                  </filter>
                  <filter-mapping>
                    <filter-name>gate</filter-name>
                    <url-pattern>/*</url-pattern>
                    <dispatcher>REQUEST</dispatcher>
                    <dispatcher>FORWARD</dispatcher>
                    <dispatcher>INCLUDE</dispatcher>
                    <dispatcher>ASYNC</dispatcher>
                    <dispatcher>ERROR</dispatcher>
                  </filter-mapping>
                """.formatted(FILTER);
        try (WebDirectory application = WebDirectory.guardedProbe(yaml("usual"))
                        .file("WEB-INF/declared.yaml", yaml("declared"))
                        .file("WEB-INF/web.xml", WebDirectory.webXml(declared));
                LogCapture log = new LogCapture();
                Container.Deployment deployment = container.deploy(application)) {
            assertGuardedBy("declared", deployment, "");
            assertThat(log.of(INITIALIZER)).hasSize(1);
            assertThat(log.of(FILTER)).as("filters that started").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void nameThatIsTaken_keepsTheApplicationDown(Container container) throws Exception {
        String taken = """
                  <filter>
                    <filter-name>bailiwick</filter-name>
                    <filter-class>com.example.probe.PassingFilter</filter-class>
                  </filter>
                """;
        try (WebDirectory application =
                        WebDirectory.guardedProbe(yaml("usual")).file("WEB-INF/web.xml", WebDirectory.webXml(taken));
                Container.Deployment deployment = container.deploy(application)) {
            assertDown(deployment);
        }
    }

    /** One rule, for a path and a scope of its own name. */
    private static String yaml(String name) {
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256]}
                rules:
                  - {id: %2$s, path: /%2$s, scopes: [%2$s]}
                """.formatted(authority.issuer(), name);
    }

    private static String yamlWithKeyFile() {
        return yaml("orders").replace("algorithms:", "jwks-file: keys.json, algorithms:");
    }

    private static String keys() throws Exception {
        URI jwks = authority.authority().uri(Endpoint.JWKS);
        return Calls.send(HttpRequest.newBuilder(jwks)).body();
    }

    private static WebDirectory named(WebDirectory application, String configuration) throws Exception {
        String parameter = """
                  <context-param>
                    <param-name>bailiwick.config</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                """.formatted(configuration);
        return application.file("WEB-INF/web.xml", WebDirectory.webXml(parameter));
    }

    private static void assertDown(Container.Deployment deployment) throws Exception {
        assertThat(deployment.isAvailable()).isFalse();
        assertThat(Calls.get(deployment, "/orders").statusCode()).isIn(404, 503);
    }

    private static void assertGuardedBy(String rule, Container.Deployment deployment, String contextPath)
            throws Exception {
        String path = contextPath + "/" + rule;
        assertThat(deployment.isAvailable()).isTrue();
        assertThat(Calls.get(deployment, path).statusCode()).isEqualTo(401);
        assertThat(Calls.get(deployment, path, authority.token()).statusCode()).isEqualTo(403);
        assertThat(Calls.get(deployment, path, authority.token().scopes(rule)).statusCode())
                .isEqualTo(200);
        assertThat(Calls.get(
                                deployment,
                                contextPath + "/no-rule",
                                authority.token().scopes(rule))
                        .statusCode())
                .isEqualTo(403);
    }
}
