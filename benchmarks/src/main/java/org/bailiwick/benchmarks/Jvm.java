package org.bailiwick.benchmarks;

import java.util.List;

/** How a virtual machine is started in which something is measured. */
public final class Jvm {
    private static final int FIRST_JDK_THAT_WARNS = 24;

    private Jvm() {}

    /**
     * The flags: a heap that neither grows nor shrinks, and no warnings of what libraries do.
     *
     * @param heap its size, as {@code -Xmx} takes it
     */
    public static List<String> flags(String heap) {
        return Runtime.version().feature() < FIRST_JDK_THAT_WARNS
                ? List.of("-Xms" + heap, "-Xmx" + heap)
                : List.of(
                        "-Xms" + heap,
                        "-Xmx" + heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow");
    }
}
