package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailiwick.testkit.asid.SessionAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program and its authority; nobody is at the gateway's port. */
class SessionsTest {
    private final SessionAuthority authority = Sessions.settings().start();
    private final Sessions sessions = Sessions.of(authority, Ports.USUAL);
    private final Program program = sessions.program();

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void sessionOfTheProgram_isOpenedByItsTickets() {
        Held session = program.another();

        assertThat(session.uid()).isEqualTo("ivo");
        assertThat(session.sid()).matches("[A-Za-z0-9_-]{43,}");
        assertThat(session.ticket()).contains(".");
        assertThat(session).hasToString("Held[hidden]");
        assertThat(authority.sessions()).isEqualTo(1);
        assertThat(sessions.journal().open().steps())
                .filteredOn(step -> !step.isAnswer())
                .map(step -> step.words().get().split(" ", 3)[1])
                .containsExactly("/asid/handshake", "/asid/result");
    }

    @Test
    void session_isRefreshedAndRevoked() {
        Held session = program.another();

        Answer refreshed = program.refresh(session);
        assertThat(Program.said(refreshed, "a_sid_old")).isEqualTo(session.sid());
        assertThat(Program.said(refreshed, "a_sid")).isNotEqualTo(session.sid());

        assertThat(program.revoke(session).status()).isEqualTo(200);
        assertThat(authority.sessions()).isZero();
    }

    @Test
    void session_isShownInEachOfTheThreeModes() {
        Held session = program.another();
        Call call = Call.get("/files?since=yesterday");

        assertThat(program.proven(call, session).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.value()).startsWith("ASID c_id=\"program-1\", a_sid=\""));
        assertThat(program.ticketed(call, session).fields())
                .map(Call.Field::name)
                .containsExactly("Authorization", "A-Ticket");
        assertThat(program.secretly(call, session).fields())
                .map(Call.Field::name)
                .containsExactly("Authorization", "A-SID", "A-UID");
    }

    @Test
    void questionsOfTheGateway_areCountedAndTicketsOfTheProgramAreNot() {
        Page page = sessions.journal().turn();
        Held unusedHere = program.another();

        assertThat(Sessions.asked(page)).isEqualTo("0 asked");
        page.asked(Sessions.GATEWAY, Sessions.AUTHORITY, () -> "POST /asid/verify")
                .ended(200);
        assertThat(Sessions.asked(page)).isEqualTo("1 asked");
    }
}
