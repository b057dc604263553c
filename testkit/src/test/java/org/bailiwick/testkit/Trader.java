package org.bailiwick.testkit;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.StringJoiner;
import org.jose4j.lang.JoseException;

/**
 * The client {@code rs1}, which trades tokens at an authority.
 *
 * @param authority where
 */
record Trader(EmbeddedAuthority authority) {
    static final String RS2 = "https://rs2.example.com";
    static final String RS3 = "https://rs3.example.com";
    static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String LOGIN =
            Base64.getEncoder().encodeToString("rs1:s3cret".getBytes(StandardCharsets.US_ASCII));

    /** Registers the client, and lets it trade. */
    static Trader of(EmbeddedAuthority authority, Trading... tradings) {
        authority.client("rs1", "s3cret", "act");
        for (Trading trading : tradings) {
            authority.mayTrade("rs1", trading);
        }
        return new Trader(authority);
    }

    /** The answer to a form of these pairs of name and value. */
    HttpResponse<String> ask(String... pairs) throws IOException, InterruptedException {
        StringJoiner form = new StringJoiner("&");
        for (int pair = 0; pair < pairs.length; pair += 2) {
            form.add(pairs[pair] + "=" + Asker.encoded(pairs[pair + 1]));
        }
        return Http.post(authority.uri(Endpoint.TOKEN), form.toString(), "Authorization", "Basic " + LOGIN);
    }

    HttpResponse<String> redelegate(String token, String... more) throws IOException, InterruptedException {
        return ask(more, "grant_type", "urn:ietf:params:oauth:grant_type:redelegate", "token", token);
    }

    HttpResponse<String> exchange(String token, String... more) throws IOException, InterruptedException {
        return ask(
                more,
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                token,
                "subject_token_type",
                ACCESS_TOKEN);
    }

    HttpResponse<String> bear(String assertion, String... more) throws IOException, InterruptedException {
        return ask(more, "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion);
    }

    private HttpResponse<String> ask(String[] more, String... pairs) throws IOException, InterruptedException {
        String[] all = new String[pairs.length + more.length];
        System.arraycopy(pairs, 0, all, 0, pairs.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return ask(all);
    }

    static String token(HttpResponse<String> response) throws JoseException {
        return String.valueOf(Http.json(response).get("access_token"));
    }

    /** The claims of the token in the answer. */
    static Map<String, Object> claims(HttpResponse<String> response) throws JoseException {
        return ReceivedJwt.parse(token(response)).orElseThrow().claims();
    }

    static String error(HttpResponse<String> response) throws JoseException {
        return response.statusCode() + " " + Http.json(response).get("error");
    }
}
