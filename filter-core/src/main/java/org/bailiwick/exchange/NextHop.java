package org.bailiwick.exchange;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.bailiwick.token.Scopes;

/**
 * The way from a caller's request to one other service: gives the tokens that are sent there, and never the caller's own. Cheap to
 * make and bound to one caller; safe for use by many threads.
 */
public interface NextHop {
    /** What the file calls it. */
    String name();

    /** Where the service is: the first of the edge's {@code urls}. */
    URI uri();

    /** Whether the service is there: the token is for nobody else, and is not to be sent anywhere else. */
    boolean isAt(URI uri);

    /** The same for less: these scopes and no others. What the edge does not allow this caller is refused without a call (RD-2). */
    NextHop narrowedTo(Scopes scopes);

    /**
     * A token to send, remembered or got. The stage never completes exceptionally, and is complete at once when the token is
     * remembered.
     */
    CompletionStage<HopAnswer> token();

    /**
     * Another token than one that the service has refused with 401: fetched anew, unless somebody else has done so since. Whoever
     * is refused again gives up.
     */
    CompletionStage<HopAnswer> tokenInPlaceOf(HopToken refused);
}
