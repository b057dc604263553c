package org.bailiwick.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Under which conditions results are made, and where that is written. */
public final class Conditions {
    private Conditions() {}

    /** Where it is written for these results. */
    public static Path besides(Path results) {
        return results.resolveSibling(results.getFileName() + ".conditions");
    }

    /** The JDK in use, the machine and its system. */
    public static String machine() throws IOException {
        return "JDK %s, %s, %d processors, %s"
                .formatted(
                        Runtime.version(),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"));
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** The system's load average over the last minute. */
    public static String load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return average < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", average);
    }
}
