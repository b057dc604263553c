package org.bailiwick.benchmarks.outage;

import java.time.Instant;
import org.bailiwick.benchmarks.Authority;
import org.bailiwick.testkit.EmbeddedAuthority;

/** Has an authority issue the tokens; that needs no connection, and so can be done while it is down. */
record EmbeddedMint(EmbeddedAuthority authority) implements Mint {
    @Override
    public String good(String scope, Instant end) {
        return authority.opaque().scopes(scope).expiresAt(end).issue();
    }

    @Override
    public String inactive() {
        String token = authority.opaque().scopes(Authority.SCOPE).issue();
        authority.revoke(token);
        return token;
    }
}
