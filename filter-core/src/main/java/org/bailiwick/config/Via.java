package org.bailiwick.config;

import org.bailiwick.config.NextHopSettings.Way;

/** How a token for a next hop is come by, by its name in the file. */
enum Via {
    REDELEGATE,
    EXCHANGE,
    CHAIN,
    INTERNAL_JWT,
    RELAY;

    static Via of(Way way) {
        return way.fold(
                redelegate -> REDELEGATE,
                exchange -> EXCHANGE,
                chain -> CHAIN,
                internalJwt -> INTERNAL_JWT,
                relay -> RELAY);
    }
}
