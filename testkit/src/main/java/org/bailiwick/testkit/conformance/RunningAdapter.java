package org.bailiwick.testkit.conformance;

import java.net.URI;

/** An adapter that listens, with the {@link Probe} application behind it. */
// Containers throw anything when they stop, and the suite hands it on.
@SuppressWarnings("try")
public interface RunningAdapter extends AutoCloseable {
    /** Where it listens: scheme, host and port, without a path. */
    URI baseUri();
}
