package org.bailiwick.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/**
 * The login of one domain: who a browser's cookies say it is, how one that says nothing is sent to the authority, and what is
 * served when it comes back. Safe for use by many threads; no method throws or blocks, and no stage completes exceptionally.
 */
public interface Login {
    /** The domain's configured name. */
    String domain();

    /**
     * Who has sent the request, by its cookies. An A_SID that is about to end is traded first (CS-5): those that come meanwhile
     * wait for the same.
     */
    CompletionStage<Arrival> arrive(InboundRequest request);

    /**
     * What becomes of a request whose session the authority does not take: it may have been traded while the request was on its
     * way, and is then somebody's still; otherwise the login has ended (AS-16, CS-6).
     */
    CompletionStage<Arrival> rejected(InboundRequest request, Arrival.Person person);

    /** Whether the request is one that a person waits for at a browser, and can be answered by sending them away. */
    boolean isVisit(InboundRequest request);

    /**
     * A refusal as a person is shown it who waits for a page, be it with a form that was filled in: a page in place of the problem
     * document, with the same status and the same fields. For anybody else it stays what it is.
     *
     * @param reason why
     * @param refusal the answer with a problem document
     */
    HttpAnswer shown(InboundRequest request, Reason reason, HttpAnswer refusal);

    /** Begins a login for such a request, which is taken up again after it (CS-1). */
    CompletionStage<Beginning> begin(InboundRequest request);

    /** What is answered where the login has an endpoint at the request's path: the callback, or the logout. */
    Optional<CompletionStage<Page>> served(InboundRequest request);
}
