package org.bailiwick.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints of another protocol behind an authority's port, with faults and counters of their own. They go down and come
 * back with the port.
 */
public final class Annex {
    private final AuthorityServer server;
    private final Map<String, EndpointSwitch> switches = new ConcurrentHashMap<>();

    private Annex(AuthorityServer server) {
        this.server = server;
    }

    /** Endpoints beside those of this authority. */
    public static Annex of(EmbeddedAuthority authority) {
        return new Annex(authority.server);
    }

    /**
     * Serves one more path.
     *
     * @param methods the HTTP methods it takes; others are answered with 405
     * @throws IllegalArgumentException when the path is taken
     */
    public void serve(String path, List<String> methods, Answerer answerer) {
        EndpointSwitch added = new EndpointSwitch();
        server.route(path, added.handler(methods, answerer));
        switches.put(path, added);
    }

    /** The path is answered with 404 from now on. */
    public void hide(String path) {
        of(path).hide();
    }

    /** The fault befalls one path. */
    public void fault(String path, Fault fault) {
        of(path).set(fault);
    }

    /** Every path is well again. */
    public void heal() {
        switches.values().forEach(EndpointSwitch::heal);
    }

    /** How many requests have reached the path, answered or not. */
    public int requests(String path) {
        return of(path).requests();
    }

    private EndpointSwitch of(String path) {
        @Nullable EndpointSwitch found = switches.get(path);
        if (found == null) {
            throw new IllegalArgumentException("path: " + path + " (expected: one of " + switches.keySet() + ")");
        }
        return found;
    }
}
