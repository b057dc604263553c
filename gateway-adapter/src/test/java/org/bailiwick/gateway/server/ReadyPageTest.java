package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.core.io.ByteArrayResource;

/** What {@code docs/gateway-ready.md} shows and says. */
class ReadyPageTest {
    private static final String PAGE = read(Path.of("..", "docs", "gateway-ready.md"));
    private static final List<String> EXAMPLES = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(PAGE)
            .results()
            .map(block -> block.group(1))
            .toList();
    private static final Pattern DEFAULT = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\| `([^`]+)` \\|");

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Properties properties(String yaml) {
        YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
        factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return factory.getObject();
    }

    private static List<String> rules(String yaml) {
        Configuration configuration = ConfigurationReader.read("gateway-ready.md", yaml, Surroundings.of(Path.of("")));
        return configuration.policy().rules().stream().map(rule -> rule.id()).toList();
    }

    private static List<String> routes(String yaml) {
        return new Binder(new MapConfigurationPropertySource(properties(yaml)))
                .bind(GatewayProperties.PREFIX, GatewayProperties.class).get().getRoutes().stream()
                        .map(RouteDefinition::getId)
                        .toList();
    }

    @Test
    void bothFiles_areWhole() {
        assertThat(rules(EXAMPLES.get(0))).containsExactlyInAnyOrder("read-orders", "write-orders");
        assertThat(routes(EXAMPLES.get(1))).containsExactly("orders");
    }

    @Test
    void oneMoreService_isALineAtTheEndOfEach() {
        assertThat(rules(EXAMPLES.get(0) + EXAMPLES.get(2))).contains("reports");
        assertThat(routes(EXAMPLES.get(1) + EXAMPLES.get(3))).containsExactly("orders", "reports");
    }

    @Test
    void tlsExample_hasKeysThatSpringKnows() {
        assertThat(properties(EXAMPLES.get(4)).stringPropertyNames())
                .isNotEmpty()
                .allMatch(KnownKeys::has);
    }

    @Test
    void defaults_areThoseOfTheGateway_andNoOthers() {
        Map<String, String> said = DEFAULT.matcher(PAGE)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), (MatchResult row) -> row.group(2)));
        Map<String, String> real = GatewayServer.defaults().entrySet().stream()
                .filter(each -> !each.getKey().toString().startsWith("logging."))
                .collect(Collectors.toMap(
                        each -> each.getKey().toString(),
                        each -> each.getValue().toString()));

        assertThat(said).containsExactlyInAnyOrderEntriesOf(real);
    }
}
