package org.bailiwick.servlet.dropin;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger of the jar's own slf4j whose messages go elsewhere. */
final class ForwardingLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient LogTarget target;

    ForwardingLogger(String name, LogTarget target) {
        this.name = name;
        this.target = target;
    }

    @Override
    public boolean isTraceEnabled() {
        return target.isOn(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return target.isOn(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return target.isOn(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return target.isOn(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return target.isOn(Level.ERROR);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return ForwardingLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        target.write(level, MessageFormatter.basicArrayFormat(pattern, arguments), cause);
    }
}
