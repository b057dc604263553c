package org.bailiwick.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the token endpoint gives tokens for. */
public enum GrantType {
    /** The client's own name (RFC 6749 section 4.4). */
    CLIENT_CREDENTIALS("client_credentials"),
    /** Somebody's token, as draft-richer-oauth-chain-00 trades it: the underscore is the draft's. */
    REDELEGATE("urn:ietf:params:oauth:grant_type:redelegate"),
    /** Somebody's token, as RFC 8693 trades it; for a token, or for a grant at another authority. */
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange"),
    /** A grant of another authority's (RFC 7523 section 2.1). */
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer");

    private final String value;

    GrantType(String value) {
        this.value = value;
    }

    /** What {@code grant_type} says on the wire. */
    public String value() {
        return value;
    }

    static Optional<GrantType> of(String value) {
        return Arrays.stream(values()).filter(each -> each.value.equals(value)).findFirst();
    }

    static List<String> supported() {
        return Arrays.stream(values()).map(GrantType::value).toList();
    }
}
