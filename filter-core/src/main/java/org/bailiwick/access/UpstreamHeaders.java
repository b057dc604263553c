package org.bailiwick.access;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway changes in the header of a request that goes on: who is calling is told in fields of its own, and what a
 * client could lie with, or the service behind could misuse, is withheld.
 */
public final class UpstreamHeaders {
    private static final Set<String> CREDENTIALS = Set.of("authorization", "dpop", "txn-token");

    /** Whether a field that the client sent must not go on, on any route. Names are compared without case. */
    public boolean isWithheld(String name, @Nullable InetAddress peer) {
        return IdentityHeaders.isReserved(name) || CREDENTIALS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The fields that tell who is calling, each once; none for an anonymous caller. Values are visible ASCII. */
    public Map<String, String> identifying(AccessContext context) {
        Map<String, String> fields = new LinkedHashMap<>();
        context.token().ifPresent(token -> {
            fields.put("Bailiwick-Subject", encoded(token.subject()));
            token.client().ifPresent(client -> fields.put("Bailiwick-Client", encoded(client)));
            fields.put("Bailiwick-Scope", token.scopes().toString());
        });
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
