package org.bailiwick.sample;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;

/** Gets a token as a client does that acts for itself (RFC 6749 section 4.4), for some resources (RFC 8707). */
final class ClientCredentials {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private ClientCredentials() {}

    static String token(EmbeddedAuthority authority, URI resource, String scope) {
        return token(ask(authority, scope, resource));
    }

    /** What the token endpoint says. */
    static Answer ask(EmbeddedAuthority authority, String scope, URI... resources) {
        StringBuilder form = new StringBuilder("grant_type=client_credentials&scope=" + encoded(scope));
        for (URI resource : resources) {
            form.append("&resource=").append(encoded(resource.toString()));
        }
        return new Caller(URI.create(authority.issuer()))
                .send(Call.post(authority.uri(Endpoint.TOKEN).getPath(), form.toString())
                        .asForm()
                        .as(World.CLIENT, World.CLIENT_SECRET));
    }

    /**
     * The token that it gave.
     *
     * @throws IllegalStateException when it gave none
     */
    static String token(Answer answer) {
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("token endpoint: " + answer.status() + " (expected: a token)");
        }
        return token.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
