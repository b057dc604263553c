package org.bailiwick.access;

import org.bailiwick.event.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever looks after next hops what the events of decisions do not: by names of the file, and knowing no token. */
final class NextHopLog {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private NextHopLog() {}

    static void ended(String rule, String nextHop, Reason reason) {
        LOG.warn(
                "Rule {}: next hop {} answered 401 to a token that was got for it, and the request ended there: {}",
                rule,
                nextHop,
                reason.code());
    }
}
