package org.bailiwick.servlet.dropin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The log that every JDK has; containers lead it to their own. */
record PlatformLog(System.Logger logger) implements LogTarget {
    private static final Map<Level, System.Logger.Level> LEVELS = Map.of(
            Level.TRACE, System.Logger.Level.TRACE,
            Level.DEBUG, System.Logger.Level.DEBUG,
            Level.INFO, System.Logger.Level.INFO,
            Level.WARN, System.Logger.Level.WARNING,
            Level.ERROR, System.Logger.Level.ERROR);

    static LogTarget named(String name) {
        return new PlatformLog(System.getLogger(name));
    }

    @Override
    public boolean isOn(Level level) {
        return logger.isLoggable(LEVELS.get(level));
    }

    @Override
    public void write(Level level, String message, @Nullable Throwable cause) {
        logger.log(LEVELS.get(level), message, cause);
    }
}
