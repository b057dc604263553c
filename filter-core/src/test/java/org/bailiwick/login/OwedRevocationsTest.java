package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.ConsumerOverWeb.METADATA;
import static org.bailiwick.login.ConsumerOverWeb.NOW;
import static org.bailiwick.login.ConsumerOverWeb.REFRESH;
import static org.bailiwick.login.ConsumerOverWeb.REVOKE;
import static org.bailiwick.login.ConsumerOverWeb.SID;
import static org.bailiwick.login.ConsumerOverWeb.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.LoginEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.login.SessionConsumer.NotRevoked;
import org.bailiwick.login.SessionConsumer.Renewed;
import org.bailiwick.transport.Answer;
import org.junit.jupiter.api.Test;

/** Sessions that have ended here, and whose authority could not be told. */
class OwedRevocationsTest {
    private static final Answer DOWN = json(503, Map.of());
    private static final Answer DONE = json(200, Map.of());
    private static final Instant END = NOW.plusSeconds(900);

    private final ConsumerOverWeb web = new ConsumerOverWeb();

    private void revoke(String sid) {
        web.consumer().revoke(sid, END);
    }

    private long revocations() {
        return web.asked().stream().filter(REVOKE::equals).count();
    }

    @Test
    void revocationThatFailed_isTriedAgainUntilTheAuthorityKnows() {
        web.at(REVOKE, DOWN, DOWN, DOWN, DONE);
        assertThat(web.revoke()).isEqualTo(new NotRevoked(Reason.AUTHORITY_UNREACHABLE));
        assertThat(web.alarms.ring()).isEqualTo(Duration.ofSeconds(1));
        assertThat(web.lastTicket()).isEqualTo(Map.of("ticket", "revoke", "c_id", "web-1", "a_sid", SID));
        assertThat(web.alarms.ring()).isEqualTo(Duration.ofSeconds(2));
        assertThat(web.alarms.ring()).isEqualTo(Duration.ofSeconds(4));
        assertThat(revocations()).isEqualTo(4);
        assertThat(web.events)
                .extracting(LoginEvent::outcome)
                .containsExactly(Outcome.UNREACHABLE, Outcome.UNREACHABLE, Outcome.UNREACHABLE, Outcome.DONE);

        web.alarms.ring(); // is there another?
        assertThat(web.alarms.size()).isZero();
        assertThat(revocations()).isEqualTo(4);
    }

    @Test
    void revocationThatSucceeded_leavesNothingToDo() {
        web.revoke();
        assertThat(web.alarms.size()).isZero();
    }

    @Test
    void sessionThatIsOver_isNotRevokedAnyMore() {
        web.at(REVOKE, DOWN);
        web.revoke();
        web.clock.set(END);
        web.alarms.ring();
        assertThat(revocations()).isEqualTo(1);
        assertThat(web.alarms.size()).isZero();
        web.revoke();
        assertThat(web.alarms.size()).isZero();
    }

    @Test
    void severalSessions_areRevokedOneAtATime() {
        web.at(REVOKE, DOWN);
        revoke("a");
        revoke("b");
        revoke("c");
        assertThat(web.alarms.size()).isEqualTo(1);
        List<CompletableFuture<Answer>> open = web.silentAt(REVOKE);
        web.alarms.ring();
        assertThat(open).hasSize(1);
        assertThat(web.alarms.size()).isZero();
        assertThat(web.lastTicket()).containsEntry("a_sid", "a");

        open.get(0).complete(DONE);
        assertThat(web.alarms.ring()).isEqualTo(Duration.ZERO);
        assertThat(open).hasSize(2);
        assertThat(web.lastTicket()).containsEntry("a_sid", "b");
    }

    @Test
    void sessionThatTheAuthorityCannotRevoke_keepsNoOtherWaiting() {
        web.at(REVOKE, DOWN);
        revoke("a");
        revoke("b");
        web.alarms.ring();
        assertThat(web.lastTicket()).containsEntry("a_sid", "a");
        web.at(REVOKE, DONE);
        web.alarms.ring();
        assertThat(web.lastTicket()).containsEntry("a_sid", "b");
        web.alarms.ring();
        assertThat(web.lastTicket()).containsEntry("a_sid", "a");
    }

    @Test
    void moreThanThereIsRoomFor_areNotKept() {
        web.at(REVOKE, DOWN);
        for (int i = 0; i < OwedRevocations.MOST + 5; i++) {
            revoke("sid-" + i);
        }
        web.at(REVOKE, DONE);
        long before = revocations();
        for (int rings = 0; web.alarms.size() > 0; rings++) {
            assertThat(rings).isLessThan(2 * OwedRevocations.MOST);
            web.alarms.ring();
        }
        assertThat(revocations() - before).isEqualTo(OwedRevocations.MOST);
    }

    @Test
    void authorityThatHasNoRevocation_isNotAskedAgain() {
        web.at(
                METADATA,
                json(200, ConsumerOverWeb.with(ConsumerOverWeb.metadata(), "revoke_endpoint", Optional.empty())));
        assertThat(web.revoke()).isEqualTo(new NotRevoked(Reason.AUTHORITY_ANSWER_INVALID));
        assertThat(web.alarms.size()).isZero();
    }

    @Test
    void answerThatMakesNoSense_isNoReasonToGiveUp() {
        web.at(REVOKE, json(404, Map.of()), DONE);
        web.revoke();
        web.alarms.ring();
        assertThat(revocations()).isEqualTo(2);
    }

    @Test
    void whatFailsInTheBackground_keepsNoSessionFromBeingRefreshed() {
        web.at(REVOKE, DOWN);
        web.revoke();
        for (int i = 0; i < 10; i++) {
            web.alarms.ring();
        }
        assertThat(web.refresh()).isInstanceOf(Renewed.class);
        assertThat(web.asked()).endsWith(REFRESH);
    }

    @Test
    void afterTheEnd_nobodyIsTold() {
        web.at(REVOKE, DOWN);
        web.revoke();
        web.consumers.close();
        web.alarms.ring();
        assertThat(revocations()).isEqualTo(1);
        web.revoke();
        assertThat(revocations()).isEqualTo(2);
        assertThat(web.alarms.size()).isZero();
    }

    @Test
    void questionThatFailsAfterTheEnd_isTheLast() {
        web.at(REVOKE, DOWN);
        web.revoke();
        List<CompletableFuture<Answer>> open = web.silentAt(REVOKE);
        web.alarms.ring();
        web.consumers.close();
        open.get(0).complete(DOWN);
        assertThat(open).hasSize(1);
        assertThat(web.alarms.size()).isZero();
    }
}
