package org.bailiwick.exchange;

import java.util.Objects;
import org.bailiwick.token.Scopes;

/**
 * What a token that was got for a caller's token depends on beside that token: nothing that differs here is ever mixed (RD-6, IC-12).
 *
 * @param edge the name of the way, by which the target, the actor and the bounds are known too
 * @param domain the domain that vouched for the caller
 * @param scopes what is asked for
 */
record Variant(String edge, String domain, Scopes scopes) {
    Variant {
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(scopes, "scopes");
    }
}
