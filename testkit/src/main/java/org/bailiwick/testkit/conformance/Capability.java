package org.bailiwick.testkit.conformance;

/** What an adapter's surroundings may or may not have; the rows that need one run only where it is declared. */
public enum Capability {
    /** {@link Probe#ASYNC} is there. */
    ASYNC_DISPATCH,
    /** {@link Probe#ERROR} is there. */
    ERROR_DISPATCH,
    /** {@link Probe#FORWARD} is there. */
    FORWARD,
    /** {@link Probe#INCLUDE} is there. */
    INCLUDE,
    /** The server speaks HTTP/2 without TLS, by upgrade. */
    HTTP2,
    /** The application asks a servlet request who the caller is: remote user and roles. */
    SERVLET_IDENTITY,
    /** The application gets tokens for next hops by itself, in the process that the adapter runs in. */
    APPLICATION_ASKS,
    /** The adapter is a gateway: the application behind it is told who is calling by header fields alone. */
    UPSTREAM_HEADERS
}
