package org.bailiwick.login;

import java.util.Optional;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/**
 * What answers to one ticket mean.
 *
 * @param <T> what comes of it
 */
interface TicketMeaning<T> {
    /**
     * What an answer of a status that is no error means.
     *
     * @param answered with status 200 or 202
     * @param members its members
     */
    TicketAnswer<T> read(Answered answered, Claims members);

    /** What an error decides over what was asked about; nothing for one that has no business here. */
    Optional<T> decidedBy(TicketError error);
}
