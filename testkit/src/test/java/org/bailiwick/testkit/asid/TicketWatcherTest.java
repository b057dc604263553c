package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TicketWatcherTest {
    private final Desk desk = new Desk();
    private final List<SeenTicket> seen = new CopyOnWriteArrayList<>();
    private final List<Integer> answered = new CopyOnWriteArrayList<>();

    @BeforeEach
    void watch() {
        desk.authority.watch(ticket -> {
            seen.add(ticket);
            return answered::add;
        });
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void ticket_isSeenAndAnsweredAsEver() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"), "c_grant", List.of("reader"));
        Desk.ok(desk.result(login.sid(), "a_code", login.parameter("a_code")));

        assertThat(seen)
                .map(SeenTicket::endpoint)
                .containsExactly(AsidEndpoint.HANDSHAKE, AsidEndpoint.RESULT); // nobody sends a ticket to the page
        assertThat(seen).map(SeenTicket::consumer).containsOnly("web-1");
        assertThat(seen.get(0).names()).contains("ticket", "c_url", "c_grant");
        assertThat(answered).containsExactly(200, 200);
    }

    @Test
    void ticket_isSeenWithoutWhatNobodyIsToKnow() throws Exception {
        Session session = desk.authority.session(desk.web, "alice").open();

        assertThat(desk.isActive(session)).isTrue();

        assertThat(seen).singleElement().satisfies(ticket -> {
            assertThat(ticket.endpoint()).isEqualTo(AsidEndpoint.VERIFY);
            assertThat(ticket.names()).containsExactlyInAnyOrder("ticket", "c_id", "a_sid", "a_uid", "proof");
            assertThat(ticket.toString()).doesNotContain(session.sid(), session.uid());
        });
    }

    @Test
    void whatIsNoTicket_isSeenAsNobodys() throws Exception {
        desk.post(AsidEndpoint.REFRESH, "a_sid=0001");
        desk.post(AsidEndpoint.REFRESH, "{\"c_id\":1}");
        desk.post(AsidEndpoint.REFRESH, "\"" + "x".repeat(10_000));

        assertThat(seen).hasSize(3).allMatch(ticket -> ticket.consumer().isEmpty());
        assertThat(answered).containsOnly(400);
    }

    @Test
    void proof_isTheSameHoweverTheSessionWasOpened() {
        Session session = desk.authority.session(desk.web, "alice").open();
        URI files = URI.create(Desk.API + "/files");

        assertThat(desk.web
                        .proof(session.sid(), session.uid(), Desk.API)
                        .request("GET", files)
                        .at(desk.watch.instant())
                        .nonce("once")
                        .authorization())
                .isEqualTo(desk.web
                        .proof(session, Desk.API)
                        .request("GET", files)
                        .nonce("once")
                        .authorization());
    }
}
