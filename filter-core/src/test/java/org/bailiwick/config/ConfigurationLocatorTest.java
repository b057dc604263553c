package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.config.TestConfigurations.MINIMAL;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.bailiwick.config.ConfigurationLocator.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLocatorTest {
    @TempDir
    private Path directory;

    private Path file(String name, String resource) throws IOException {
        return Files.writeString(directory.resolve(name), MINIMAL.replace("api.example.com", resource));
    }

    private URL jar() throws IOException {
        Path jar = directory.resolve("app.jar");
        try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar))) {
            content.putNextEntry(new JarEntry(ConfigurationLocator.FILE_NAME));
            content.write(MINIMAL.getBytes(StandardCharsets.UTF_8));
        }
        return jar.toUri().toURL();
    }

    @Test
    void firstLocationThatNamesAFile_decides() throws IOException {
        Configuration configuration = ConfigurationLocator.read(List.of(
                Location.file("not set", null),
                Location.resource("not there", null),
                Location.file("first", file("first.yaml", "first.example").toString()),
                Location.file("second", file("second.yaml", "second.example").toString())));
        assertThat(configuration.resource()).isEqualTo(URI.create("https://first.example"));
    }

    @Test
    void fileThatIsNamedButNotThere_endsTheSearch() throws IOException {
        String missing = directory.resolve("missing.yaml").toString();
        List<Location> locations = List.of(
                Location.file("a setting", missing),
                Location.file("second", file("second.yaml", "second.example").toString()));
        assertThatThrownBy(() -> ConfigurationLocator.read(locations))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(missing + ":1:1: cannot be read (expected: a readable file)");
    }

    @Test
    void nothingAnywhere_listsEveryPlace() {
        ClassLoader empty = new ClassLoader(null) {};
        assertThatThrownBy(() -> ConfigurationLocator.read(ConfigurationLocator.standard(empty)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("bailiwick.yaml:1:1: not found (expected: in one of system property"
                        + " bailiwick.config, environment variable BAILIWICK_CONFIG, class path bailiwick.yaml)");
    }

    @Test
    void resourceInAnArchive_isRead() throws IOException {
        try (URLClassLoader classPath = new URLClassLoader(new URL[] {jar()}, null)) {
            assertThat(ConfigurationLocator.read(ConfigurationLocator.standard(classPath))
                            .domains())
                    .containsKey("home");
        }
    }

    @Test
    void resourceInADirectory_findsItsFilesBesideIt() throws IOException {
        Files.writeString(directory.resolve("keys.json"), "{}");
        Path file = Files.writeString(
                directory.resolve("bailiwick.yaml"), TestConfigurations.withDomain("jwks-file: keys.json"));
        Location location = Location.resource("class path", file.toUri().toURL());
        assertThat(ConfigurationLocator.read(List.of(location)).domains()).containsKey("home");
    }

    @Test
    void resourceThatCannotBeOpened_isNamed() throws IOException {
        URL gone = directory.resolve("gone.yaml").toUri().toURL();
        assertThatThrownBy(() -> ConfigurationLocator.read(List.of(Location.resource("class path", gone))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gone.yaml:1:1: cannot be read");
    }

    @Test
    void systemProperty_isTheFirstPlace() throws IOException {
        String before = System.getProperty("bailiwick.config");
        System.setProperty("bailiwick.config", file("own.yaml", "own.example").toString());
        try (URLClassLoader classPath = new URLClassLoader(new URL[] {jar()}, null)) {
            assertThat(ConfigurationLocator.read(ConfigurationLocator.standard(classPath))
                            .resource())
                    .isEqualTo(URI.create("https://own.example"));
        } finally {
            if (before == null) {
                System.clearProperty("bailiwick.config");
            } else {
                System.setProperty("bailiwick.config", before);
            }
        }
    }
}
