package org.bailiwick.testkit.asid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a consumer has asked for in somebody's browser. Does not print.
 *
 * @param handle what the browser carries; tells nothing of the A_SID
 * @param sid the A_SID to be
 * @param consumer who asks
 * @param url where the browser goes afterwards, {@code c_url}
 * @param state what it takes along, {@code c_state}
 * @param grants the roles asked for
 * @param scopes the pieces of information asked for
 * @param resources where the A_SID is to be good
 * @param expires when the login must be over
 */
record Handshake(
        String handle,
        String sid,
        Consumer consumer,
        String url,
        Optional<String> state,
        List<String> grants,
        List<String> scopes,
        List<String> resources,
        Instant expires) {
    Handshake {
        grants = List.copyOf(grants);
        scopes = List.copyOf(scopes);
        resources = List.copyOf(resources);
    }

    @Override
    public String toString() {
        return "Handshake[hidden]";
    }
}
