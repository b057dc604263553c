package org.bailiwick.benchmarks.outage;

import java.io.IOException;
import java.time.InstantSource;

/** Makes one request after the other, and holds each answer to what is right. For one thread. */
record Caller(Door door, Wallet wallet, Timeline timeline, Tally tally, InstantSource clock) {
    /** Presents all of its tokens for the first time. */
    void introduce() {
        wallet.known().forEach(this::present);
    }

    /** Makes one request. */
    void call() {
        present(wallet.next(clock.millis()));
    }

    private void present(Ticket ticket) {
        long begun = System.nanoTime();
        long sent = clock.millis();
        int status = statusOf(ticket);
        long received = clock.millis();
        long micros = (System.nanoTime() - begun) / 1000;
        Standing standing = timeline.during(sent, received);
        boolean right = ticket.right(standing, sent, received).contains(status);
        tally.count(ticket.kind(sent, received), standing, status, right, micros);
        if (ticket.isGranted(status) && ticket.hadToBeAsked(sent)) {
            timeline.admitted(received);
        }
        ticket.answered(status, sent, received);
        wallet.answered(ticket, status, received);
    }

    private int statusOf(Ticket ticket) {
        try {
            return door.status(ticket.token());
        } catch (IOException e) {
            tally.remark(e.toString());
            return Tally.NONE;
        }
    }
}
