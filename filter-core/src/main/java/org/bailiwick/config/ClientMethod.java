package org.bailiwick.config;

/** How a client proves who it is, by its name in OAuth's registry of methods. */
enum ClientMethod {
    /** A secret in the {@code Authorization} field. */
    CLIENT_SECRET_BASIC,
    /** A secret in the form. */
    CLIENT_SECRET_POST,
    /** A signed assertion. */
    PRIVATE_KEY_JWT,
    /** A certificate. */
    TLS_CLIENT_AUTH
}
