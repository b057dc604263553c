package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bailiwick.login.ConsumerOverWeb.CODE;
import static org.bailiwick.login.ConsumerOverWeb.HANDLE;
import static org.bailiwick.login.ConsumerOverWeb.HANDSHAKE;
import static org.bailiwick.login.ConsumerOverWeb.NEXT_SID;
import static org.bailiwick.login.ConsumerOverWeb.NOW;
import static org.bailiwick.login.ConsumerOverWeb.REFRESH;
import static org.bailiwick.login.ConsumerOverWeb.RESULT;
import static org.bailiwick.login.ConsumerOverWeb.REVOKE;
import static org.bailiwick.login.ConsumerOverWeb.SECRET;
import static org.bailiwick.login.ConsumerOverWeb.SID;
import static org.bailiwick.login.ConsumerOverWeb.error;
import static org.bailiwick.login.ConsumerOverWeb.json;
import static org.bailiwick.login.ConsumerOverWeb.redirect;
import static org.bailiwick.login.ConsumerOverWeb.result;
import static org.bailiwick.login.ConsumerOverWeb.with;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.login.SessionConsumer.Done;
import org.bailiwick.login.SessionConsumer.Ended;
import org.bailiwick.login.SessionConsumer.NoHandshake;
import org.bailiwick.login.SessionConsumer.NoResult;
import org.bailiwick.login.SessionConsumer.NotOpened;
import org.bailiwick.login.SessionConsumer.NotRefreshed;
import org.bailiwick.login.SessionConsumer.NotRevoked;
import org.bailiwick.login.SessionConsumer.Opened;
import org.bailiwick.login.SessionConsumer.Pending;
import org.bailiwick.login.SessionConsumer.Raced;
import org.bailiwick.login.SessionConsumer.Redirect;
import org.bailiwick.login.SessionConsumer.Renewed;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSessionConsumerTest {
    private final ConsumerOverWeb web = new ConsumerOverWeb();

    @Test // section 5.3
    void handshake_saysWhatIsAskedForAndWhereWeAre() {
        assertThat(web.handshake())
                .isEqualTo(new Redirect(
                        SID,
                        URI.create("https://authority.example/asid/login?a_handle=" + HANDLE),
                        HANDLE,
                        NOW.plusSeconds(600)));
        assertThat(web.lastTicket())
                .isEqualTo(Map.of(
                        "ticket", "handshake",
                        "c_id", "web-1",
                        "c_url", "https://api.example.com/login/callback",
                        "c_grant", List.of("teller"),
                        "c_scope", List.of("email", "name"),
                        "c_state", "state-1",
                        "resources", List.of("https://api.example.com")));
        assertThat(web.last().uri()).hasToString(HANDSHAKE);
        assertThat(web.last().method()).isEqualTo("POST");
        assertThat(web.last().headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Accept", "application/json");
    }

    @Test // CS-3
    void result_isAskedForWithTheCode() {
        assertThat(web.askResult()).isEqualTo(new Opened(SID, "u-8842", NOW.plusSeconds(900)));
        assertThat(web.lastTicket())
                .isEqualTo(Map.of("ticket", "result_request", "c_id", "web-1", "a_sid", SID, "a_code", CODE));
    }

    @Test
    void resultOfAnAuthorityOfTheSeedsForm_isAskedForWithoutCode() {
        web.consumer().result(SID, Optional.empty());
        assertThat(web.lastTicket()).isEqualTo(Map.of("ticket", "result_request", "c_id", "web-1", "a_sid", SID));
    }

    @Test // CS-5
    void refresh_givesAnotherSid() {
        assertThat(web.refresh()).isEqualTo(new Renewed(NEXT_SID, NOW.plusSeconds(1800)));
        assertThat(web.lastTicket()).isEqualTo(Map.of("ticket", "refresh", "c_id", "web-1", "a_sid", SID));
    }

    @Test
    void revoke_isDoneWhateverThereWas() {
        assertThat(web.revoke()).isEqualTo(new Done());
        assertThat(web.lastTicket()).isEqualTo(Map.of("ticket", "revoke", "c_id", "web-1", "a_sid", SID));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String authorization(String id, String secret) {
        ConsumerOverWeb other = new ConsumerOverWeb()
                .being(new ClientSettings(id, new ClientSettings.Proof.BasicSecret(Secret.of(secret))));
        other.refresh();
        assertThat(other.lastTicket()).containsEntry("c_id", id).doesNotContainKey("c_secret");
        return other.last().headers().get("Authorization");
    }

    @Test // section 5.2, RFC 7617
    void basic_isSaidAsItIs() {
        assertThat(authorization("web-1", SECRET)).isEqualTo(basic("web-1:" + SECRET));
        assertThat(authorization("a+b%20c/d", "x:y+z%41 &ü")).isEqualTo(basic("a+b%20c/d:x:y+z%41 &ü"));
    }

    @Test // RFC 6749 section 2.3.1
    void basicOfAnIdWithAColon_isEncoded() {
        assertThat(authorization("https://web.example", "x:+y")).isEqualTo(basic("https%3A%2F%2Fweb.example:x%3A%2By"));
    }

    @Test // section 5.2: two authentications are an error
    void postedSecret_isInTheTicketAlone() {
        web.being(new ClientSettings("web-1", new ClientSettings.Proof.PostedSecret(ConsumerOverWeb.secret())))
                .refresh();
        assertThat(web.lastTicket()).containsEntry("c_id", "web-1").containsEntry("c_secret", SECRET);
        assertThat(web.last().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void consumerWithoutSecret_isRefused() {
        web.being(new ClientSettings("web-1", new ClientSettings.Proof.PrivateKey(Path.of("key.jwk"))));
        assertThatIllegalArgumentException().isThrownBy(web::consumer).withMessageContaining("client_secret_basic");
        SessionConsumers consumers = new SessionConsumers(
                question -> CompletableFuture.failedStage(new AssertionError()), event -> {}, Clock.systemUTC());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumers.consumerOf(
                        ConsumerOverWeb.domain(Optional.empty()), URI.create("https://api.example.com"), false))
                .withMessageContaining("login: none");
    }

    @Test // section 5.2
    void ticketOfMoreThanEightKibibytes_isNotSent() {
        web.wanting(IntStream.range(0, 100)
                .mapToObj(number -> "scope-" + number + "x".repeat(100))
                .collect(Collectors.toSet()));
        assertThat(web.handshake()).isEqualTo(new NoHandshake(Reason.INTERNAL_ERROR));
        assertThat(web.asked()).isEmpty();
    }

    @ParameterizedTest // section 5.2
    @ValueSource(strings = {HANDSHAKE, RESULT, REFRESH})
    void unknownMembers_areIgnored(String place) {
        Map<String, Object> good = switch (place) {
            case HANDSHAKE -> redirect();
            case RESULT -> result();
            default -> ConsumerOverWeb.refreshResult();
        };
        Object expected = web.ask(place);
        web.at(place, json(200, with(good, "a_news", List.of(Map.of("any", 1)))));
        assertThat(web.ask(place)).isEqualTo(expected);
    }

    @Test // section 5.2
    void end_mayBeSecondsOfTheEpoch() {
        web.at(RESULT, json(200, with(result(), "a_exp", NOW.getEpochSecond() + 60)));
        assertThat(web.askResult()).isEqualTo(new Opened(SID, "u-8842", NOW.plusSeconds(60)));
    }

    @Test // section 5.3
    void partialGrant_opensASession() {
        web.at(RESULT, json(200, with(result(), "state", "partial")));
        assertThat(web.askResult()).isInstanceOf(Opened.class);
    }

    @ParameterizedTest // section 5.3
    @CsvSource({"denied, LOGIN_DENIED", "failed, LOGIN_FAILED", "expired, LOGIN_EXPIRED"})
    void otherStates_openNone(String state, Reason expected) {
        web.at(RESULT, json(200, Map.of("ticket", "result", "state", state)));
        assertThat(web.askResult()).isEqualTo(new NotOpened(expected));
        web.at(RESULT, json(200, with(result(), "state", state)));
        assertThat(web.askResult()).isEqualTo(new NotOpened(expected));
        assertThat(web.events.get(0).outcome()).isEqualTo(LoginEvent.Outcome.REFUSED);
        assertThat(web.events.get(0).detail()).isEqualTo(state);
    }

    @ParameterizedTest // section 5.3
    @CsvSource({"7, 7", "0, 1", "61, 60", "999999999, 60", "' 3 ', 3", "99999999999, 5", "soon, 5", "-1, 5", "'', 5"})
    void pending_waitsAsLongAsIsSaidWithinBounds(String said, int seconds) {
        Answered pending = json(202, with(result(), "state", "pending"));
        web.at(
                RESULT,
                new Answered(202, Map.of("content-type", "application/json", "retry-after", said), pending.body()));
        assertThat(web.askResult()).isEqualTo(new Pending(Duration.ofSeconds(seconds)));
        assertThat(web.events.get(0).outcome()).isEqualTo(LoginEvent.Outcome.PENDING);
    }

    @Test
    void pendingWithoutTime_waits() {
        web.at(RESULT, json(202, Map.of("ticket", "result", "state", "pending")));
        assertThat(web.askResult()).isEqualTo(new Pending(Duration.ofSeconds(5)));
    }

    @ParameterizedTest // section 5.4, CS-6
    @CsvSource({
        "invalid_asid, LOGIN_FAILED",
        "invalid_a_code, LOGIN_FAILED",
        "asid_expired, LOGIN_EXPIRED",
    })
    void errorsOfAResult_openNone(String code, Reason expected) {
        web.at(RESULT, error(400, code));
        assertThat(web.askResult()).isEqualTo(new NotOpened(expected));
        assertThat(web.events.get(0).detail()).isEqualTo(code);
    }

    @Test // section 5.4, CS-5
    void errorsOfARefresh_endItOrTellOfARace() {
        web.at(REFRESH, error(400, "invalid_asid"), error(400, "asid_expired"), error(409, "refresh_conflict"));
        assertThat(web.refresh()).isEqualTo(new Ended());
        assertThat(web.refresh()).isEqualTo(new Ended());
        assertThat(web.refresh()).isEqualTo(new Raced());
    }

    @Test
    void revocationOfWhatIsNoMore_isDone() {
        web.at(REVOKE, error(400, "invalid_asid"), error(400, "asid_expired"));
        assertThat(web.revoke()).isEqualTo(new Done());
        assertThat(web.revoke()).isEqualTo(new Done());
    }

    private void assertFailed(String place, Reason expected, boolean unseen) {
        assertThat(web.ask(place))
                .isEqualTo(
                        switch (place) {
                            case HANDSHAKE -> new NoHandshake(expected);
                            case RESULT -> new NoResult(expected, unseen);
                            case REFRESH -> new NotRefreshed(expected);
                            default -> new NotRevoked(expected);
                        });
    }

    @ParameterizedTest // section 5.4
    @CsvSource({
        "400, invalid_request, AUTHORITY_ANSWER_INVALID, INVALID",
        "400, invalid_c_url, AUTHORITY_ANSWER_INVALID, INVALID",
        "401, invalid_consumer, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "403, consumer_not_allowed, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "401, invalid_asid, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "403, any, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "429, slow_down, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "429, any, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "400, slow_down, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "400, temporarily_unavailable, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "503, temporarily_unavailable, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "500, any, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "503, invalid_asid, AUTHORITY_UNREACHABLE, UNREACHABLE",
        "400, any, AUTHORITY_ANSWER_INVALID, INVALID",
        "404, invalid_asid, AUTHORITY_ANSWER_INVALID, INVALID",
        "409, invalid_asid, AUTHORITY_ANSWER_INVALID, INVALID",
        "409, asid_expired, AUTHORITY_ANSWER_INVALID, INVALID",
        "400, refresh_conflict, AUTHORITY_ANSWER_INVALID, INVALID",
        "409, invalid_a_code, AUTHORITY_ANSWER_INVALID, INVALID",
        "400, invalid_resource, AUTHORITY_ANSWER_INVALID, INVALID",
    })
    void errorThatDecidesNothing_isAFailureWhateverWasAskedFor(
            int status, String code, Reason expected, LoginEvent.Outcome outcome) {
        for (String place : List.of(HANDSHAKE, RESULT, REFRESH, REVOKE)) {
            web.at(place, error(status, code));
            assertFailed(place, expected, false);
        }
        assertThat(web.events).hasSize(4).allMatch(event -> event.outcome() == outcome);
        assertThat(web.events).asString().doesNotContain("s3cret");
    }

    @Test // section 5.4
    void errorsOfOtherTickets_haveNoBusinessHere() {
        web.at(HANDSHAKE, error(400, "invalid_asid"));
        assertFailed(HANDSHAKE, Reason.AUTHORITY_ANSWER_INVALID, false);
        web.at(RESULT, error(409, "refresh_conflict"));
        assertFailed(RESULT, Reason.AUTHORITY_ANSWER_INVALID, false);
        web.at(REFRESH, error(400, "invalid_a_code"));
        assertFailed(REFRESH, Reason.AUTHORITY_ANSWER_INVALID, false);
        web.at(REVOKE, error(400, "invalid_a_code"));
        assertFailed(REVOKE, Reason.AUTHORITY_ANSWER_INVALID, false);
    }

    @Test // section 5.4
    void errorInAnotherForm_isNone() {
        for (String body : List.of(
                "{\"error\":\"invalid_asid\"}",
                "{\"ticket\":\"result\",\"error\":\"invalid_asid\"}",
                "{\"ticket\":\"error\",\"error\":[\"invalid_asid\"]}",
                "{\"ticket\":\"error\",\"error\":\"INVALID_ASID\"}",
                "{\"ticket\":\"error\",\"error\":\"invalid_asid\",\"error\":\"invalid_asid\"}",
                "{\"ticket\":\"error\",\"error\":\"invalid_asid\",\"x\":\"" + "x".repeat(8 * 1024) + "\"}",
                "invalid_asid")) {
            web.at(REFRESH, ConsumerOverWeb.text(400, "application/json", body));
            assertFailed(REFRESH, Reason.AUTHORITY_ANSWER_INVALID, false);
        }
        web.at(REFRESH, ConsumerOverWeb.text(400, "text/html", "{\"ticket\":\"error\",\"error\":\"invalid_asid\"}"));
        assertFailed(REFRESH, Reason.AUTHORITY_ANSWER_INVALID, false);
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, AUTHORITY_UNREACHABLE, false",
        "TIMED_OUT, AUTHORITY_UNREACHABLE, false",
        "BUSY, AUTHORITY_BUSY, true",
        "TOO_LARGE, AUTHORITY_ANSWER_INVALID, false",
        "FORBIDDEN, AUTHORITY_ANSWER_INVALID, true"
    })
    void callThatFails_isAFailure(Why why, Reason expected, boolean unseen) {
        for (String place : List.of(HANDSHAKE, RESULT, REFRESH, REVOKE)) {
            web.at(place, new Answer.Failed(why, "as told"));
            assertFailed(place, expected, unseen);
        }
    }

    @Test // the code may then be sent again
    void codeThatHasNotLeft_isSaidToBeUnseen() {
        web.at(RESULT, new Answer.Failed(Why.UNREACHABLE, "connection refused", true));
        assertFailed(RESULT, Reason.AUTHORITY_UNREACHABLE, true);
        ConsumerOverWeb without =
                new ConsumerOverWeb().at(ConsumerOverWeb.METADATA, new Answer.Failed(Why.TIMED_OUT, "as told"));
        assertThat(without.askResult()).isEqualTo(new NoResult(Reason.AUTHORITY_UNREACHABLE, true));
    }

    @Test
    void authorityWithoutRevocation_isNotAsked() {
        web.at(
                ConsumerOverWeb.METADATA,
                json(200, with(ConsumerOverWeb.metadata(), "revoke_endpoint", Optional.empty())));
        assertFailed(REVOKE, Reason.AUTHORITY_ANSWER_INVALID, true);
        assertThat(web.asked()).isEmpty();
        assertThat(web.askResult()).isInstanceOf(Opened.class);
    }

    @Test
    void metadataOfAnotherAuthority_leadNowhere() {
        web.at(
                ConsumerOverWeb.METADATA,
                json(200, with(ConsumerOverWeb.metadata(), "authority", "https://other.example")));
        for (String place : List.of(HANDSHAKE, RESULT, REFRESH, REVOKE)) {
            assertFailed(place, Reason.AUTHORITY_ANSWER_INVALID, true);
        }
        assertThat(web.asked()).isEmpty();
    }

    @Test // AS-14
    void nothingOfALogin_isInEvents() {
        web.handshake();
        web.askResult();
        web.refresh();
        web.revoke();
        web.at(RESULT, json(200, with(result(), "a_sid", NEXT_SID)));
        web.askResult();
        assertThat(web.events)
                .extracting(LoginEvent::step)
                .containsExactly(
                        LoginEvent.Step.HANDSHAKE,
                        LoginEvent.Step.RESULT,
                        LoginEvent.Step.REFRESH,
                        LoginEvent.Step.REVOKE,
                        LoginEvent.Step.RESULT);
        assertThat(web.events)
                .asString()
                .doesNotContain(SID, NEXT_SID, HANDLE, CODE, SECRET, "state-1", "u-8842", "/asid/login");
        assertThat(web.events.get(0))
                .isEqualTo(new LoginEvent(
                        NOW,
                        "sessions",
                        LoginEvent.Step.HANDSHAKE,
                        LoginEvent.Outcome.DONE,
                        "",
                        Duration.ofMillis(6))); // metadata, and the ticket
    }

    @Test
    void whatIsRead_doesNotPrint() {
        assertThat(Set.of(web.handshake(), web.askResult(), web.refresh()))
                .asString()
                .doesNotContain(SID, NEXT_SID, HANDLE, "u-8842");
        assertThat(new TicketQuestion<>(LoginEvent.Step.REVOKE, Map.of("a_sid", SID), new RevokeAnswer()))
                .hasToString("TicketQuestion[REVOKE]");
        assertThat(TicketAnswer.done(SID)).hasToString("Given[DONE]");
    }
}
