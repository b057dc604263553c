package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsualFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bailiwick.yaml",
                "gateway/bailiwick.yaml",
                "gateway/routes.yml",
                "federation/rs1.yaml",
                "federation/rs2.yaml",
                "federation/as2.yaml",
                "federation/rs3.yaml",
                "federation/as3.yaml",
                "agency/agent.yaml",
                "agency/tools.yaml"
            })
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
    void endpointsFile_namesEverybodyByTheirPorts() throws IOException {
        Ports ports = Ports.of(place -> 60_000 + place.ordinal());

        String text = UsualFile.text(FederationServers.file(Place.AS2_ENDPOINT), ports);

        assertThat(text).startsWith("resource: http://127.0.0.1:" + ports.of(Place.AS2_ENDPOINT) + " ");
        assertThat(text).contains("  issuer: http://127.0.0.1:" + ports.of(Place.AS2) + " ");
        assertThat(text).contains("issuer: \"http://127.0.0.1:" + ports.of(Place.AS3) + "\"");
        assertThat(text).contains("resource: \"http://127.0.0.1:" + ports.of(Place.RS2) + "\"");
        assertThat(text).doesNotContainPattern("127.0.0.1:[0-57-9]");
    }

    @ParameterizedTest
    @EnumSource(names = {"RS1", "RS2", "AS2_ENDPOINT", "RS3", "AS3"})
    void page_showsTheFilesOfTheFederationAsTheyAre(Place place) throws IOException {
        assertThat(Files.readString(Path.of("../docs/tour.md")))
                .contains("```yaml\n" + UsualFile.text(FederationServers.file(place), Ports.USUAL) + "```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency/agent.yaml", "agency/tools.yaml"})
    void page_showsTheFilesOfTheAgentAndItsToolsAsTheyAre(String name) throws IOException {
        assertThat(Files.readString(Path.of("../docs/tour.md")))
                .contains("```yaml\n" + UsualFile.text(name, Ports.USUAL) + "```\n");
    }

    @Test
    void page_showsTheDropInsFileAndTheGatewaysRoutesAsTheyAre() throws IOException {
        String page = Files.readString(Path.of("../docs/tour.md"));

        assertThat(page)
                .contains("```yaml\n" + UsualFile.text("bailiwick.yaml", Ports.USUAL) + "```\n")
                .contains("```yaml\n" + UsualFile.text("gateway/routes.yml", Ports.USUAL) + "```\n");
    }

    @Test
    void page_showsWhatTheGatewayHasMoreThanTheDropIn() throws IOException {
        String page = Files.readString(Path.of("../docs/tour.md"));
        String dropIn = UsualFile.text("bailiwick.yaml", Ports.USUAL);
        String gateway = UsualFile.text("gateway/bailiwick.yaml", Ports.USUAL);
        String rules = dropIn.substring(dropIn.indexOf("rules:"));
        String sessions = gateway.substring(gateway.indexOf("  sessions: "), gateway.indexOf("\ndefault-domains"));

        assertThat(gateway).contains(rules);
        assertThat(page).contains("```yaml\n" + sessions + "```\n");
        assertThat(page).contains("```yaml\n" + gateway.substring(gateway.indexOf(rules) + rules.length()) + "```\n");
    }
}
