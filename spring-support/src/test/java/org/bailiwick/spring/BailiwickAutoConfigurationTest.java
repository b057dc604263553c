package org.bailiwick.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailiwick.assembly.Bailiwick;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class BailiwickAutoConfigurationTest {
    private static final String[] EXPOSED = {"management.endpoints.web.exposure.include=bailiwick"};

    @TempDir
    private Path directory;

    private String config = "";

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(directory.resolve("bailiwick.yaml"), """
                resource: https://api.example.com
                domains:
                  home: {kind: jwt, issuer: "https://as.example.com", algorithms: [ES256], jwks-uri: "https://127.0.0.1:9/jwks"}
                rules: [{id: health, path: /health, access: public}]
                """);
        config = "bailiwick.config=" + file;
    }

    private WebApplicationContextRunner servlet() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BailiwickAutoConfiguration.class))
                .withPropertyValues(config);
    }

    @Test
    void applicationWithoutActuator_isGuardedWithoutEndpointAndHealth() {
        servlet()
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context)
                        .hasSingleBean(Bailiwick.class)
                        .doesNotHaveBean("bailiwickEndpoint")
                        .doesNotHaveBean("bailiwickHealthIndicator"));
    }

    @Test
    void applicationWithoutHealth_hasTheEndpointAlone() {
        servlet()
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context)
                        .hasSingleBean(BailiwickEndpoint.class)
                        .doesNotHaveBean("bailiwickHealthIndicator"));
    }

    @Test
    void endpoint_isThereOnlyWhereItIsExposed() {
        servlet().run(context -> assertThat(context).doesNotHaveBean(BailiwickEndpoint.class));
        servlet()
                .withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(BailiwickEndpoint.class));
        servlet()
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context).hasSingleBean(BailiwickEndpoint.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BailiwickAutoConfiguration.class))
                .withPropertyValues(config)
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context).hasSingleBean(BailiwickEndpoint.class));
    }

    @Test
    void health_isThereUnlessSwitchedOff() {
        servlet().run(context -> assertThat(context).hasSingleBean(BailiwickHealthIndicator.class));
        servlet()
                .withPropertyValues("management.health.bailiwick.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(BailiwickHealthIndicator.class));
    }
}
