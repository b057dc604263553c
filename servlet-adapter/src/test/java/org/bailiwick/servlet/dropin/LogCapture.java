package org.bailiwick.servlet.dropin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is written to the JDK's log from now on. */
final class LogCapture implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogCapture() {
        ROOT.addHandler(handler);
    }

    List<LogRecord> of(String logger) {
        return records.stream()
                .filter(record -> logger.equals(record.getLoggerName()))
                .toList();
    }

    /** The messages at this level or a higher one. */
    List<String> from(Level level) {
        return records.stream()
                .filter(record -> record.getLevel().intValue() >= level.intValue())
                .map(formatter::formatMessage)
                .toList();
    }

    /** All messages, one after the other. */
    String text() {
        return String.join("\n", from(Level.ALL));
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }
}
