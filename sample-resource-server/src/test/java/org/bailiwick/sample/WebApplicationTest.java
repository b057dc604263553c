package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        application.dropIn(jar, "resource: http://127.0.0.1\n");

        assertThat(application.directory().resolve("WEB-INF/bailiwick.yaml"))
                .hasContent("resource: http://127.0.0.1\n");
        assertThat(files(application.directory()))
                .contains("WEB-INF/bailiwick.yaml", "WEB-INF/lib/drop-in.jar")
                .contains("WEB-INF/classes/org/bailiwick/sample/api/OrdersServlet.class")
                .allMatch(file -> !file.endsWith(".class") || file.contains("/sample/api/"));
    }

    @Test
    void otherClasses_areThereOnlyWhenAskedFor() throws IOException {
        WebApplication application = new WebApplication(elsewhere.resolve("agent"));
        application.addClasses(Built.here().classes(), "agent");

        assertThat(files(application.directory()))
                .contains("WEB-INF/classes/org/bailiwick/sample/agent/AskServlet.class")
                .allMatch(file -> file.contains("/sample/agent/"));
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }
}
