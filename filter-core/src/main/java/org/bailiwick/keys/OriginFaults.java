package org.bailiwick.keys;

import java.net.URI;
import org.bailiwick.event.Reason;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;

/** What it means when an issuer does not answer as it should: it could not be asked, or it cannot be believed. */
final class OriginFaults {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private OriginFaults() {}

    static KeyFetch of(URI uri, Answer.Failed failed) {
        String detail = spell(uri) + ": " + failed.detail();
        return switch (failed.why()) {
            case UNREACHABLE, TIMED_OUT -> new KeyFetch.Unreachable(detail);
            case BUSY -> new KeyFetch.Unreachable(detail, Reason.AUTHORITY_BUSY);
            case TOO_LARGE, FORBIDDEN -> new KeyFetch.Invalid(detail);
        };
    }

    /** For every status but 200. */
    static KeyFetch ofStatus(URI uri, Answered answered) {
        String detail = spell(uri) + ": status " + answered.status() + " (expected: 200)";
        return isPassing(answered) ? new KeyFetch.Unreachable(detail) : new KeyFetch.Invalid(detail);
    }

    static KeyFetch invalid(URI uri, String whatIsWrong) {
        return new KeyFetch.Invalid(spell(uri) + ": " + whatIsWrong);
    }

    /** Whether the issuer itself says that it cannot answer now. */
    static boolean isPassing(Answered answered) {
        return answered.status() == TOO_MANY_REQUESTS || answered.status() >= SERVER_ERROR;
    }

    /** The URI without its query, which may hold an access key. */
    private static String spell(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
