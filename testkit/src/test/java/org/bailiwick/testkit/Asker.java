package org.bailiwick.testkit;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jose4j.lang.JoseException;

/**
 * Somebody who asks an authority about tokens.
 *
 * @param authority whom
 * @param endpoint where
 * @param accept what kind of answer is wanted
 */
record Asker(EmbeddedAuthority authority, Endpoint endpoint, String accept) {
    private static final String LOGIN =
            Base64.getEncoder().encodeToString("rs:s3cret".getBytes(StandardCharsets.US_ASCII));

    /** Registers the asker. */
    static Asker of(EmbeddedAuthority authority, Endpoint endpoint) {
        authority.client("rs", "s3cret");
        return new Asker(authority, endpoint, "application/json");
    }

    Asker signed() {
        return new Asker(authority, endpoint, Statement.MEDIA_TYPE);
    }

    /** The answer; more members of the form as pairs of name and value. */
    HttpResponse<String> ask(String token, String... more) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder("token=" + encoded(token));
        for (int pair = 0; pair < more.length; pair += 2) {
            form.append('&').append(more[pair]).append('=').append(encoded(more[pair + 1]));
        }
        return Http.post(authority.uri(endpoint), form.toString(), "Authorization", "Basic " + LOGIN, "Accept", accept);
    }

    /** The members of a plain answer. */
    Map<String, Object> hear(String token, String... more) throws IOException, InterruptedException, JoseException {
        return Http.json(ask(token, more));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
