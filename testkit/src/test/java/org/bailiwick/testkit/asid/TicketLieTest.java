package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TicketLieTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    /** The answer of that endpoint to a ticket that is good. */
    private HttpResponse<String> answer(AsidEndpoint endpoint) throws Exception {
        return switch (endpoint) {
            case HANDSHAKE -> desk.post(endpoint, desk.ticket("handshake", "c_url", Desk.CALLBACK));
            case RESULT -> {
                Desk.Login login = desk.login(Visitor.as("alice"));
                yield desk.result(login.sid(), "a_code", login.parameter("a_code"));
            }
            default ->
                desk.refresh(desk.authority.session(desk.web, "alice").open().sid());
        };
    }

    private static Map<String, Object> stable(HttpResponse<String> response) throws Exception {
        Map<String, Object> members = Desk.json(response);
        members.replaceAll((name, value) -> name.startsWith("a_sid") || name.equals("a_url") ? "random" : value);
        members.remove("a_ticket");
        return members;
    }

    @ParameterizedTest
    @EnumSource
    void lie_isToldByItsEndpointUntilHonest(TicketLie lie) throws Exception {
        Map<String, Object> truth = stable(answer(lie.endpoint()));
        boolean ofRandom = lie.name().matches(".*(OF_ANOTHER|SHORT|SCRIPT|PLAIN|RELATIVE)");
        desk.authority.lie(lie);

        HttpResponse<String> told = answer(lie.endpoint());

        assertThat(told.statusCode()).isEqualTo(200);
        if (!ofRandom) {
            assertThat(isTruth(told, truth)).isFalse();
        }
        desk.authority.honest();
        assertThat(stable(answer(lie.endpoint()))).isEqualTo(truth);
    }

    private static boolean isTruth(HttpResponse<String> told, Map<String, Object> truth) {
        try {
            return stable(told).equals(truth);
        } catch (Exception notJson) {
            return false;
        }
    }

    @Test
    void sessionsInForce_areCountedAndEnded() throws Exception {
        assertThat(desk.authority.sessions()).isZero();
        Session session = desk.authority.session(desk.web, "alice").open();
        desk.authority.session(desk.web, "alice").open();
        Session next = session.refresh();
        assertThat(desk.authority.sessions()).isEqualTo(2);
        next.revoke();
        assertThat(desk.authority.sessions()).isEqualTo(1);
        desk.authority.revokeAll();
        assertThat(desk.authority.sessions()).isZero();
        assertThat(desk.isActive(next)).isFalse();
    }
}
