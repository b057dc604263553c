package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.ConsumerOverWeb.HANDSHAKE;
import static org.bailiwick.login.ConsumerOverWeb.NEXT_SID;
import static org.bailiwick.login.ConsumerOverWeb.NOW;
import static org.bailiwick.login.ConsumerOverWeb.REFRESH;
import static org.bailiwick.login.ConsumerOverWeb.RESULT;
import static org.bailiwick.login.ConsumerOverWeb.REVOKE;
import static org.bailiwick.login.ConsumerOverWeb.SID;
import static org.bailiwick.login.ConsumerOverWeb.json;
import static org.bailiwick.login.ConsumerOverWeb.redirect;
import static org.bailiwick.login.ConsumerOverWeb.refreshResult;
import static org.bailiwick.login.ConsumerOverWeb.result;
import static org.bailiwick.login.ConsumerOverWeb.text;
import static org.bailiwick.login.ConsumerOverWeb.with;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.json.Json;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.login.SessionConsumer.NoHandshake;
import org.bailiwick.login.SessionConsumer.NoResult;
import org.bailiwick.login.SessionConsumer.NotRefreshed;
import org.bailiwick.login.SessionConsumer.NotRevoked;
import org.bailiwick.transport.Answer.Answered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are not as they should be: none of them is taken for another (protocols.md, sections 5.2 and 5.3). */
class MalformedTicketsTest {
    private static final Object ABSENT = Optional.empty();
    private static final String LOGIN = "https://authority.example/asid/login";

    private static void assertNotBelieved(String place, Answered answered) {
        ConsumerOverWeb web = new ConsumerOverWeb().at(place, answered);
        Reason reason = Reason.AUTHORITY_ANSWER_INVALID;
        assertThat(web.ask(place))
                .isEqualTo(
                        switch (place) {
                            case HANDSHAKE -> new NoHandshake(reason);
                            case RESULT -> new NoResult(reason);
                            case REFRESH -> new NotRefreshed(reason);
                            default -> new NotRevoked(reason);
                        });
        assertThat(web.events).hasSize(1);
        assertThat(web.events.get(0).outcome()).isEqualTo(LoginEvent.Outcome.INVALID);
        assertThat(web.events.get(0).detail())
                .contains("(expected: ")
                .doesNotContain(SID, NEXT_SID, LOGIN, ConsumerOverWeb.HANDLE);
    }

    static Stream<Arguments> ofAnyTicket() {
        return Stream.of(
                        Map.entry(HANDSHAKE, redirect()),
                        Map.entry(RESULT, result()),
                        Map.entry(REFRESH, refreshResult()),
                        Map.entry(REVOKE, Map.<String, Object>of()))
                .flatMap(good -> {
                    String body = JsonWriter.write(good.getValue());
                    String open = body.substring(0, body.length() - 1) + (body.length() > 2 ? "," : "");
                    return Stream.of(
                                    text(200, "text/html", body),
                                    text(200, "application/jose+json", body),
                                    new Answered(
                                            200,
                                            Map.of(),
                                            json(200, good.getValue()).body()),
                                    text(200, "application/json", ""),
                                    text(200, "application/json", "[" + body + "]"),
                                    text(200, "application/json", body + "{}"),
                                    text(200, "application/json", open + "\"x\":1,\"x\":1}"),
                                    text(200, "application/json", open + "\"x\":\"" + "x".repeat(8 * 1024) + "\"}"),
                                    json(200, with(good.getValue(), "ticket", "error")),
                                    json(201, good.getValue()),
                                    json(202, good.getValue()),
                                    json(204, good.getValue()),
                                    json(206, good.getValue()),
                                    json(303, good.getValue()),
                                    json(400, good.getValue()))
                            .map(answered -> Arguments.of(good.getKey(), answered));
                });
    }

    @ParameterizedTest // section 5.2
    @MethodSource("ofAnyTicket")
    void answerOfAnotherForm_isNotBelieved(String place, Answered answered) {
        assertNotBelieved(place, answered);
    }

