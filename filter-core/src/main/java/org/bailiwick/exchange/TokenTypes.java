package org.bailiwick.exchange;

/** The token types of RFC 8693 section 3 that are sent or expected here (TE-8). */
final class TokenTypes {
    static final String PREFIX = "urn:ietf:params:oauth:token-type:";
    static final String ACCESS_TOKEN = PREFIX + "access_token";
    static final String JWT = PREFIX + "jwt";

    private TokenTypes() {}
}
