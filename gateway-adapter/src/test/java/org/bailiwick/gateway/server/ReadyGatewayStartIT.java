package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ready gateway says that cannot start. All start at once, because starting is what takes the time. */
final class ReadyGatewayStartIT {
    private static ServerSocket taken;
    private static RunningGateway unconfigured;
    private static RunningGateway misconfigured;
    private static RunningGateway unrouted;
    private static RunningGateway late;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Files.writeString(directory.resolve("good.yaml"), """
                resource: https://api.example.com
                domains:
                  home: {kind: jwt, issuer: "https://as.example.com", algorithms: [ES256], jwks-uri: "https://127.0.0.1:9/jwks"}
                rules:
                  - {id: health, path: /health, access: public}
                """);
        Files.writeString(directory.resolve("wrong.yaml"), """
                resource: https://api.example.com
                domains:
                  home: {kind: jwt, isuer: "https://as.example.com", algorithms: [HS256]}
                rules:
                  - {id: health, path: /health, access: public}
                """);
        unconfigured = RunningGateway.launch(directory);
        misconfigured = RunningGateway.launch(directory, "--bailiwick.config=wrong.yaml");
        unrouted = RunningGateway.launch(
                directory, "--bailiwick.config=good.yaml", "--spring.config.additional-location=nowhere.yml");
        late = RunningGateway.launch(
                directory, "--bailiwick.config=good.yaml", "--server.port=" + taken.getLocalPort());
    }

    @AfterAll
    static void stop() throws IOException {
        taken.close();
        List.of(unconfigured, misconfigured, unrouted, late).forEach(RunningGateway::close);
    }

    private static String complaint(RunningGateway gateway) throws InterruptedException {
        assertThat(gateway.status()).isEqualTo(1);
        assertThat(gateway.lines()).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"));
        assertThat(gateway.output()).contains("APPLICATION FAILED TO START");
        return gateway.output();
    }

    @Test
    void withoutAConfiguration_saysWhereItMayBeNamed() throws Exception {
        assertThat(complaint(unconfigured))
                .contains("bailiwick.yaml:1:1: not found")
                .contains("--bailiwick.config=FILE")
                .contains("BAILIWICK_CONFIG");
    }

    @Test
    void wrongConfiguration_isSaidWithLineAndColumn() throws Exception {
        assertThat(complaint(misconfigured))
                .contains("2 problems")
                .contains("wrong.yaml:3:21: ")
                .contains("(expected: issuer)")
                .contains("wrong.yaml:3:67: ");
    }

    @Test
    void routesThatAreNotThere_areNamed() throws Exception {
        assertThat(complaint(unrouted)).contains("nowhere.yml");
    }

    @Test
    void portThatIsTaken_isNamed() throws Exception {
        assertThat(complaint(late)).contains("Port " + taken.getLocalPort() + " was already in use");
    }
}
