package org.bailiwick.exchange;

import java.util.Optional;
import org.bailiwick.event.Reason;

/** The errors of a token endpoint that are about the token or what was asked for; those about us are failures (RD-8, TE-7). */
enum TokenError {
    /** The token is unknown, expired, revoked, or may not be traded. */
    INVALID_GRANT("invalid_grant", Reason.NEXT_HOP_TOKEN_REFUSED),
    /** Token exchange says so of a subject token that it does not accept (RFC 8693 section 2.2.2). */
    INVALID_REQUEST("invalid_request", Reason.NEXT_HOP_TOKEN_REFUSED),
    /** The scopes are wider than the token's, or not for us. */
    INVALID_SCOPE("invalid_scope", Reason.NEXT_HOP_SCOPE_REFUSED),
    /** No token is issued for that target (RFC 8707 section 2). */
    INVALID_TARGET("invalid_target", Reason.NEXT_HOP_TARGET_REFUSED),
    /** The authority, or whom it asked, does not want to. */
    ACCESS_DENIED("access_denied", Reason.NEXT_HOP_TARGET_REFUSED);

    private final String code;
    private final Reason reason;

    TokenError(String code, Reason reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The error of that code. */
    static Optional<TokenError> of(String code) {
        for (TokenError error : values()) {
            if (error.code.equals(code)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** How it is spelled on the wire. */
    String code() {
        return code;
    }

    /** What to tell the caller. */
    Reason reason() {
        return reason;
    }
}
