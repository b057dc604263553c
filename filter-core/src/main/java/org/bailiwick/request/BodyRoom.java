package org.bailiwick.request;

/** The room for one body that is kept in memory while it comes in. Safe for use by many threads. */
@FunctionalInterface
public interface BodyRoom {
    /**
     * Takes room as the body grows.
     *
     * @param bytes how many of the body are to be kept, those that are kept already among them
     * @return whether they may be; not where there is no room for them, or where nobody waits for the body any more
     */
    boolean holds(int bytes);
}
