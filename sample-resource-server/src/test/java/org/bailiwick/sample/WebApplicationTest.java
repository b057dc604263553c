package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebApplicationTest {
    @TempDir
    private Path elsewhere;

    @Test
    void itsFiles_areTheApiAndTheTwoThingsThatGuardIt() throws IOException {
        Path jar = Files.createFile(elsewhere.resolve("drop-in.jar"));
        WebApplication application = new WebApplication(elsewhere.resolve("api"));
        application.addClasses(Built.here().classes());
        application.dropIn(jar, Ports.USUAL);

        assertThat(files(application.directory()))
                .contains("WEB-INF/bailiwick.yaml", "WEB-INF/lib/drop-in.jar")
                .contains("WEB-INF/classes/org/bailiwick/sample/api/OrdersServlet.class")
                .allMatch(file -> !file.endsWith(".class") || file.contains("/sample/api/"));
    }

    @Test
    void usualPorts_leaveTheConfigurationAsItIsWritten() throws IOException {
        String written = Files.readString(Built.here().classes().resolve("org/bailiwick/sample/bailiwick.yaml"));

        assertThat(WebApplication.configuration(Ports.USUAL)).isEqualTo(written);
    }

    @Test
    void otherPorts_replaceTheUsualOnesAndNothingElse() throws IOException {
        // The second is what the first was: each is replaced once.
        Ports ports = new Ports(Map.of(Place.API, 9000, Place.HOME, 9001, Place.PARTNER, 1, Place.LATE, 2));

        assertThat(WebApplication.configuration(ports).lines().filter(line -> line.contains("http://")))
                .map(line -> line.replaceAll(" +#.*", "").strip())
                .containsExactly(
                        "resource: http://127.0.0.1:9000",
                        "issuer: http://127.0.0.1:9001",
                        "issuer: http://127.0.0.1:1",
                        "issuer: http://127.0.0.1:2");
    }

    @Test
    void page_showsTheConfigurationAsItIs() throws IOException {
        String page = Files.readString(Path.of("../docs/tour.md"));

        assertThat(page).contains("```yaml\n" + WebApplication.configuration(Ports.USUAL) + "```\n");
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }
}
