package org.bailiwick.sample;

import java.net.URI;
import java.util.List;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.TokenBuilder;

/**
 * One of the two guarded ways in, at which the same calls get the same answers.
 *
 * @param uri its base URL, which is what it calls itself
 * @param inTitles what tells its chapters from those of the other
 * @param caller makes calls there
 */
record Entrance(URI uri, String inTitles, Caller caller) {
    /** The API itself, guarded by the drop-in. */
    static Entrance api(int port) {
        return of(port, "");
    }

    /** The gateway, behind which nothing is guarded. */
    static Entrance gateway(int port) {
        return of(port, ", through the gateway");
    }

    private static Entrance of(int port, String inTitles) {
        URI uri = URI.create("http://127.0.0.1:" + port);
        return new Entrance(uri, inTitles, new Caller(uri));
    }

    Chapter<Stop> chapter(String title, List<Stop> stops) {
        return new Chapter<>(title + inTitles, stops);
    }

    /** Begins a token that is meant for here. */
    TokenBuilder token(EmbeddedAuthority by) {
        return by.token().audience(uri.toString());
    }

    Stop stop(String circumstances, Call call, Expectation expectation) {
        return caller.stop(circumstances, call, expectation);
    }

    Answer send(Call call) {
        return caller.send(call);
    }
}
