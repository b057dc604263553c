package org.bailiwick.exchange;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bailiwick.token.Issuer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that an authority sends refresh tokens to where there must be none (RD-5). Knows no token. */
final class RefreshTokenRemark implements Runnable {
    private final Issuer authority;
    private final Logger log;
    private final AtomicBoolean said = new AtomicBoolean();

    RefreshTokenRemark(Issuer authority) {
        this(authority, LoggerFactory.getLogger(RefreshTokenRemark.class));
    }

    RefreshTokenRemark(Issuer authority, Logger log) {
        this.authority = authority;
        this.log = log;
    }

    @Override
    public void run() {
        if (said.compareAndSet(false, true)) {
            log.warn(
                    "The authority {} sends a refresh token with a token for a next hop, where none may be issued; it is"
                            + " discarded",
                    authority);
        }
    }
}
