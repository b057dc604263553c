package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.TokenBuilder;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ticket has in common: its form, and how its sender shows who it is. */
final class TicketSyntaxTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"ticket\"",
                "{}{}",
                "{'ticket':'revoke'}",
                "{\"ticket\":\"revoke\",\"ticket\":\"revoke\"}",
                "{\"ticket\":\"revoke\"}",
                "{\"ticket\":\"revoke\",\"c_id\":7}",
                "{\"ticket\":\"refresh\",\"c_id\":\"web-1\"}",
                "{\"c_id\":\"web-1\"}",
                "\u0000",
                "{\"ticket\":\"revoke\",\"n\":99999999999999999999999999999999999999999}",
                "{\"ticket\":\"revoke\",\"n\":1e999999999}",
                "{\"ticket\":\"\\ud800\"}",
                "{\"ticket\":\"revoke\"} and more"
            })
    void malformedTicket_isInvalidRequest(String body) throws Exception {
        Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, body), TicketError.INVALID_REQUEST);
    }

    @Test
    void longTicket_isInvalidRequest() throws Exception {
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", "s", "padding", "x".repeat(8 * 1024));

        Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, ticket), TicketError.INVALID_REQUEST);
    }

    @Test
    void deepTicket_isInvalidRequest() throws Exception {
        String deep = "{\"ticket\":\"revoke\",\"a\":" + "[".repeat(4000) + "]".repeat(4000) + "}";

        Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, deep), TicketError.INVALID_REQUEST);
    }

    @Test
    void otherMediaTypeOrQuery_isInvalidRequest() throws Exception {
        String body = JsonUtil.toJson(desk.ticket("revoke", "a_sid", "s"));

        Desk.assertRefused(
                desk.post(AsidEndpoint.REVOKE, body, "Content-Type", "text/plain"), TicketError.INVALID_REQUEST);
        Desk.assertRefused(
                Desk.send(HttpRequest.newBuilder(URI.create(desk.authority.uri(AsidEndpoint.REVOKE) + "?a_sid=s"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))),
                TicketError.INVALID_REQUEST);
    }

    @Test
    void octetsThatAreNotUtf8_areInvalidRequest() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.authority.uri(AsidEndpoint.REVOKE))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));

        Desk.assertRefused(Desk.send(request), TicketError.INVALID_REQUEST);
    }

    @Test
    void unknownMembers_areIgnored() throws Exception {
        assertThat(desk.post(AsidEndpoint.REVOKE, desk.ticket("revoke", "a_sid", "s", "unheard", List.of(1)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = AsidEndpoint.class,
            names = {"HANDSHAKE", "RESULT", "REFRESH", "VERIFY", "REVOKE"})
    void otherMethod_isNotAllowed(AsidEndpoint endpoint) throws Exception {
        HttpResponse<String> response = Desk.send(HttpRequest.newBuilder(desk.authority.uri(endpoint)));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void wrongSecretAndUnknownConsumer_areAnsweredAlike() throws Exception {
        Map<String, Object> wrong = desk.ticket("revoke", "a_sid", "s");
        wrong.put("c_secret", "wrong");
        Map<String, Object> unknown = desk.ticket("revoke", "a_sid", "s");
        unknown.put("c_id", "nobody");
        Map<String, Object> silent = desk.ticket("revoke", "a_sid", "s");
        silent.remove("c_secret");

        HttpResponse<String> first = desk.post(AsidEndpoint.REVOKE, wrong);
        Desk.assertRefused(first, TicketError.INVALID_CONSUMER);
        assertThat(first.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"consumers\"");
        assertThat(desk.post(AsidEndpoint.REVOKE, unknown).body()).isEqualTo(first.body());
        assertThat(desk.post(AsidEndpoint.REVOKE, silent).body()).isEqualTo(first.body());
    }

    @Test
    void basic_showsWhoCalls() throws Exception {
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", "s");
        ticket.remove("c_secret");

        assertThat(desk.post(AsidEndpoint.REVOKE, ticket, "Authorization", desk.web.basic())
                        .statusCode())
                .isEqualTo(200);
        for (String other : List.of(
                BasicCredentials.authorization("web-1", "wrong"),
                BasicCredentials.authorization("nobody", desk.web.secret()),
                "Basic !",
                "Bearer " + desk.web.secret())) {
            Desk.assertRefused(
                    desk.post(AsidEndpoint.REVOKE, ticket, "Authorization", other), TicketError.INVALID_CONSUMER);
        }
    }

    @Test
    void basic_takesFormEncodedPartsToo() throws Exception {
        desk.authority.register(Consumer.builder("web-1").secret("a b:c%").build());
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", "s");
        ticket.remove("c_secret");

        for (String secret : List.of("a b:c%", "a+b%3Ac%25")) {
            String basic = BasicCredentials.authorization("web-1", secret);
            assertThat(desk.post(AsidEndpoint.REVOKE, ticket, "Authorization", basic)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void twoAuthentications_areInvalidRequest() throws Exception {
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", "s");

        Desk.assertRefused(
                desk.post(AsidEndpoint.REVOKE, ticket, "Authorization", desk.web.basic()), TicketError.INVALID_REQUEST);
        ticket.put("c_assertion", "a.b.c");
        Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, ticket), TicketError.INVALID_REQUEST);
        ticket.remove("c_secret");
        Desk.assertRefused(
                desk.post(AsidEndpoint.REVOKE, ticket, "Authorization", desk.web.basic()), TicketError.INVALID_REQUEST);
        Desk.assertRefused(
                desk.post(
                        AsidEndpoint.REVOKE, ticket, "Authorization", desk.web.basic(), "Authorization", "Basic eA=="),
                TicketError.INVALID_REQUEST);
    }

    @Test
    void assertion_showsWhoCallsOnceAndIsTheOnlyWay() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.ES256);
        Consumer signing = Consumer.builder("web-1").key(key.jwk()).build();
        desk.authority.register(signing);
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", "s");
        ticket.put("c_secret", signing.secret());
        Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, ticket), TicketError.INVALID_CONSUMER);

        ticket.remove("c_secret");
        ticket.put("c_assertion", assertion("web-1", key).sign());
        assertThat(desk.post(AsidEndpoint.REVOKE, ticket).statusCode()).isEqualTo(200);
        Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, ticket), TicketError.INVALID_CONSUMER);
    }

    @Test
    void wrongAssertion_showsNothing() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.ES256);
        desk.authority.register(Consumer.builder("web-1").key(key.jwk()).build());
        Map<String, Object> ticket = desk.ticket("revoke", "a_sid", "s");
        ticket.remove("c_secret");

        for (String wrong : List.of(
                "a.b.c",
                assertion("web-2", key).sign(),
                assertion("web-1", SigningKey.generate(Algorithm.ES256)).sign(),
                assertion("web-1", key).audience("https://another.example").sign())) {
            ticket.put("c_assertion", wrong);
            Desk.assertRefused(desk.post(AsidEndpoint.REVOKE, ticket), TicketError.INVALID_CONSUMER);
        }
    }

    private TokenBuilder assertion(String id, SigningKey key) {
        return desk.authority
                .keys()
                .token()
                .issuer(id)
                .subject(id)
                .audience(desk.authority.authority())
                .typ("JWT")
                .signedBy(key);
    }
}
