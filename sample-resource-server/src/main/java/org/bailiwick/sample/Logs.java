package org.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps the console for the tour: what is logged goes to a file, and the latest of the audit log is remembered. */
final class Logs extends Handler {
    private static final Logger AUDIT = Logger.getLogger("bailiwick.audit");
    private static final int REMEMBERED = 3;

    /** Time, level, logger, message, stack trace. */
    private static final String LINE = "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";

    private final Deque<String> latest = new ArrayDeque<>();

    private Logs() {}

    /** Sends all logging of this process to the file. */
    static Logs into(Path file) throws IOException {
        LogManager.getLogManager().reset();
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        FileHandler handler = new FileHandler(file.toString().replace("%", "%%")); // a pattern, in which % is special
        handler.setFormatter(new SimpleFormatter());
        handler.setEncoding("UTF-8");
        Logger.getLogger("").addHandler(handler);
        Logs logs = new Logs();
        AUDIT.addHandler(logs);
        return logs;
    }

    /** The latest lines of the audit log, oldest first. */
    synchronized List<String> latest() {
        return List.copyOf(latest);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        latest.addLast(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
