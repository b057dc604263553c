package org.bailiwick.exchange;

import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;

/** What it comes to that an authority gave no token (RD-8, TE-7). */
final class Declined {
    private final Issuer authority;
    private final boolean exchange;

    private Declined(Issuer authority, boolean exchange) {
        this.authority = authority;
        this.exchange = exchange;
    }

    /** By one that was asked to exchange a token: {@code invalid_request} is what it says of a token that is not good. */
    static Declined exchange(Issuer authority) {
        return new Declined(authority, true);
    }

    /** By one that was asked by another grant, where {@code invalid_request} says that it was not understood. */
    static Declined grant(Issuer authority) {
        return new Declined(authority, false);
    }

    /** @param asked the scopes that were asked for */
    Traded refused(Refused refused, Scopes asked) {
        TokenError error = refused.error();
        String detail = authority + ": error: " + error.code();
        if (error == TokenError.INVALID_REQUEST && !exchange) {
            return Traded.failed(Failure.UNBELIEVABLE, detail);
        }
        boolean scopesAreMissing = error.reason().kind() == Reason.Kind.INSUFFICIENT;
        return Traded.refused(error.reason(), scopesAreMissing ? asked : Scopes.NONE, detail);
    }

    Traded failed(Failed failed) {
        return Traded.failed(failed.failure(), authority + ": " + failed.detail());
    }
}
