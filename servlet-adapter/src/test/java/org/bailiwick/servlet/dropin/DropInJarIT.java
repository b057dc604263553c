package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

final class DropInJarIT {
    private static final String INITIALIZER = "META-INF/services/jakarta.servlet.ServletContainerInitializer";
    private static final String LOGGING = "META-INF/services/org.bailiwick.shaded.slf4j.spi.SLF4JServiceProvider";

    @Test
    void everythingInside_hasANameOfOurs() throws IOException {
        assertThat(names(WebDirectory.dropInJar()))
                .isNotEmpty()
                .allMatch(name ->
                        name.startsWith("org/bailiwick/") || name.startsWith("META-INF/") || name.equals("org/"));
    }

    @Test
    void whatIsNotForThisPlace_isNotInside() throws IOException {
        assertThat(names(WebDirectory.dropInJar()))
                .noneMatch(name -> name.startsWith("org/bailiwick/servlet/spring/"))
                .noneMatch(name -> name.startsWith("META-INF/spring"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
    }

    @Test
    void whatTheCoreNeeds_isInsideUnderOurName() throws IOException {
        assertThat(names(WebDirectory.dropInJar()))
                .contains(
                        "org/bailiwick/access/AccessContext.class",
                        "org/bailiwick/shaded/jose4j/jwk/JsonWebKey.class",
                        "org/bailiwick/shaded/caffeine/cache/Caffeine.class",
                        "org/bailiwick/shaded/hc/client5/http/impl/async/CloseableHttpAsyncClient.class",
                        "org/bailiwick/shaded/jackson/core/JsonFactory.class",
                        "org/bailiwick/shaded/snakeyaml/engine/v2/api/Load.class",
                        "org/bailiwick/shaded/slf4j/LoggerFactory.class",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/slf4j-LICENSE",
                        "META-INF/FastDoubleParser-LICENSE");
    }

    @Test
    void services_areRegisteredInTheDropInAlone() throws IOException {
        assertThat(text(WebDirectory.dropInJar(), INITIALIZER)).isEqualTo(BailiwickInitializer.class.getName());
        assertThat(text(WebDirectory.dropInJar(), LOGGING)).isEqualTo(LoggingProvider.class.getName());
        assertThat(names(WebDirectory.dropInJar()).stream().filter(name -> name.startsWith("META-INF/services/")))
                .filteredOn(name -> !name.endsWith("/"))
                .containsExactlyInAnyOrder(INITIALIZER, LOGGING);
        assertThat(names(WebDirectory.plainJar())).noneMatch(name -> name.startsWith("META-INF/services/"));
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    private static String text(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            byte[] bytes = file.getInputStream(file.getJarEntry(name)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }
}
