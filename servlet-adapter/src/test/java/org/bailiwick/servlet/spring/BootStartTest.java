package org.bailiwick.servlet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bailiwick.spring.ConfigurationFailureAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;

class BootStartTest {
    private static final String GOOD = """
            resource: https://api.example.com
            domains:
              home: {kind: jwt, issuer: "https://as.example.com", algorithms: [ES256], jwks-uri: "https://127.0.0.1:9/jwks"}
            rules:
              - {id: health, path: /health, access: public}
            """;

    @TempDir
    Path directory;

    private static ConfigurableApplicationContext run(String config) {
        return new SpringApplicationBuilder(ProbeApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "bailiwick.config=" + config,
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "logging.level.root=off")
                .run();
    }

    private static FailureAnalysis failureOf(String config) {
        Throwable failure = catchThrowable(() -> run(config).close());
        FailureAnalysis analysis = new ConfigurationFailureAnalyzer().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }

    @Test
    void applicationWithAWrongFile_doesNotStartAndSaysEverythingThatIsWrong() throws Exception {
        Path file = Files.writeString(directory.resolve("bailiwick.yaml"), """
                resource: https://api.example.com
                domains:
                  home:
                    kind: jwt
                    isuer: https://as.example.com
                    algorithms: [ES256, HS256]
                    leeway: 30
                rules:
                  - {id: health, path: /health, access: public, scopes: ["health:read"]}
                  - {id: account, path: "/accounts/{id}", domains: [hmoe], claims: {sub: "{account}"}}
                """);
        assertThat(failureOf(file.toString()).getDescription())
                .contains("6 problems")
                .contains(file + ":5:5:")
                .contains(file + ":6:25:")
                .contains(file + ":7:13:")
                .contains(file + ":9:41:")
                .contains(file + ":10:53:")
                .contains(file + ":10:74:")
                .contains("unknown key (expected: issuer)")
                .contains("hmoe (expected: a domain: home)");
    }

    @Test
    void ruleThatNamesAGatewaysRoute_keepsTheApplicationDown() throws Exception {
        Path file = Files.writeString(
                directory.resolve("routed.yaml"), GOOD + "  - {id: orders, route: orders, scopes: [orders]}\n");
        assertThat(failureOf(file.toString()).getDescription())
                .contains(file + ":6:25: rules[1].route: orders (expected: no route; only a gateway has routes)");
    }

    @Test
    void applicationWithoutTheNamedFile_doesNotStart() {
        String file = directory.resolve("nowhere.yaml").toString();
        assertThat(failureOf(file).getDescription()).contains(file).contains("expected: a readable file");
    }

    @Test
    void applicationWithoutAnyFile_doesNotStartAndSaysWhereItLooked() {
        assertThat(failureOf("").getDescription()).contains("BAILIWICK_CONFIG").contains("class path bailiwick.yaml");
    }

    @Test
    void file_isFoundByPathAndByLocation() throws Exception {
        Path file = Files.writeString(directory.resolve("guard.yaml"), GOOD);
        run(file.toString()).close();
        run(file.toUri().toString()).close();
        run("classpath:org/bailiwick/servlet/spring/guard.yaml").close();
    }
}
