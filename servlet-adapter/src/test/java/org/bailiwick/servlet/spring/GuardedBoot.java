package org.bailiwick.servlet.spring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application on Tomcat, guarded by the auto-configuration. */
record GuardedBoot(ConfigurableApplicationContext context) implements RunningAdapter {
    static GuardedBoot start(String yaml, Class<?> application, String... properties) throws IOException {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, yaml);
            return new GuardedBoot(new SpringApplicationBuilder(application)
                    .web(WebApplicationType.SERVLET)
                    .properties(
                            "bailiwick.config=" + file,
                            "server.address=127.0.0.1",
                            "server.port=0",
                            "spring.main.banner-mode=off",
                            "logging.level.root=warn",
                            "logging.level.bailiwick.audit=off",
                            "server.http2.enabled=true",
                            "management.endpoints.web.exposure.include=bailiwick")
                    .properties(properties)
                    .run());
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
