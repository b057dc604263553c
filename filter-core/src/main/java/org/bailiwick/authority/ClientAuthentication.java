package org.bailiwick.authority;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.token.Issuer;

/** How we prove to an authority who we are (RFC 6749 section 2.3, IN-2). */
@FunctionalInterface
public interface ClientAuthentication {
    /** What to put into one request, and into no other. */
    Proof prove();

    /**
     * The authentication as configured.
     *
     * @param authority who is to be convinced
     * @throws IllegalArgumentException when a key file holds no usable key
     */
    static ClientAuthentication of(ClientSettings client, Issuer authority, Clock clock) {
        String id = client.id();
        return client.proof()
                .fold(
                        basic -> always(Proof.ofHeader(basic(id, basic.secret().reveal()))),
                        posted -> always(Proof.ofParameters(Map.of(
                                "client_id",
                                id,
                                "client_secret",
                                posted.secret().reveal()))),
                        key -> new ClientAssertion(id, authority, JwtSigner.ofFile(key.file()), clock),
                        certificate -> always(Proof.ofParameters(Map.of("client_id", id)))); // the transport has it
    }

    private static ClientAuthentication always(Proof proof) {
        return () -> proof;
    }

    /** Both parts are encoded before they are joined, so that a colon in one cannot be taken for the one between. */
    private static String basic(String id, String secret) {
        String joined = Form.encode(id) + ":" + Form.encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * What proves who we are. Does not print.
     *
     * @param headers fields of the request
     * @param parameters parameters of the form
     */
    record Proof(Map<String, String> headers, Map<String, String> parameters) {
        public Proof {
            headers = Map.copyOf(headers);
            parameters = Map.copyOf(parameters);
        }

        static Proof ofHeader(String authorization) {
            return new Proof(Map.of("Authorization", authorization), Map.of());
        }

        static Proof ofParameters(Map<String, String> parameters) {
            return new Proof(Map.of(), parameters);
        }

        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }
}
