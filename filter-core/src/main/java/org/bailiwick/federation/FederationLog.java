package org.bailiwick.federation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is worth a line in the log. It is given names of domains, and nothing of a token, an asker or an answer. */
final class FederationLog {
    private static final Logger LOG = LoggerFactory.getLogger(FederationEndpoint.class);

    private FederationLog() {}

    /** An answer was not passed on. */
    static void disbelieved(String domain, Flaw flaw) {
        if (flaw.isLie()) {
            LOG.warn("The answer of domain {} is not believed: {}", domain, flaw.text());
        } else {
            LOG.debug("A token of domain {} is not good here: {}", domain, flaw.text());
        }
    }

    /** A bug of ours. */
    static void defect(Throwable bug) {
        LOG.error("A question to the federation endpoint failed", bug);
    }
}
