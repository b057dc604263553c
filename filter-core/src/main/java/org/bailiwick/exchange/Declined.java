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
    private final Asking asking;

    private Declined(Issuer authority, Asking asking) {
        this.authority = authority;
        this.asking = asking;
    }

    /** By one that was asked to exchange a token: {@code invalid_request} is what it says of a token that is not good. */
    static Declined exchange(Issuer authority) {
        return new Declined(authority, Asking.BY_EXCHANGE);
    }

    /** By one that was asked to redelegate, where {@code invalid_request} says that it was not understood. */
    static Declined redelegation(Issuer authority) {
        return new Declined(authority, Asking.BY_REDELEGATION);
    }

    /** By one that was shown another authority's grant, and never the caller's token: nothing that it says is about that. */
    static Declined assertion(Issuer authority) {
        return new Declined(authority, Asking.BY_ASSERTION);
    }

    /** @param asked the scopes that were asked for */
    Traded refused(Refused refused, Scopes asked) {
        TokenError error = refused.error();
        String detail = authority + ": error: " + error.code();
        if (error == TokenError.INVALID_REQUEST && asking != Asking.BY_EXCHANGE) {
            return Traded.failed(Failure.UNBELIEVABLE, detail);
        }
        Reason reason = error == TokenError.INVALID_GRANT && asking == Asking.BY_ASSERTION
                ? Reason.NEXT_HOP_TARGET_REFUSED
                : error.reason();
        return Traded.refused(reason, reason.kind() == Reason.Kind.INSUFFICIENT ? asked : Scopes.NONE, detail);
    }

    Traded failed(Failed failed) {
        return Traded.failed(failed.failure(), authority + ": " + failed.detail());
    }

    /** How it was asked. */
    private enum Asking {
        BY_EXCHANGE,
        BY_REDELEGATION,
        BY_ASSERTION
    }
}
