package org.bailiwick.sample;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Things to be closed together, the last one first, once and for all. Closing again does nothing. */
final class Belongings implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Belongings.class.getName());

    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private boolean closed;

    /**
     * Closes the thing with the others, or now, if they have been closed while it was made.
     *
     * @throws InterruptedIOException when they have been
     */
    @CanIgnoreReturnValue
    synchronized <T extends AutoCloseable> T add(T thing) throws InterruptedIOException {
        if (closed) {
            close(thing);
            throw new InterruptedIOException("stopped before it was complete");
        }
        things.push(thing);
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!things.isEmpty()) {
            close(things.pop());
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "Could not close " + thing.getClass().getSimpleName(), failure);
        }
    }
}
