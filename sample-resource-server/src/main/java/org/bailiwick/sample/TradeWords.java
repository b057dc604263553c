package org.bailiwick.sample;

import java.util.Locale;
import org.bailiwick.testkit.Trade;
import org.bailiwick.testkit.TradeWatcher;

/** What may be shown of a request to trade a token: which way, and for what; no token, and nobody's credentials. */
final class TradeWords {
    /** Where tokens are traded. */
    static final String PATH = "/token";

    private TradeWords() {}

    /** Writes down what is traded; what a client of the tour gets in its own name is not. */
    static TradeWatcher watcher(String name, Journal journal) {
        return trade -> trade.client().equals(World.CLIENT)
                ? status -> {}
                : journal.open().asked(shown(trade.client()), name, () -> of(trade))::ended;
    }

    private static String shown(String client) {
        return client.startsWith("rs") ? client.toUpperCase(Locale.ROOT) : client;
    }

    private static String of(Trade trade) {
        StringBuilder words = new StringBuilder("POST " + PATH);
        String grant = trade.member("grant_type");
        words.append("  grant_type=").append(grant.substring(grant.lastIndexOf(':') + 1));
        for (String name : new String[] {"scope", "resource"}) {
            String value = trade.member(name);
            if (!value.isEmpty()) {
                words.append("  ").append(name).append('=').append(value.replace(' ', '+'));
            }
        }
        return words.toString();
    }
}
