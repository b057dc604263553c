package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.Endpoint;

/** Calls for the reader to make, ready to be copied. */
record Invitation(World world) {
    List<String> lines() {
        return List.of(
                "Now you (each line can be copied; a token lasts five minutes):",
                "",
                "  TOKEN=$(curl -s -u " + World.CLIENT + ":" + World.CLIENT_SECRET
                        + " -d grant_type=client_credentials " + world.home().uri(Endpoint.TOKEN)
                        + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')",
                "  curl -i " + world.api() + "/orders",
                "  curl -i -H \"Authorization: Bearer $TOKEN\" " + world.api() + "/orders",
                "  curl -i -H \"Authorization: Bearer $TOKEN\" -d '5 quinces' " + world.api() + "/orders",
                "  curl -i -H \"Authorization: Bearer $TOKEN\" " + world.api() + "/whoami",
                "  curl -i -H \"Authorization: Bearer $TOKEN\" " + world.api() + "/accounts/7",
                "  curl -i " + world.api() + "/.well-known/oauth-protected-resource",
                "",
                "Ctrl-C ends it.");
    }
}