    static Stream<Arguments> redirects() {
        return Stream.of(
                Arguments.of("ticket", ABSENT),
                Arguments.of("ticket", "result"),
                Arguments.of("ticket", List.of("redirect")),
                Arguments.of("a_sid", ABSENT),
                Arguments.of("a_sid", "A".repeat(42)),
                Arguments.of("a_sid", "A".repeat(129)),
                Arguments.of("a_sid", "A".repeat(42) + "="),
                Arguments.of("a_sid", SID + "\n"),
                Arguments.of("a_sid", 1),
                Arguments.of("a_url", ABSENT),
                Arguments.of("a_url", List.of(LOGIN)),
                Arguments.of("a_url", "http://authority.example/asid/login?a_handle=" + ConsumerOverWeb.HANDLE),
                Arguments.of("a_url", "http://127.0.0.1:8080/asid/login?a_handle=" + ConsumerOverWeb.HANDLE),
                Arguments.of("a_url", "javascript:alert(1)//a_handle=0123456789abcdef"),
                Arguments.of("a_url", "/asid/login?a_handle=" + ConsumerOverWeb.HANDLE),
                Arguments.of("a_url", LOGIN + "?a_handle=" + ConsumerOverWeb.HANDLE + "#top"),
                Arguments.of("a_url", LOGIN + "?a_handle=" + ConsumerOverWeb.HANDLE + "&x=" + "x".repeat(2000)),
                Arguments.of("a_url", LOGIN + "?a_handle=" + ConsumerOverWeb.HANDLE + "\r\nSet-Cookie: a=b"),
                Arguments.of("a_url", LOGIN + "?a_handle=0123456789abcde"),
                Arguments.of("a_url", LOGIN + "?a_sid=" + SID + "&a_handle=" + ConsumerOverWeb.HANDLE),
                Arguments.of("a_url", LOGIN),
                Arguments.of("a_exp", ABSENT),
                Arguments.of("a_exp", NOW.toString()),
                Arguments.of("a_exp", NOW.minusSeconds(1).getEpochSecond()),
                Arguments.of("a_exp", "2026-11-26T12:10:00+00:00"),
                Arguments.of("a_exp", "2026-11-26T12:10Z"),
                Arguments.of("a_exp", "tomorrow"),
                Arguments.of("a_exp", Json.NULL));
    }

    @ParameterizedTest // section 5.3
    @MethodSource("redirects")
    void redirectTicketThatIsNotWhole_isNotBelieved(String name, Object value) {
        assertNotBelieved(HANDSHAKE, json(200, with(redirect(), name, value)));
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of("ticket", ABSENT),
                Arguments.of("ticket", "verify_result"),
                Arguments.of("a_sid", ABSENT),
                Arguments.of("a_sid", NEXT_SID),
                Arguments.of("a_sid", List.of(SID)),
                Arguments.of("a_sid", Json.NULL),
                Arguments.of("state", ABSENT),
                Arguments.of("state", "Granted"),
                Arguments.of("state", "active"),
                Arguments.of("state", ""),
                Arguments.of("state", "pending"), // which has a status of its own
                Arguments.of("state", true),
                Arguments.of("state", List.of("granted")),
                Arguments.of("a_uid", ABSENT),
                Arguments.of("a_uid", ""),
                Arguments.of("a_uid", "u 8842"),
                Arguments.of("a_uid", "u\"8842"),
                Arguments.of("a_uid", "u\r\n8842"),
                Arguments.of("a_uid", "ü-8842"),
                Arguments.of("a_uid", "u".repeat(256)),
                Arguments.of("a_uid", 8842),
                Arguments.of("c_grant", ABSENT),
                Arguments.of("c_grant", List.of("teller")),
                Arguments.of("c_grant", Map.of("teller", "true")),
                Arguments.of("c_grant", Map.of("teller", 1)),
                Arguments.of("c_scope", ABSENT),
                Arguments.of("c_scope", "email"),
                Arguments.of("c_scope", Map.of("email", Json.NULL)),
                Arguments.of("a_exp", ABSENT),
                Arguments.of("a_exp", NOW.toString()),
                Arguments.of("a_exp", NOW.getEpochSecond()),
                Arguments.of("a_exp", -1),
                Arguments.of("a_exp", "2026-02-30T12:00:00Z"));
    }

    @ParameterizedTest // section 5.3, CS-3
    @MethodSource("results")
    void resultTicketThatIsNotWhole_isNotBelieved(String name, Object value) {
        assertNotBelieved(RESULT, json(200, with(result(), name, value)));
    }

    static Stream<Arguments> otherStates() {
        return Stream.of("pending", "denied", "failed", "expired")
                .flatMap(state -> Stream.of(
                        Arguments.of(state, state.equals("pending") ? 200 : 202, SID),
                        Arguments.of(state, state.equals("pending") ? 202 : 200, NEXT_SID)));
    }

    @ParameterizedTest // section 5.3
    @MethodSource("otherStates")
    void stateOfAnotherSessionOrAtAnotherStatus_isNotBelieved(String state, int status, String sid) {
        assertNotBelieved(RESULT, json(status, with(with(result(), "state", state), "a_sid", sid)));
    }

    static Stream<Arguments> refreshResults() {
        return Stream.of(
                Arguments.of("ticket", ABSENT),
                Arguments.of("ticket", "result"),
                Arguments.of("a_sid_old", ABSENT),
                Arguments.of("a_sid_old", NEXT_SID),
                Arguments.of("a_sid", ABSENT),
                Arguments.of("a_sid", SID),
                Arguments.of("a_sid", "B".repeat(42)),
                Arguments.of("a_sid", "B".repeat(43) + " "),
                Arguments.of("a_sid", Map.of("a_sid", NEXT_SID)),
                Arguments.of("a_exp", ABSENT),
                Arguments.of("a_exp", NOW.toString()),
                Arguments.of("a_exp", 1.5));
    }

    @ParameterizedTest // section 5.3, CS-5
    @MethodSource("refreshResults")
    void refreshResultTicketThatIsNotWhole_isNotBelieved(String name, Object value) {
        assertNotBelieved(REFRESH, json(200, with(refreshResult(), name, value)));
    }
}
