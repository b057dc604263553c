package org.bailiwick.benchmarks.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What must not grow in a virtual machine that serves for long.
 *
 * @param heap bytes in use after a full collection
 * @param threads the live ones of the platform
 * @param files open file descriptors, sockets included
 */
public record Vitals(long heap, int threads, long files) {
    private static final String MARK = "vitals";

    /** Those of this virtual machine; collects all garbage first. */
    static Vitals now() {
        ManagementFactory.getMemoryMXBean().gc();
        return new Vitals(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                        .getOpenFileDescriptorCount());
    }

    /** As {@link #parse} reads it. */
    String line() {
        return MARK + " " + heap + " " + threads + " " + files;
    }

    /** Reads a line. */
    public static Vitals parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4 || !parts[0].equals(MARK)) {
            throw new IllegalArgumentException("vitals: " + line + " (expected: " + MARK + " HEAP THREADS FILES)");
        }
        return new Vitals(Long.parseLong(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
    }
}
