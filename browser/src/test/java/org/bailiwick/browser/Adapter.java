package org.bailiwick.browser;

import java.io.IOException;

/** How something is guarded. */
@FunctionalInterface
interface Adapter {
    /**
     * Starts it.
     *
     * @param port where it listens
     * @param yaml the configuration of the guard
     * @param behind the desk: behind a gateway, or to be shown by the application
     */
    Service start(int port, String yaml, DeskServer behind) throws IOException;
}
