package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bailiwick.gateway.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/gateway.md} shows. */
@ExtendWith(NoBlockingCalls.class)
class GatewayPageTest {
    private static final Path PAGE = Path.of("..", "docs", "gateway.md");

    @Test
    void filesOfThePage_guardTheRouteOfThePage(@TempDir Path directory) throws Exception {
        List<String> files = blocks("yaml");
        Path routes = Files.writeString(directory.resolve("routes.yml"), files.get(1));
        try (GuardedGateway gateway = GuardedGateway.start(
                files.get(0),
                GuardedGateway.Application.class,
                List.of("bailiwick.gateway.global=false", "spring.config.additional-location=" + routes))) {
            assertThat(Call.get(gateway.baseUri(), "/orders/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.send(gateway.baseUri(), "PATCH", "/orders/1", null, "")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(Call.get(gateway.baseUri(), "/elsewhere", null).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void property_isDescribedToEditorsToo() throws IOException {
        Path metadata = Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

        assertThat(Files.readString(PAGE)).contains("| `bailiwick.gateway.global` |");
        assertThat(Files.readString(metadata)).contains("\"name\": \"bailiwick.gateway.global\"");
    }

    private static List<String> blocks(String language) throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("```" + language + "\n"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("```")))
                .toList();
    }
}
