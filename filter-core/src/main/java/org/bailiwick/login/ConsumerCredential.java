package org.bailiwick.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.bailiwick.authority.Form;
import org.bailiwick.config.ClientSettings;

/**
 * How a ticket shows that it is ours (protocols.md, section 5.2). {@code c_id} is in it, whatever else shows it. Does not print.
 *
 * @param headers fields of the request
 * @param members members of the ticket
 */
record ConsumerCredential(Map<String, String> headers, Map<String, String> members) {
    ConsumerCredential {
        headers = Map.copyOf(headers);
        members = Map.copyOf(members);
    }

    /** @throws IllegalArgumentException for a consumer that has no secret */
    static ConsumerCredential of(ClientSettings consumer) {
        String id = consumer.id();
        return consumer.proof()
                .fold(
                        basic -> new ConsumerCredential(
                                Map.of("Authorization", basic(id, basic.secret().reveal())), Map.of("c_id", id)),
                        posted -> new ConsumerCredential(
                                Map.of(),
                                Map.of("c_id", id, "c_secret", posted.secret().reveal())),
                        key -> notSecret(),
                        certificate -> notSecret());
    }

    /**
     * As it is, in UTF-8 (RFC 7617): this protocol has no encoding within. Only an id with a colon in it cannot be said like
     * that, and is encoded as OAuth does (RFC 6749 section 2.3.1).
     */
    private static String basic(String id, String secret) {
        String pair = id.contains(":") ? Form.encode(id) + ":" + Form.encode(secret) : id + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerCredential notSecret() {
        throw new IllegalArgumentException("consumer: without a secret (expected: client_secret_basic or _post)");
    }

    @Override
    public String toString() {
        return "ConsumerCredential[hidden]";
    }
}
