package org.bailiwick.interop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A next hop by token exchange as the configuration says it; the endpoint is discovered unless one is named. */
final class Edge {
    /** What the rules call it. */
    static final String NAME = "rs2";

    private final List<String> keys = new ArrayList<>();

    private Edge(String resource, URI place) {
        with("via: exchange");
        with("resource: \"" + resource + "\"");
        with("urls: [\"" + place + "\"]");
        with("domain: home");
        with("scopes: [\"orders:read\"]");
    }

    /** To the service of that identifier, which is at that place; for callers of domain {@code home}. */
    static Edge to(String resource, URI place) {
        return new Edge(resource, place);
    }

    /** Any key, as YAML of one line. */
    Edge with(String key) {
        keys.add(key);
        return this;
    }

    Edge asking(Client client) {
        return with("client: {id: %s, secret: \"%s\"}".formatted(client.id(), client.secret()));
    }

    String yaml() {
        return "next-hops:\n" + (NAME + ":\n" + String.join("\n", keys).indent(2)).indent(2);
    }
}
