package org.bailiwick.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final Duration KEPT = Duration.ofMillis(1000);

    @Test
    void newToken_isNeitherAdmittedNorCalledBadWhileNobodyCanBeAsked() { // IN-11
        Ticket ticket = Ticket.good("t", 200, 10_000, KEPT);
        assertThat(ticket.right(Standing.WELL, 0, 5)).containsExactly(200);
        assertThat(ticket.right(Standing.DOWN, 0, 5)).containsExactly(503);
        assertThat(ticket.right(Standing.UNSURE, 0, 5)).containsExactly(200, 503);
        assertThat(ticket.kind(0, 5)).isEqualTo(Kind.NEW);
    }

    @Test
    void knownToken_isAdmittedWhateverTheAuthorityDoesUntilItsTime() { // IN-7
        Ticket ticket = Ticket.good("t", 200, 10_000, KEPT);
        ticket.answered(200, 0, 5);
        assertThat(ticket.right(Standing.DOWN, 990, 999)).containsExactly(200);
        assertThat(ticket.kind(990, 999)).isEqualTo(Kind.KNOWN);
        assertThat(ticket.right(Standing.DOWN, 999, 1001)).containsExactly(200, 503);
        assertThat(ticket.kind(999, 1001)).isEqualTo(Kind.FADING);
        assertThat(ticket.right(Standing.DOWN, 1005, 1006)).containsExactly(503);
        assertThat(ticket.right(Standing.WELL, 1005, 1006)).containsExactly(200);
    }

    @Test
    void answerFromMemory_lengthensNothing() {
        Ticket ticket = Ticket.good("t", 200, 10_000, KEPT);
        ticket.answered(200, 0, 5);
        ticket.answered(200, 500, 505);
        assertThat(ticket.right(Standing.DOWN, 1005, 1006)).containsExactly(503);
        ticket.answered(200, 1005, 1010);
        assertThat(ticket.right(Standing.DOWN, 2000, 2004)).containsExactly(200);
    }

    @Test
    void lapsedToken_isNotKnownAnyMore() { // IN-7
        Ticket ticket = Ticket.good("t", 403, 500, KEPT);
        ticket.answered(403, 0, 5);
        assertThat(ticket.right(Standing.DOWN, 490, 499)).containsExactly(403);
        assertThat(ticket.right(Standing.DOWN, 500, 501)).containsExactly(503);
        assertThat(ticket.right(Standing.WELL, 500, 501)).containsExactly(401);
        assertThat(ticket.kind(500, 501)).isEqualTo(Kind.LAPSED);
    }

    @Test
    void badToken_isNeverAdmitted() {
        Ticket ticket = Ticket.bad(Kind.RUBBISH, "t");
        assertThat(ticket.right(Standing.WELL, 0, 5)).containsExactly(401);
        assertThat(ticket.right(Standing.DOWN, 0, 5)).containsExactly(503);
        assertThat(ticket.right(Standing.UNSURE, 0, 5)).containsExactly(401, 503);
    }

    @Test
    void whatNobodyNeedBeAskedAbout_isAnsweredAsEver() {
        assertThat(Ticket.plain(Kind.NO_TOKEN, Optional.empty()).right(Standing.DOWN, 0, 5))
                .containsExactly(401);
        assertThat(Ticket.plain(Kind.MALFORMED, Optional.of("a b")).right(Standing.DOWN, 0, 5))
                .containsExactly(400);
    }

    @Test
    void token_doesNotPrint() {
        assertThat(Ticket.good("tell nobody", 200, 1, KEPT)).hasToString("Ticket[new]");
    }
}
