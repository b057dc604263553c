package org.bailiwick.interop;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A user at Spring Authorization Server, and the way from the login form to a code (RFC 6749 section 4.1). */
final class SpringLogin {
    static final String USER = "alice";
    static final String PASSWORD = "in wonderland";
    /** Where the form is sent. */
    static final String PATH = "/login";
    /** Where the code is sent; nobody is there, and nobody follows. */
    static final String REDIRECT = "http://127.0.0.1/callback";

    private static final String CODE = "?code=";

    private SpringLogin() {}

    static String code(String issuer, Client client, String... scopes) throws IOException, InterruptedException {
        Answer login = Http.post(URI.create(issuer + PATH), Map.of("username", USER, "password", PASSWORD));
        String session = login.header("set-cookie").split(";", 2)[0];
        URI authorize = URI.create(issuer + "/oauth2/authorize?response_type=code&client_id=" + client.id() + "&scope="
                + String.join("%20", scopes) + "&redirect_uri="
                + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
        Answer answer = Http.get(authorize, "Cookie", session);
        String location = answer.header("location");
        if (!location.startsWith(REDIRECT + CODE)) {
            throw new AssertionError("No code: " + answer.status() + " " + location);
        }
        return location.substring((REDIRECT + CODE).length());
    }
}
