package org.bailiwick.servlet.dropin;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Where the messages of one logger go. */
interface LogTarget {
    boolean isOn(Level level);

    void write(Level level, String message, @Nullable Throwable cause);
}
