package org.bailiwick.benchmarks;

import java.nio.file.Path;

/** Where it is written under which conditions results were made. */
final class Conditions {
    private Conditions() {}

    static Path besides(Path results) {
        return results.resolveSibling(results.getFileName() + ".conditions");
    }
}
