package org.bailiwick.sample;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;

/** Gets a token as a client does that acts for itself (RFC 6749 section 4.4), for one resource (RFC 8707). */
final class ClientCredentials {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private ClientCredentials() {}

    static String token(EmbeddedAuthority authority, URI resource, String scope) {
        URI endpoint = authority.uri(Endpoint.TOKEN);
        String login = World.CLIENT + ":" + World.CLIENT_SECRET;
        Answer answer = new Caller(URI.create(authority.issuer()))
                .send(Call.post(
                                endpoint.getPath(),
                                "grant_type=client_credentials&scope=" + scope + "&resource=" + resource)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .with("Authorization", "Basic " + base64(login)));
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("token endpoint: " + answer.status() + " (expected: a token)");
        }
        return token.group(1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
