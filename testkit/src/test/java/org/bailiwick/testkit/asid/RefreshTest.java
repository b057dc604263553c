package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refresh and revocation: when an A_SID stops being good. */
final class RefreshTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static Session open(Desk at) {
        return at.authority
                .session(at.web, "alice")
                .granting("reader")
                .denying("admin")
                .open();
    }

    @Test
    void refresh_givesOldAndNewSid() throws Exception {
        Session session = open(desk);
        desk.watch.advance(Duration.ofMinutes(5));
        Map<String, Object> answer = Desk.ok(desk.refresh(session.sid()));

        assertThat(answer)
                .containsEntry("ticket", "refresh_result")
                .containsEntry("a_sid_old", session.sid())
                .containsEntry("a_exp", "2026-11-21T12:15:00Z")
                .containsOnlyKeys("ticket", "a_sid_old", "a_sid", "a_exp", "a_ticket");
        assertThat(answer.get("a_sid")).isNotEqualTo(session.sid());
    }

    @Test
    void supersededSid_isNotActiveAndConsentStays() throws Exception {
        Session old = open(desk);
        Session next = old.refresh();

        assertThat(desk.isActive(old)).isFalse(); // AS-16
        assertThat(Desk.ok(desk.ask(desk.api, desk.question(next))))
                .containsEntry("active", true)
                .containsEntry("c_grant", Map.of("reader", true, "admin", false)); // AS-8
    }

    @Test
    void overlap_keepsTheOldSidForSoLongAndIsAnnounced() throws Exception {
        try (Desk lenient = new Desk(SessionAuthority.builder().overlap(Duration.ofSeconds(30)))) {
            Session old = open(lenient);
            Map<String, Object> answer = Desk.ok(lenient.refresh(old.sid()));
            assertThat(answer).containsEntry("a_sid_overlap", 30L);

            lenient.watch.advance(Duration.ofSeconds(29));
            assertThat(Desk.ok(lenient.ask(lenient.api, lenient.question(old))))
                    .containsEntry("active", true) // AS-16
                    .containsEntry("a_exp", "2026-11-21T12:00:30Z");
            lenient.watch.advance(Duration.ofSeconds(1));
            assertThat(lenient.isActive(old)).isFalse(); // AS-16
        }
        assertThatThrownBy(() -> SessionAuthority.builder().overlap(Duration.ofSeconds(31)))
                .hasMessageContaining("overlap: PT31S");
    }

    @Test
    void endOfOverlap_isToldInWholeSeconds() throws Exception {
        try (Desk lenient = new Desk(SessionAuthority.builder().overlap(Duration.ofSeconds(30)))) {
            lenient.watch.advance(Duration.ofMillis(700));
            Session old = open(lenient);
            assertThat(lenient.refresh(old.sid()).statusCode()).isEqualTo(200);

            assertThat(Desk.ok(lenient.ask(lenient.api, lenient.question(old))))
                    .containsEntry("a_exp", "2026-11-21T12:00:30Z");
        }
    }

    @Test
    void overlap_doesNotOutliveTheExpiry() throws Exception {
        try (Desk lenient = new Desk(SessionAuthority.builder().overlap(Duration.ofSeconds(30)))) {
            Session old = open(lenient);
            lenient.watch.advance(Duration.ofSeconds(595));
            assertThat(lenient.refresh(old.sid()).statusCode()).isEqualTo(200);

            lenient.watch.advance(Duration.ofSeconds(5));
            assertThat(lenient.isActive(old)).isFalse(); // AS-7
        }
    }

    @Test
    void race_hasOneWinnerAndEndsNothing() throws Exception {
        Session session = open(desk);
        List<HttpResponse<String>> answers = atOnce(8, session);

        assertThat(answers.stream().filter(each -> each.statusCode() == 200)).hasSize(1);
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() == 200) {
                assertThat(desk.refresh((String) Desk.ok(answer).get("a_sid")).statusCode())
                        .isEqualTo(200);
            } else {
                Desk.assertRefused(answer, TicketError.REFRESH_CONFLICT);
            }
        }
    }

    private List<HttpResponse<String>> atOnce(int threads, Session session) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> pending = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            pending.add(pool.submit(() -> {
                go.await();
                return desk.refresh(session.sid());
            }));
        }
        go.countDown();
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> each : pending) {
            answers.add(each.get());
        }
        pool.shutdown();
        return answers;
    }

    @Test
    void lateRefreshOfSupersededSid_endsTheWholeSession() throws Exception {
        Session old = open(desk);
        Session next = old.refresh();
        desk.watch.advance(Duration.ofSeconds(5));

        Desk.assertRefused(desk.refresh(old.sid()), TicketError.INVALID_ASID);
        assertThat(desk.isActive(next)).isFalse();
        Desk.assertRefused(desk.refresh(next.sid()), TicketError.INVALID_ASID);
    }

    @Test
    void lateUseOfSupersededSid_endsTheWholeSession() throws Exception {
        Session old = open(desk);
        Session next = old.refresh();
        desk.watch.advance(Duration.ofSeconds(4));
        assertThat(desk.isActive(old)).isFalse(); // AS-16
        assertThat(desk.isActive(next)).isTrue();

        desk.watch.advance(Duration.ofSeconds(1));
        assertThat(desk.isActive(old)).isFalse(); // AS-16
        assertThat(desk.isActive(next)).isFalse();
    }

    @Test
    void unprovenUseOfSupersededSid_endsNothing() throws Exception {
        Session old = open(desk);
        Session next = old.refresh();
        desk.watch.advance(Duration.ofMinutes(1));
        Map<String, Object> question = desk.question(old);
        question.put("proof", desk.web.proof(old, Desk.OWN_API).passedOn());

        assertThat(Desk.ok(desk.ask(desk.api, question))).containsEntry("active", false);
        assertThat(desk.isActive(next)).isTrue();
    }

    @Test
    void expiredSid_isNotRefreshed() throws Exception {
        Session session = open(desk);
        desk.watch.advance(Duration.ofMinutes(10));

        assertThat(desk.isActive(session)).isFalse(); // AS-7
        Desk.assertRefused(desk.refresh(session.sid()), TicketError.ASID_EXPIRED); // CS-6
        assertThatThrownBy(session::refresh).hasMessageContaining("asid_expired");
    }

    @Test
    void session_endsHoweverOftenItIsRefreshed() throws Exception {
        try (Desk brief = new Desk(SessionAuthority.builder().sessionMaxAge(Duration.ofMinutes(15)))) {
            Session session = open(brief);
            brief.watch.advance(Duration.ofMinutes(9));
            Session next = session.refresh();
            assertThat(next.expires()).isEqualTo(Instant.parse("2026-11-21T12:15:00Z"));

            brief.watch.advance(Duration.ofMinutes(5));
            Session last = next.refresh();
            assertThat(last.expires()).isEqualTo(next.expires());
            brief.watch.advance(Duration.ofMinutes(1));
            Desk.assertRefused(brief.refresh(last.sid()), TicketError.ASID_EXPIRED);
        }
    }

    @Test
    void unknownOrOthersSid_isInvalid() throws Exception {
        Consumer other = Consumer.builder("web-2").build();
        desk.authority.register(other);
        Session session = open(desk);
        Map<String, Object> stolen = desk.ticket("refresh", "a_sid", session.sid());
        stolen.put("c_id", "web-2");
        stolen.put("c_secret", other.secret());

        Desk.assertRefused(desk.post(AsidEndpoint.REFRESH, stolen), TicketError.INVALID_ASID);
        Desk.assertRefused(desk.refresh(Secrets.random()), TicketError.INVALID_ASID);
        assertThat(desk.isActive(session)).isTrue();
    }

    @Test
    void revocation_endsTheWholeSessionAndSaysNothing() throws Exception {
        Session old = open(desk);
        Session next = old.refresh();

        for (String sid : List.of(old.sid(), old.sid(), Secrets.random(), "short")) {
            HttpResponse<String> answer = desk.revoke(sid);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{}");
        }
        assertThat(desk.isActive(next)).isFalse(); // AS-5
        Desk.assertRefused(desk.refresh(next.sid()), TicketError.INVALID_ASID);
    }

    @Test
    void revocation_isForOnesOwnSessions() throws Exception {
        Consumer other = Consumer.builder("web-2").build();
        desk.authority.register(other);
        Session session = open(desk);
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", session.sid());
        ticket.put("c_id", "web-2");
        ticket.put("c_secret", other.secret());

        assertThat(desk.post(AsidEndpoint.REVOKE, ticket).statusCode()).isEqualTo(200);
        assertThat(desk.isActive(session)).isTrue();
    }

    @Test
    void revocation_endsALoginToo() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        assertThat(desk.revoke(login.sid()).statusCode()).isEqualTo(200);

        Desk.assertRefused(desk.result(login.sid(), "a_code", login.parameter("a_code")), TicketError.INVALID_ASID);
    }

    @Test
    void tooManySids_areRefusedUntilTheyExpire() throws Exception {
        try (Desk small = new Desk(SessionAuthority.builder().limit(2))) {
            Session unusedFirst = open(small);
            Session second = open(small);
            Desk.assertRefused(small.refresh(second.sid()), TicketError.TEMPORARILY_UNAVAILABLE);
            assertThatThrownBy(() -> open(small)).hasMessageContaining("temporarily_unavailable");
            assertThat(small.isActive(second)).isTrue();

            small.watch.advance(Duration.ofMinutes(10));
            assertThat(small.isActive(open(small))).isTrue();
        }
    }
}
