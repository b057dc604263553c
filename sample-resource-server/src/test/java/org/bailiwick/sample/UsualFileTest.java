package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"bailiwick.yaml", "gateway/bailiwick.yaml", "gateway/routes.yml"})
    void usualPorts_leaveTheFileAsItIsWritten(String name) throws IOException {
        Path written = Built.here().classes().resolve("org/bailiwick/sample").resolve(name);

        assertThat(UsualFile.text(name, Ports.USUAL)).isEqualTo(Files.readString(written));
    }

    @Test
    void otherPorts_replaceTheUsualOnesAndNothingElse() throws IOException {
        // The second is what the first was: each is replaced once.
        Ports ports = new Ports(Map.of(Place.API, 9000, Place.HOME, 9001, Place.PARTNER, 1, Place.LATE, 2));

        assertThat(UsualFile.text("bailiwick.yaml", ports).lines().filter(line -> line.contains("http://")))
                .map(line -> line.replaceAll(" +#.*", "").strip())
                .containsExactly(
                        "resource: http://127.0.0.1:9000",
                        "issuer: http://127.0.0.1:9001",
                        "issuer: http://127.0.0.1:1",
                        "issuer: http://127.0.0.1:2");
    }

    @Test
    void gatewaysFiles_nameItselfAndTheServiceBehindIt() throws IOException {
        Ports ports = Ports.USUAL.with(Place.GATEWAY, 3).with(Place.UPSTREAM, 4);

        assertThat(UsualFile.text("gateway/bailiwick.yaml", ports)).startsWith("resource: http://127.0.0.1:3 ");
        assertThat(UsualFile.text("gateway/routes.yml", ports).lines().filter(line -> line.contains("http://")))
                .containsOnly("    uri: http://127.0.0.1:4");
    }

    @Test
    void page_showsTheDropInsFileAndTheGatewaysRoutesAsTheyAre() throws IOException {
        String page = Files.readString(Path.of("../docs/tour.md"));

        assertThat(page)
                .contains("```yaml\n" + UsualFile.text("bailiwick.yaml", Ports.USUAL) + "```\n")
                .contains("```yaml\n" + UsualFile.text("gateway/routes.yml", Ports.USUAL) + "```\n");
    }

    @Test
    void page_showsWhatTheGatewaysRulesHaveMoreThanTheDropIns() throws IOException {
        String page = Files.readString(Path.of("../docs/tour.md"));
        String dropIn = UsualFile.text("bailiwick.yaml", Ports.USUAL);
        String gateway = UsualFile.text("gateway/bailiwick.yaml", Ports.USUAL);
        String rules = dropIn.substring(dropIn.indexOf("rules:"));

        assertThat(gateway).contains(rules);
        assertThat(page).contains("```yaml\n" + gateway.substring(gateway.indexOf(rules) + rules.length()) + "```\n");
    }
}
