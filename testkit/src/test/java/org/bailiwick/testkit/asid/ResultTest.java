package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ResultTest {
    private static final Object[] ASKED = {"c_grant", List.of("reader", "admin"), "c_scope", List.of("email")};

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private HttpResponse<String> result(Desk.Login login) throws Exception {
        return desk.result(login.sid(), "a_code", login.parameter("a_code"));
    }

    @Test
    void everythingAllowed_isGranted() throws Exception {
        Desk.Login login =
                desk.login(Visitor.as("alice").granting("reader", "admin").sharing("email"), ASKED);

        Map<String, Object> result = Desk.ok(result(login));
        assertThat(result)
                .containsEntry("ticket", "result")
                .containsEntry("state", "granted")
                .containsEntry("a_sid", login.sid())
                .containsEntry("a_uid", "u-8842")
                .containsEntry("c_grant", Map.of("reader", true, "admin", true))
                .containsEntry("c_scope", Map.of("email", true))
                .containsEntry("a_exp", "2026-11-21T12:10:00Z")
                .containsOnlyKeys("ticket", "a_sid", "state", "a_uid", "c_grant", "c_scope", "a_exp", "a_ticket");
    }

    @Test
    void whatWasNotTicked_isFalseAndNotAbsent() throws Exception {
        Map<String, Object> result =
                Desk.ok(result(desk.login(Visitor.as("alice").granting("reader"), ASKED)));

        assertThat(result)
                .containsEntry("state", "partial")
                .containsEntry("c_grant", Map.of("reader", true, "admin", false)) // AS-8
                .containsEntry("c_scope", Map.of("email", false));
    }

    @Test
    void signedTicket_saysTheSameForItsResources() throws Exception {
        Desk.Login login = desk.login(
                Visitor.as("alice").granting("reader"),
                "c_grant",
                List.of("reader", "admin"),
                "resources",
                List.of(Desk.API));
        JsonWebSignature ticket = new JsonWebSignature();
        ticket.setCompactSerialization((String) Desk.ok(result(login)).get("a_ticket"));
        ticket.setKey(desk.authority.keys().key(ticket.getKeyIdHeaderValue()).publicKey());

        assertThat(ticket.getHeader("typ")).isEqualTo("asid-result+jwt"); // AS-5
        assertThat(ticket.getAlgorithmHeaderValue()).isEqualTo("ES256");
        Map<String, Object> claims = JsonUtil.parseJson(ticket.getPayload());
        assertThat(claims)
                .containsEntry("iss", desk.authority.authority())
                .containsEntry("aud", List.of(Desk.API))
                .containsEntry("sub", "u-8842")
                .containsEntry("client_id", "web-1")
                .containsEntry("iat", desk.watch.instant().getEpochSecond())
                .containsEntry("exp", desk.watch.instant().getEpochSecond() + 600)
                .containsEntry("asid_h", Secrets.hash(login.sid())) // AS-6
                .containsEntry("c_grant", Map.of("reader", true, "admin", false))
                .containsEntry("c_scope", Map.of())
                .containsOnlyKeys(
                        "iss", "aud", "sub", "client_id", "iat", "exp", "jti", "asid_h", "c_grant", "c_scope");
    }

    @Test
    void signedTicket_isLeftOutBySettingOrForNobody() throws Exception {
        try (Desk plain = new Desk(SessionAuthority.builder().withoutSignedTickets())) {
            Desk.Login login = plain.login(Visitor.as("alice"));
            assertThat(Desk.ok(plain.result(login.sid(), "a_code", login.parameter("a_code"))))
                    .doesNotContainKey("a_ticket");
        }
    }

    @Test
    void denial_namesNobody() throws Exception {
        Map<String, Object> redirect = desk.handshake(ASKED);
        URI back = Visitor.as("alice").granting("reader").deny(URI.create((String) redirect.get("a_url")));
        Desk.Login login = new Desk.Login((String) redirect.get("a_sid"), back);

        assertThat(Desk.ok(result(login)))
                .containsEntry("state", "denied")
                .containsEntry("c_grant", Map.of("reader", false, "admin", false))
                .containsEntry("c_scope", Map.of("email", false))
                .containsOnlyKeys("ticket", "a_sid", "state", "c_grant", "c_scope", "a_exp");
        Desk.assertRefused(desk.refresh(login.sid()), TicketError.INVALID_ASID);
    }

    @Test
    void barredPerson_fails() throws Exception {
        Map<String, Object> result = Desk.ok(result(desk.login(Visitor.as("mallory"), ASKED)));

        assertThat(result)
                .containsEntry("state", "failed")
                .containsEntry("error", "subject_not_allowed")
                .doesNotContainKeys("a_uid", "a_ticket");
    }

    @Test
    void undecided_isPending() throws Exception {
        String sid = (String) desk.handshake().get("a_sid");
        HttpResponse<String> response = desk.result(sid);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(Desk.json(response))
                .containsEntry("state", "pending")
                .containsOnlyKeys("ticket", "a_sid", "state", "a_exp");
        Desk.assertRefused(desk.result(sid, "a_code", "guess"), TicketError.INVALID_A_CODE);
    }

    @Test
    void code_isNeededAndRight() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        Desk.Login other = desk.login(Visitor.as("alice"));

        Desk.assertRefused(desk.result(login.sid()), TicketError.INVALID_A_CODE); // CS-3
        Desk.assertRefused(desk.result(login.sid(), "a_code", ""), TicketError.INVALID_A_CODE);
        Desk.assertRefused(desk.result(login.sid(), "a_code", other.parameter("a_code")), TicketError.INVALID_A_CODE);
        assertThat(Desk.ok(result(login))).containsEntry("state", "granted");
    }

    @Test
    void fixatedLogin_isWorthNothingWithoutTheVictimsCode() throws Exception {
        Map<String, Object> attackers = desk.handshake();
        URI unusedVictims = Visitor.as("alice").allow(URI.create((String) attackers.get("a_url")));

        Desk.assertRefused(desk.result((String) attackers.get("a_sid")), TicketError.INVALID_A_CODE); // CS-3
    }

    @Test
    void lateCode_isRefused() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        desk.watch.advance(Duration.ofMinutes(1));

        Desk.assertRefused(result(login), TicketError.INVALID_A_CODE);
    }

    @Test
    void codeThatComesTwice_endsTheSession() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        assertThat(result(login).statusCode()).isEqualTo(200);

        Desk.assertRefused(desk.result(login.sid(), "a_code", "guess"), TicketError.INVALID_A_CODE);
        Desk.assertRefused(desk.result(login.sid()), TicketError.INVALID_A_CODE);
        assertThat(desk.authority.session(desk.web, "alice")).isNotNull();
        Desk.assertRefused(result(login), TicketError.INVALID_A_CODE); // CS-3
        Desk.assertRefused(desk.refresh(login.sid()), TicketError.INVALID_ASID);
    }

    @Test
    void wrongCode_endsNothing() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        assertThat(result(login).statusCode()).isEqualTo(200);
        Desk.assertRefused(desk.result(login.sid(), "a_code", "guess"), TicketError.INVALID_A_CODE);

        assertThat(desk.refresh(login.sid()).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownOrOthersSid_isInvalid() throws Exception {
        Consumer other = Consumer.builder("web-2").build();
        desk.authority.register(other);
        Desk.Login login = desk.login(Visitor.as("alice"));
        Map<String, Object> stolen =
                desk.ticket("result_request", "a_sid", login.sid(), "a_code", login.parameter("a_code"));
        stolen.put("c_id", "web-2");
        stolen.put("c_secret", other.secret());

        Desk.assertRefused(desk.post(AsidEndpoint.RESULT, stolen), TicketError.INVALID_ASID);
        Desk.assertRefused(desk.result(Secrets.random(), "a_code", "c"), TicketError.INVALID_ASID);
        assertThat(Desk.ok(result(login))).containsEntry("state", "granted");
    }

    @Test
    void lateResult_isExpired() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        desk.watch.advance(Duration.ofMinutes(10));

        Desk.assertRefused(result(login), TicketError.ASID_EXPIRED);
    }

    @Test
    void time_isANumberBySetting() throws Exception {
        try (Desk numeric = new Desk(SessionAuthority.builder().numericTimes())) {
            assertThat(numeric.handshake())
                    .containsEntry("a_exp", numeric.watch.instant().getEpochSecond() + 600);
        }
    }

    @Test
    void seedLiteral_bringsBackTheSidAndGivesTheResultWithoutCode() throws Exception {
        try (Desk seed = new Desk(SessionAuthority.builder().seedLiteral())) {
            String pending = (String) seed.handshake().get("a_sid");
            assertThat(seed.result(pending).statusCode()).isEqualTo(202);
            Desk.Login login = seed.login(Visitor.as("alice").granting("reader"), ASKED);

            assertThat(login.parameter("a_sid")).isEqualTo(login.sid());
            assertThat(login.parameter("a_code") + login.parameter("a_handle")).isEmpty();
            Map<String, Object> result = Desk.ok(seed.result(login.sid()));
            assertThat(result).containsEntry("state", "partial").containsEntry("a_uid", "u-8842");
            Map<String, Object> again = Desk.ok(seed.result(login.sid()));
            assertThat(again).containsEntry("c_grant", result.get("c_grant"));

            seed.watch.advance(Duration.ofMinutes(10));
            Desk.assertRefused(seed.result(login.sid()), TicketError.ASID_EXPIRED);
        }
    }

    @Test
    void seedLiteral_tellsDenialAsOften() throws Exception {
        try (Desk seed = new Desk(SessionAuthority.builder().seedLiteral())) {
            Map<String, Object> redirect = seed.handshake();
            URI unusedBack = Visitor.as("alice").deny(URI.create((String) redirect.get("a_url")));

            for (int time = 0; time < 2; time++) {
                assertThat(Desk.ok(seed.result((String) redirect.get("a_sid")))).containsEntry("state", "denied");
            }
        }
    }
}
