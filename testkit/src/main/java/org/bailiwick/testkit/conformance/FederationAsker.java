package org.bailiwick.testkit.conformance;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bailiwick.testkit.EmbeddedAuthority;

/**
 * A resource server that asks the federation endpoint of an adapter.
 *
 * @param stand where the adapter is
 * @param home the authority of the endpoint's own domain
 */
record FederationAsker(Stand stand, EmbeddedAuthority home) {
    static final String PATH = "/federated-introspection";
    static final String RESOURCE = "https://rs2.example.com";

    /** The credentials of this resource server. */
    static final String RS2 = basic("rs2", "rs2-secret-of-tests");

    /** Those of the domain's operators. */
    static final String OPERATOR = basic("ops", "ops-secret-of-tests");

    /** Both are form-encoded first (RFC 6749 section 2.3.1). */
    static String basic(String id, String secret) {
        String login =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private String yaml() {
        return Asking.federation(home, stand.partner(), "");
    }

    URI base() throws Exception {
        return stand.adapter(yaml());
    }

    /** A token of the home domain, for this resource server. */
    String token(String... scopes) {
        return home.opaque().audience(RESOURCE).subject("alice").scopes(scopes).issue();
    }

    Request request(String method, String target) throws Exception {
        return stand.request(yaml(), method, target);
    }

    /** A question without credentials. */
    Request post(String form) throws Exception {
        return request("POST", PATH).body(CredentialRows.FORM, form);
    }

    Response ask(String form) throws Exception {
        return post(form).header("Authorization", RS2).send();
    }

    Response askAboutItsOwn() throws Exception {
        return ask("token=" + token("x"));
    }

    /** The beginning of a question that is written by hand. */
    String head() throws Exception {
        return "POST " + PATH + " HTTP/1.1\r\nHost: " + base().getAuthority() + "\r\nContent-Type: "
                + CredentialRows.FORM + "\r\n";
    }

    /** The answer to a question of which these are the last fields and the body. */
    Response raw(String rest) throws Exception {
        try (RawConnection connection = new RawConnection(base())) {
            return connection.exchange("POST", head() + "Authorization: " + RS2 + "\r\n" + rest);
        }
    }
}
