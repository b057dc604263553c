package org.bailiwick.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared differs by its class path alone: nobody may find a guard that is not its own. */
class BuiltTest {
    private static final List<String> LIBRARIES = List.of(
            "AmazonCorrettoCryptoProvider-2.5.0-linux-x86_64.jar",
            "bailiwick-core-1.jar",
            "bailiwick-gateway-adapter-1.jar",
            "bailiwick-servlet-1.jar",
            "bailiwick-spring-1.jar",
            "bailiwick-testkit-1.jar",
            "jmh-core-1.37.jar",
            "reactor-netty-http-1.jar",
            "spring-boot-4.jar",
            "spring-boot-security-4.jar",
            "spring-cloud-gateway-server-webflux-5.jar",
            "spring-security-web-7.jar",
            "spring-webflux-7.jar",
            "spring-webmvc-7.jar",
            "tomcat-embed-core-11.jar");

    @TempDir
    Path target;

    @BeforeEach
    void build() throws IOException {
        Path lib = Files.createDirectory(target.resolve("lib"));
        for (String library : LIBRARIES) {
            Files.createFile(lib.resolve(library));
        }
    }

    private List<String> classPath(Flavour flavour, Guard guard) throws IOException {
        return Stream.of(new Built(target).classPath(flavour, guard).split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
    }

    @Test
    void bareGateway_hasNoGuard() throws IOException {
        assertThat(classPath(Flavour.GATEWAY, Guard.BARE))
                .containsExactly(
                        "classes",
                        "reactor-netty-http-1.jar",
                        "spring-boot-4.jar",
                        "spring-cloud-gateway-server-webflux-5.jar",
                        "spring-webflux-7.jar");
    }

    @Test
    void guardedServer_hasItsGuardAlone() throws IOException {
        assertThat(classPath(Flavour.GATEWAY, Guard.BAILIWICK))
                .contains("bailiwick-core-1.jar", "bailiwick-spring-1.jar", "bailiwick-gateway-adapter-1.jar")
                .doesNotContain("spring-security-web-7.jar", "spring-boot-security-4.jar", "bailiwick-servlet-1.jar");
        assertThat(classPath(Flavour.GATEWAY, Guard.SPRING))
                .contains("spring-security-web-7.jar", "spring-boot-security-4.jar")
                .noneMatch(entry -> entry.startsWith("bailiwick"));
    }

    @Test
    void servletServer_hasNothingOfAGateway() throws IOException {
        assertThat(classPath(Flavour.SERVLET, Guard.BAILIWICK))
                .contains("tomcat-embed-core-11.jar", "spring-webmvc-7.jar", "bailiwick-servlet-1.jar")
                .doesNotContain(
                        "spring-cloud-gateway-server-webflux-5.jar",
                        "spring-webflux-7.jar",
                        "bailiwick-gateway-adapter-1.jar");
    }
}
