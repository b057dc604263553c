package org.bailiwick.access;

/** The schemes by which a request may carry a credential. */
enum Scheme {
    BEARER,
    ASID
}
