package org.bailiwick.gateway.webmvc;

import org.bailiwick.testkit.EmbeddedAuthority;

/** Configuration files with one domain. */
final class Rules {
    private Rules() {}

    /** The rules, each a line of YAML. */
    static String of(EmbeddedAuthority authority, String... rules) {
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256]}
                rules:
                  - %s
                """.formatted(authority.issuer(), String.join("\n  - ", rules));
    }
}
