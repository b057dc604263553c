package org.bailiwick.benchmarks.outage;

import java.io.IOException;
import java.util.Optional;

/** What is guarded. */
@FunctionalInterface
interface Door {
    /**
     * Knocks.
     *
     * @return the HTTP status
     * @throws IOException without an answer
     */
    int status(Optional<String> token) throws IOException;
}
