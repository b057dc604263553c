package org.bailiwick.gateway.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailiwick.testkit.EmbeddedAuthority;

/** The two files of a ready gateway, and what is added to them. */
record GatewayFiles(Path directory) {
    /** The head of {@code bailiwick.yaml}, up to its rules. */
    void bailiwick(EmbeddedAuthority authority, String rules) throws IOException {
        Files.writeString(directory.resolve("bailiwick.yaml"), """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256, ES256]}
                rules:
                """.formatted(authority.issuer()) + rules.indent(2));
    }

    void routes(String more, String routes) throws IOException {
        Files.writeString(
                directory.resolve("routes.yml"),
                more + "\nspring.cloud.gateway.server.webflux.routes:\n" + routes.indent(2));
    }

    /** Edits a file by adding lines at its end. */
    void append(String file, String lines) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, Files.readString(path) + lines.indent(2));
    }
}
