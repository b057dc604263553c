package org.bailiwick.config;

/** How a domain's tokens are verified. */
enum DomainKind {
    /** Here, by the issuer's published keys. */
    JWT,
    /** By asking the domain's authority about each of them (RFC 7662). */
    INTROSPECTION,
    /** By asking the domain's authority about each session, or by its signed tickets. */
    ASID
}
