package org.bailiwick.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bailiwick.testkit.EmbeddedAuthority;

/** A gateway that has a domain's federation endpoint, and the resource server that asks it. */
public final class Federated {
    /** Where it is. */
    public static final String PATH = "/federated-introspection";

    private static final String LOGIN =
            Base64.getEncoder().encodeToString("api:asker-secret".getBytes(StandardCharsets.US_ASCII));

    private Federated() {}

    /** The configuration file of one beside this authority. */
    public static String beside(EmbeddedAuthority authority) {
        authority.client("api", "api-secret");
        return """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                limits: {call: 10s}
                domains:
                  home: {kind: introspection, issuer: "%s", client: {id: api, secret: api-secret}}
                federation:
                  issuer: "%s"
                  home: home
                  deadline: 15s
                  resource-servers: {api: {secret: asker-secret, resource: "https://api.example.com"}}
                rules:
                  - {id: all, path: /**, access: authenticated}
                """.formatted(authority.issuer(), authority.issuer());
    }

    /** A question about a good token. */
    public static HttpRequest question(URI gateway, EmbeddedAuthority authority, String... fields) {
        return Call.to(gateway, PATH, null, fields)
                .header("Authorization", "Basic " + LOGIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + authority.opaque().issue()))
                .build();
    }

    public static HttpResponse<String> ask(URI gateway, EmbeddedAuthority authority, String... fields)
            throws IOException, InterruptedException {
        return Call.CLIENT.send(question(gateway, authority, fields), BodyHandlers.ofString());
    }
}
