package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the two jars of this module, and what is not. */
final class ReadyJarIT {
    private static final Path LIBRARY = Path.of(System.getProperty("library.jar"));

    private static List<String> entries(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static List<String> libraries() throws IOException {
        return entries(RunningGateway.JAR).stream()
                .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                .map(name -> name.substring("BOOT-INF/lib/".length()))
                .toList();
    }

    @Test
    void readyJar_hasOneFlavourAndWhatItNeeds() throws IOException {
        assertThat(libraries())
                .anyMatch(name -> name.startsWith("bailiwick-core-"))
                .anyMatch(name -> name.startsWith("spring-cloud-gateway-server-webflux-"))
                .anyMatch(name -> name.startsWith("micrometer-registry-prometheus-"))
                .anyMatch(name -> name.startsWith("bcprov-"))
                .noneMatch(name -> name.contains("webmvc"))
                .noneMatch(name -> name.contains("servlet"))
                .noneMatch(name -> name.startsWith("spring-boot-tomcat"))
                .noneMatch(name -> name.startsWith("tomcat-embed-core"))
                .noneMatch(name -> name.startsWith("netty-codec-native-quic"))
                .noneMatch(name -> name.contains("testkit") || name.contains("junit"));
    }

    @Test
    void readyJar_saysWhatItIs() throws IOException {
        try (JarFile jar = new JarFile(RunningGateway.JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class"))
                    .isEqualTo(GatewayServer.class.getName());
            assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
                    .isEqualTo("ALL-UNNAMED");
        }
    }

    @Test
    void libraryJar_bringsNoApplicationAndNoDefaults() throws IOException {
        assertThat(entries(LIBRARY))
                .anyMatch(name -> name.startsWith("org/bailiwick/gateway/"))
                .noneMatch(name -> name.startsWith("org/bailiwick/gateway/server"))
                .noneMatch(name -> name.startsWith("BOOT-INF"))
                .noneMatch(name -> name.endsWith(".yml") || name.contains("logback"));
    }
}
