package org.bailiwick.testkit;

/** What a token is called in an exchange (RFC 8693 section 3). */
final class TokenType {
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    static final String REFRESH_TOKEN = "urn:ietf:params:oauth:token-type:refresh_token";
    static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

    private TokenType() {}
}
