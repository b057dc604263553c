package org.bailiwick.login;

import java.util.concurrent.CompletionStage;

/**
 * Keeps what anybody can cause, by visiting or by coming back from a login, apart from what belongs to those who have logged in: a
 * flood of the one must not be the end of the other.
 */
final class SplitTicketDesk implements TicketDesk {
    private final TicketDesk strangers;
    private final TicketDesk people;

    /**
     * Two ways to one authority.
     *
     * @param strangers for logins that begin and end
     * @param people for sessions that there are
     */
    SplitTicketDesk(TicketDesk strangers, TicketDesk people) {
        this.strangers = strangers;
        this.people = people;
    }

    @Override
    public <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        TicketDesk desk = switch (question.step()) {
            case HANDSHAKE, RESULT -> strangers;
            case REFRESH, REVOKE -> people;
        };
        return desk.ask(question);
    }
}
