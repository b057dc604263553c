package org.bailiwick.testkit.conformance;

/** Rows of the suite that belong together; an interface, so that an adapter's one class can have them all. */
interface Rows {
    /** What the rows of one adapter share. */
    Stand stand();
}
