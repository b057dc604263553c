package org.bailiwick.keys;

/** Reads a JWK Set (RFC 7517 section 5). Implemented where the JOSE library is. */
@FunctionalInterface
public interface KeyReader {
    /** The key set of the document, each unusable key refused by itself; a document that is no JWK Set is invalid. */
    KeyFetch read(byte[] document);
}
