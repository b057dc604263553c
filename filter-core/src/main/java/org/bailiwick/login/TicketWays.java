package org.bailiwick.login;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.bailiwick.authority.BreakingWay;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.authority.Way;

/**
 * The ways to put tickets to one authority, put together. What anybody can cause, by visiting or by coming back from a login, is
 * kept apart from what belongs to those who have logged in: a flood of the one must not be the end of the other.
 */
final class TicketWays {
    /** So many questions that anybody can cause are put to the authority at a time. */
    static final int STRANGERS_QUESTIONS = 16;

    private final HttpTicketDesk desk;
    private final LoginReports reports;
    private final Circuit strangers;
    private final Circuit people;
    private final AtomicInteger strangersInFlight = new AtomicInteger();
    private final LongSupplier ticker;

    /**
     * The ways to a desk.
     *
     * @param strangers whether it is left alone by logins that begin and end
     * @param people whether it is left alone by sessions that there are
     * @param ticker nanoseconds
     */
    TicketWays(HttpTicketDesk desk, LoginReports reports, Circuit strangers, Circuit people, LongSupplier ticker) {
        this.desk = desk;
        this.reports = reports;
        this.strangers = strangers;
        this.people = people;
        this.ticker = ticker;
    }

    /** For logins that begin and end. */
    <T> Way<TicketQuestion<T>, TicketAnswer<T>> ofStrangers() {
        Way<TicketQuestion<T>, TicketAnswer<T>> way = tried();
        way = new BreakingWay<>(way, new TicketKind<>(), strangers);
        // Above the circuit: who is turned away at the door says nothing of the authority.
        way = new CrowdedTickets<>(way, strangersInFlight, STRANGERS_QUESTIONS);
        return reported(way);
    }

    /** For sessions that there are. */
    <T> Way<TicketQuestion<T>, TicketAnswer<T>> ofPeople() {
        Way<TicketQuestion<T>, TicketAnswer<T>> way = tried();
        way = new BreakingWay<>(way, new TicketKind<>(), people);
        return reported(way);
    }

    /** For what is asked in the background: what fails there is no reason to leave the authority alone for others. */
    <T> Way<TicketQuestion<T>, TicketAnswer<T>> inTheBackground() {
        return reported(tried());
    }

    private <T> Way<TicketQuestion<T>, TicketAnswer<T>> tried() {
        TicketKind<T> kind = new TicketKind<>();
        Way<TicketQuestion<T>, TicketAnswer<T>> way = desk::ask;
        way = new NeverThrowingWay<>(way, kind); // first: a bug is an outcome like others, and a probe must end
        return new RetryingWay<>(way, kind, ticker); // beneath the circuits: two attempts, one outcome
    }

    private <T> Way<TicketQuestion<T>, TicketAnswer<T>> reported(Way<TicketQuestion<T>, TicketAnswer<T>> unreported) {
        Way<TicketQuestion<T>, TicketAnswer<T>> way = new ReportingTickets<>(unreported, reports, ticker);
        return new NeverThrowingWay<>(way, new TicketKind<>()); // last: the backstop for all of them
    }
}
