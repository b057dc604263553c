package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void redirect_namesLoginThatDoesNotTellTheSid() throws Exception {
        Map<String, Object> redirect = desk.handshake("c_grant", List.of("reader"), "c_state", "s-1");

        assertThat(redirect)
                .containsOnlyKeys("ticket", "a_sid", "a_url", "a_exp")
                .containsEntry("ticket", "redirect")
                .containsEntry("a_exp", "2026-11-21T12:10:00Z");
        assertThat((String) redirect.get("a_sid")).matches("[A-Za-z0-9_-]{43,128}");
        assertThat((String) redirect.get("a_url"))
                .startsWith(desk.authority.uri(AsidEndpoint.LOGIN) + "?a_handle=")
                .doesNotContain((String) redirect.get("a_sid"));
        assertThat(desk.handshake().get("a_sid")).isNotEqualTo(redirect.get("a_sid"));
    }

    @Test
    void urlThatIsRegisteredOtherwise_isRefused() throws Exception {
        for (String url : List.of(
                Desk.CALLBACK + "/",
                Desk.CALLBACK + "?a=b",
                "https://APP.example.com/callback",
                "http://app.example.com/callback",
                "https://evil.example/callback",
                "mailto:alice@example.com",
                "/callback")) {
            Desk.assertRefused(
                    desk.post(AsidEndpoint.HANDSHAKE, desk.ticket("handshake", "c_url", url)),
                    TicketError.INVALID_C_URL);
        }
        Desk.assertRefused(
                desk.post(AsidEndpoint.HANDSHAKE, desk.ticket("handshake", "c_url", "https://[evil")),
                TicketError.INVALID_REQUEST);
    }

    @Test
    void consumerWithoutUrl_logsNobodyIn() throws Exception {
        Consumer machine = Consumer.builder("machine").build();
        desk.authority.register(machine);
        Map<String, Object> ticket = desk.ticket("handshake", "c_url", Desk.CALLBACK);
        ticket.put("c_id", "machine");
        ticket.put("c_secret", machine.secret());

        Desk.assertRefused(desk.post(AsidEndpoint.HANDSHAKE, ticket), TicketError.CONSUMER_NOT_ALLOWED); // AS-9
    }

    @ParameterizedTest
    @ValueSource(strings = {"c_grant", "c_scope"})
    void moreThanTheConsumerMayAsk_isRefused(String member) throws Exception {
        Map<String, Object> ticket = desk.ticket("handshake", "c_url", Desk.CALLBACK, member, List.of("everything"));

        Desk.assertRefused(desk.post(AsidEndpoint.HANDSHAKE, ticket), TicketError.CONSUMER_NOT_ALLOWED); // AS-9
    }

    @Test
    void otherAddress_isRefused() throws Exception {
        Consumer elsewhere = Consumer.builder("web-1")
                .url(Desk.CALLBACK)
                .from("192.0.2.1", "192.0.2.2")
                .build();
        desk.authority.register(elsewhere);
        Map<String, Object> ticket = desk.ticket("handshake", "c_url", Desk.CALLBACK);
        ticket.put("c_secret", elsewhere.secret());

        Desk.assertRefused(desk.post(AsidEndpoint.HANDSHAKE, ticket), TicketError.CONSUMER_NOT_ALLOWED); // AS-9

        Consumer here =
                Consumer.builder("web-1").url(Desk.CALLBACK).from("127.0.0.1").build();
        desk.authority.register(here);
        ticket.put("c_secret", here.secret());
        assertThat(desk.post(AsidEndpoint.HANDSHAKE, ticket).statusCode()).isEqualTo(200);
    }

    @Test
    void otherMembers_areWithinBounds() throws Exception {
        for (Object[] pair : new Object[][] {
            {"c_state", ""},
            {"c_state", "s".repeat(513)},
            {"c_state", "a\nb"},
            {"c_state", 7},
            {"c_grant", "reader"},
            {"c_grant", List.of("reader", "reader")},
            {"c_grant", List.of("two words")},
            {"c_scope", List.of(1)},
            {"resources", List.of("https://unknown.example")},
            {"c_url", ""},
            {"c_url", List.of(Desk.CALLBACK)}
        }) {
            Map<String, Object> ticket = desk.ticket("handshake", "c_url", Desk.CALLBACK);
            ticket.put((String) pair[0], pair[1]);

            Desk.assertRefused(desk.post(AsidEndpoint.HANDSHAKE, ticket), TicketError.INVALID_REQUEST);
        }
    }

    @Test
    void loopbackUrl_needsNoHttps() throws Exception {
        Consumer local =
                Consumer.builder("web-1").url("http://127.0.0.1:8080/back?x=1").build();
        desk.authority.register(local);
        Map<String, Object> ticket = desk.ticket("handshake", "c_url", "http://127.0.0.1:8080/back?x=1");
        ticket.put("c_secret", local.secret());
        Map<String, Object> redirect = Desk.ok(desk.post(AsidEndpoint.HANDSHAKE, ticket));

        assertThat(Visitor.as("alice").allow(URI.create((String) redirect.get("a_url"))))
                .asString()
                .startsWith("http://127.0.0.1:8080/back?x=1&a_handle=");
    }

    @Test
    void tooManyLogins_areRefusedUntilTheyAreOver() throws Exception {
        try (Desk small = new Desk(SessionAuthority.builder().limit(2))) {
            small.handshake();
            small.handshake();
            var third = small.post(AsidEndpoint.HANDSHAKE, small.ticket("handshake", "c_url", Desk.CALLBACK));

            Desk.assertRefused(third, TicketError.TEMPORARILY_UNAVAILABLE);
            assertThat(third.headers().firstValue("Retry-After")).contains("1");

            small.watch.advance(Duration.ofMinutes(10));
            assertThat(small.handshake()).containsKey("a_sid");
        }
    }
}
