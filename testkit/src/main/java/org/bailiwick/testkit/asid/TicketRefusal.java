package org.bailiwick.testkit.asid;

import org.bailiwick.testkit.Reply;

/** A ticket is answered with an error. */
final class TicketRefusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final TicketError error;
    private final String description;

    /**
     * A refusal.
     *
     * @param description for whoever reads it; holds nothing of what came
     */
    TicketRefusal(TicketError error, String description) {
        super(error.code(), null, false, false);
        this.error = error;
        this.description = description;
    }

    static TicketRefusal invalidRequest(String description) {
        return new TicketRefusal(TicketError.INVALID_REQUEST, description);
    }

    static TicketRefusal invalidAsid() {
        return new TicketRefusal(TicketError.INVALID_ASID, "The A_SID is not one of yours that can be used.");
    }

    static TicketRefusal expired() {
        return new TicketRefusal(TicketError.ASID_EXPIRED, "The A_SID is past its A_EXP.");
    }

    TicketError error() {
        return error;
    }

    Reply reply() {
        return error.reply(description);
    }
}
