package org.bailiwick.transport;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;

/** What the client's exceptions mean. */
final class Failures {
    private Failures() {}

    static Failed of(Throwable met) {
        Throwable cause = met instanceof CompletionException && met.getCause() != null ? met.getCause() : met;
        Why why = why(cause);
        boolean unsent = why == Why.BUSY || isBeforeConnecting(cause) || cause instanceof UnknownHostException;
        return new Failed(why, detail(cause), unsent);
    }

    /** Whether nothing was sent yet, so that another address of the same host may be tried. */
    static boolean isBeforeConnecting(Throwable met) {
        return met instanceof ConnectException || met instanceof ConnectTimeoutException;
    }

    private static Why why(Throwable cause) {
        if (cause instanceof BoundedAnswer.TooLarge || cause instanceof MessageConstraintException) {
            return Why.TOO_LARGE;
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return Why.BUSY;
        }
        return cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException)
                ? Why.TIMED_OUT
                : Why.UNREACHABLE;
    }

    /** Only messages that speak of the connection are repeated: others may quote what the other side sent. */
    private static String detail(Throwable cause) {
        boolean speaksOfConnection = isBeforeConnecting(cause)
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || cause instanceof BoundedAnswer.TooLarge;
        String name = cause.getClass().getSimpleName();
        return speaksOfConnection ? name + ": " + cause.getMessage() : name;
    }
}
