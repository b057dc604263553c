package org.bailiwick.gateway;

import org.bailiwick.testkit.EmbeddedAuthority;

/** Configuration files with one domain, whose authority is given time. */
public final class Rules {
    private Rules() {}

    /** The rules, each a line of YAML. */
    public static String of(EmbeddedAuthority authority, String... rules) {
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                limits: {connect: 10s, call: 15s, decision: 30s}
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256]}
                rules:
                  - %s
                """.formatted(authority.issuer(), String.join("\n  - ", rules));
    }
}
