package org.bailiwick.exchange;

import java.time.Instant;
import java.util.Objects;
import org.bailiwick.token.Secret;

/**
 * A token for one other service, found no wider than the caller's, as it is sent there.
 *
 * @param field the field of the request that carries it, {@code Authorization} or {@code Txn-Token} (TX-1)
 * @param value the field's value; does not print
 * @param expiresAt from this instant on it is worth nothing
 */
public record HopToken(String field, Secret value, Instant expiresAt) {
    /** The field of a bearer token. */
    public static final String AUTHORIZATION = "Authorization";

    /** The field of a transaction token. */
    public static final String TXN_TOKEN = "Txn-Token";

    public HopToken {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    static HopToken bearer(String token, Instant expiresAt) {
        return new HopToken(AUTHORIZATION, Secret.of("Bearer " + token), expiresAt);
    }
}
