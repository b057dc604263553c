package org.bailiwick.sample;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.testkit.EmbeddedAuthority;
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
                        Stream.of("", "Across domains, by one token of A for the APIs of all three:", ""),
                        domains(world.federation()),
                        Stream.of("", "By a token for RS1 alone, which needs RS2 to answer:", ""),
                        nextHop(world.federation()),
                        Stream.of("", "To an agent, by a token for the agent alone:", ""),
                        agent(world.agency()),
                        Stream.of("", "In a browser, as a person who logs in at the authority of sessions:", ""),
                        browser(world.sessions()),
                        Stream.of("", "The same pages for a program, which has no session:", ""),
                        sessions(world.sessions()),
                        Stream.of("", "Ctrl-C ends it."))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> api(URI api) {
        return Stream.of(
                token(world.home(), api),
                "  curl -i " + api + "/orders",
                BEARING + api + "/orders",
                BEARING + "-d '5 quinces' " + api + "/orders",
                BEARING + api + "/whoami",
                BEARING + api + "/accounts/7",
                "  curl -i " + api + "/.well-known/oauth-protected-resource");
    }

    private Stream<String> gateway(URI gateway) {
        return Stream.of(
                token(world.home(), gateway),
                "  curl -i " + gateway + "/orders",
                BEARING + gateway + "/orders",
                BEARING + gateway + "/warehouse/stock",
                BEARING + "-H 'Bailiwick-Subject: root' " + gateway + "/received",
                "  curl -i -H 'Bailiwick-Subject: root' " + gateway + "/received/in-public",
                "  curl -i " + world.management() + "/actuator/health");
    }

    private static Stream<String> domains(Federation domains) {
        URI rs1 = domains.rs1().uri();
        URI rs2 = domains.rs2().uri();
        URI rs3 = domains.rs3().uri();
        String endpoint = domains.endpoint().uri() + Federation.PATH;
        return Stream.of(
                token(domains.as1(), rs1, rs2, rs3),
                BEARING + "-d '5 quinces' " + rs1 + "/orders",
                BEARING + rs2 + "/orders",
                BEARING + "-d '5 quinces' " + rs2 + "/orders",
                BEARING + rs2 + "/whoami",
                BEARING + rs3 + "/whoami",
                "  curl -s -w '\\n' -u rs2:" + World.CLIENT_SECRET + " -d token=$TOKEN " + endpoint,
                "  curl -s -w '\\n' -u operator:" + World.CLIENT_SECRET + " " + endpoint);
    }

    private static Stream<String> nextHop(Federation domains) {
        URI rs1 = domains.rs1().uri();
        return Stream.of(
                token(domains.as1(), rs1),
                BEARING + rs1 + "/partner-orders",
                BEARING + rs1 + "/overview",
                BEARING + domains.rs2().uri() + "/orders");
    }

    private static Stream<String> agent(Agency agency) {
        URI agent = agency.agent().uri();
        return Stream.of(
                token(agency.home(), agent),
                BEARING + "-d " + Agency.READ + " " + agent + "/ask",
                BEARING + "-d " + Agency.WRITE + " " + agent + "/ask",
                BEARING + "-d " + Agency.READ + " " + agent + "/ask/relayed",
                BEARING + "-d " + Agency.READ + " " + agent + "/ask/careless");
    }

    private static Stream<String> browser(Sessions sessions) {
        return Stream.of(
                "  " + sessions.at("/desk"),
                "    Say who you are, tick what the desk may have, and be greeted by the page. Then try",
                "    - the till, without the role and, after logging out and in again, with it",
                "    - another browser, or a private window: nobody is logged in there",
                "    - Deny instead of Allow; or Mallory, whom the authority lets in nowhere",
                "    - the back button after logging in: a login is good once");
    }

    private static Stream<String> sessions(Sessions sessions) {
        return Stream.of(
                "  curl -i " + sessions.at("/desk"),
                "  curl -i -H 'Accept: text/html' " + sessions.at("/desk"),
                "  curl -i " + sessions.at("/shelf"),
                "  curl -i " + sessions.at("/login/callback"));
    }

    private static String token(EmbeddedAuthority authority, URI... resources) {
        String forThem =
                Stream.of(resources).map(resource -> " -d resource=" + resource).collect(Collectors.joining());
        return "  TOKEN=$(curl -s -u " + World.CLIENT + ":" + World.CLIENT_SECRET + " -d grant_type=client_credentials"
                + forThem + " " + authority.uri(Endpoint.TOKEN)
                + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
    }
}
