package org.bailiwick.sample;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.testkit.Endpoint;

/** Calls for the reader to make, ready to be copied. */
record Invitation(World world) {
    private static final String BEARING = "  curl -i -H \"Authorization: Bearer $TOKEN\" ";

    List<String> lines() {
        return Stream.of(
                        Stream.of("Now you (each line can be copied; a token lasts five minutes):", ""),
                        api(world.api().uri()),
                        Stream.of("", "Through the gateway, which wants a token of its own:", ""),
                        gateway(world.gateway().uri()),
                        Stream.of("", "Ctrl-C ends it."))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> api(URI api) {
        return Stream.of(
                token(api),
                "  curl -i " + api + "/orders",
                BEARING + api + "/orders",
                BEARING + "-d '5 quinces' " + api + "/orders",
                BEARING + api + "/whoami",
                BEARING + api + "/accounts/7",
                "  curl -i " + api + "/.well-known/oauth-protected-resource");
    }

    private Stream<String> gateway(URI gateway) {
        return Stream.of(
                token(gateway),
                "  curl -i " + gateway + "/orders",
                BEARING + gateway + "/orders",
                BEARING + gateway + "/warehouse/stock",
                BEARING + "-H 'Bailiwick-Subject: root' " + gateway + "/received",
                "  curl -i -H 'Bailiwick-Subject: root' " + gateway + "/received/in-public",
                "  curl -i " + world.management() + "/actuator/health");
    }

    private String token(URI resource) {
        return "  TOKEN=$(curl -s -u " + World.CLIENT + ":" + World.CLIENT_SECRET
                + " -d grant_type=client_credentials -d resource=" + resource + " "
                + world.home().uri(Endpoint.TOKEN) + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
    }
}
