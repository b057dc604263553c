package org.bailiwick.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.login.ConsumerOverWeb.HANDSHAKE;
import static org.bailiwick.login.ConsumerOverWeb.REFRESH;
import static org.bailiwick.login.ConsumerOverWeb.RESULT;
import static org.bailiwick.login.ConsumerOverWeb.REVOKE;
import static org.bailiwick.login.ConsumerOverWeb.SID;
import static org.bailiwick.login.ConsumerOverWeb.error;
import static org.bailiwick.login.ConsumerOverWeb.json;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Endpoint;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.authority.Way;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.LoginEvent.Outcome;
import org.bailiwick.event.LoginEvent.Step;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.login.SessionConsumer.Done;
import org.bailiwick.login.SessionConsumer.NoHandshake;
import org.bailiwick.login.SessionConsumer.NoResult;
import org.bailiwick.login.SessionConsumer.NotRevoked;
import org.bailiwick.login.SessionConsumer.Opened;
import org.bailiwick.login.SessionConsumer.Renewed;
import org.bailiwick.login.SessionConsumer.Revoked;
import org.bailiwick.observation.RecordingLogger;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is around every question: a second try, rest after failures, reports, and no exceptions. */
class TicketDesksTest {
    private static final Answer BROKEN = new Answer.Failed(Why.UNREACHABLE, "broken off");
    private static final Answer REFUSED = new Answer.Failed(Why.UNREACHABLE, "connection refused", true);
    private static final TicketQuestion<Revoked> QUESTION =
            new TicketQuestion<>(Step.REVOKE, Map.of("a_sid", SID), new RevokeAnswer());

    private final ConsumerOverWeb web = new ConsumerOverWeb();
    private final TestTicker ticker = new TestTicker();
    private final RecordingLogger log = new RecordingLogger();

    @ParameterizedTest
    @ValueSource(strings = {HANDSHAKE, REVOKE})
    void brokenConnection_isTriedOnceMoreWhereThatDoesNoHarm(String place) {
        web.at(place, BROKEN);
        web.ask(place);
        assertThat(web.asked()).containsExactly(place, place);
        assertThat(web.events).hasSize(1);
    }

    @ParameterizedTest // a code and an A_SID are traded once
    @ValueSource(strings = {RESULT, REFRESH})
    void ticketThatMayHaveBeenSeen_isNotRepeated(String place) {
        web.at(place, BROKEN);
        web.ask(place);
        assertThat(web.asked()).containsExactly(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {HANDSHAKE, RESULT, REFRESH, REVOKE})
    void ticketThatHasNotLeft_isRepeated(String place) {
        web.at(place, REFUSED, json(418, Map.of()));
        web.ask(place);
        assertThat(web.asked()).containsExactly(place, place);
        assertThat(web.events).extracting(LoginEvent::outcome).containsExactly(Outcome.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {HANDSHAKE, RESULT, REFRESH, REVOKE})
    void silenceAndAnswers_areNotRepeated(String place) {
        web.at(place, new Answer.Failed(Why.TIMED_OUT, "late"));
        web.ask(place);
        web.at(place, json(503, Map.of()));
        web.ask(place);
        assertThat(web.asked()).containsExactly(place, place);
    }

    @Test
    void attemptThatTookLong_isNotRepeated() {
        List<Step> asked = new ArrayList<>();
        Way<TicketQuestion<Revoked>, TicketAnswer<Revoked>> slow = question -> {
            asked.add(question.step());
            ticker.advance(Duration.ofMillis(501));
            return CompletableFuture.completedStage(
                    new TicketAnswer.Failed<>(Failure.NO_CONNECTION, "as told", true, false));
        };
        new RetryingWay<>(slow, new TicketKind<>(), ticker).ask(QUESTION);
        assertThat(asked).containsExactly(Step.REVOKE);
    }

    @Test
    void authorityThatFailsTooOften_isLeftAloneForAllLogins() {
        web.at(HANDSHAKE, json(503, Map.of()));
        for (int i = 0; i < 5; i++) {
            web.handshake();
        }
        assertThat(web.asked()).hasSize(5);
        assertThat(web.handshake()).isEqualTo(new NoHandshake(Reason.AUTHORITY_UNREACHABLE));
        assertThat(web.askResult()).isEqualTo(new NoResult(Reason.AUTHORITY_UNREACHABLE, true));
        assertThat(web.asked()).hasSize(5);
        assertThat(web.events.get(6).outcome()).isEqualTo(Outcome.NOT_ASKED);

        web.ticker.advanceSeconds(1);
        assertThat(web.askResult()).isInstanceOf(Opened.class);
        web.at(HANDSHAKE, json(200, ConsumerOverWeb.redirect()));
        web.handshake();
        assertThat(web.asked()).hasSize(7);
    }

    @Test
    void authorityThatFailsTooOften_isLeftAloneForAllSessions() {
        web.at(REFRESH, json(503, Map.of()));
        for (int i = 0; i < 5; i++) {
            web.refresh();
        }
        assertThat(web.revoke()).isEqualTo(new NotRevoked(Reason.AUTHORITY_UNREACHABLE));
        assertThat(web.asked()).hasSize(5);
    }

    @ParameterizedTest // CS-5: strangers cause the one
    @CsvSource({"429, slow_down", "503, temporarily_unavailable", "403, consumer_not_allowed"})
    void loginsThatFail_keepNobodyFromRefreshAndLogout(int status, String code) {
        web.at(HANDSHAKE, error(status, code)).at(RESULT, error(status, code));
        for (int i = 0; i < 5; i++) {
            web.handshake();
            web.askResult();
        }
        assertThat(web.asked()).hasSize(5);
        assertThat(web.refresh()).isInstanceOf(Renewed.class);
        assertThat(web.revoke()).isEqualTo(new Done());
    }

    @Test
    void loginsBeyondTheirShareOfCalls_areToldAtOnce() {
        List<CompletableFuture<Answer>> open = web.silentAt(HANDSHAKE);
        for (int i = 0; i < TicketWays.STRANGERS_QUESTIONS; i++) {
            web.consumer().handshake("state");
        }
        assertThat(open).hasSize(16);
        assertThat(web.handshake()).isEqualTo(new NoHandshake(Reason.AUTHORITY_BUSY));
        assertThat(web.askResult()).isEqualTo(new NoResult(Reason.AUTHORITY_BUSY, true));
        assertThat(web.asked()).hasSize(16);
        assertThat(web.refresh()).isInstanceOf(Renewed.class);
        assertThat(web.revoke()).isEqualTo(new Done());

        open.get(0).complete(json(200, ConsumerOverWeb.redirect()));
        assertThat(web.askResult()).isInstanceOf(Opened.class);
        assertThat(web.askResult()).isInstanceOf(Opened.class);
    }

    @Test
    void loginsThatAreToldToComeLater_sayNothingOfTheAuthority() {
        List<CompletableFuture<Answer>> open = web.silentAt(HANDSHAKE);
        for (int i = 0; i < 30; i++) {
            web.consumer().handshake("state");
        }
        open.forEach(each -> each.complete(json(200, ConsumerOverWeb.redirect())));
        assertThat(web.askResult()).isInstanceOf(Opened.class);
    }

    @ParameterizedTest // something before the authority dislikes what a stranger has written
    @ValueSource(ints = {401, 403})
    void refusalNotInTheProtocolsWords_doesNotMakeTheAuthorityLookIll(int status) {
        for (Answer refusal : List.of(
                ConsumerOverWeb.text(status, "text/html", "blocked"),
                json(status, Map.of("error", "invalid_consumer")),
                json(status, Map.of("ticket", "error")))) {
            for (String place : List.of(HANDSHAKE, RESULT, REFRESH, REVOKE)) {
                web.at(place, refusal);
                for (int i = 0; i < 10; i++) {
                    web.ask(place);
                }
            }
        }
        assertThat(web.asked()).hasSize(120);
        assertThat(web.events).allMatch(event -> event.outcome() == Outcome.CREDENTIALS_REFUSED);
        assertThat(web.handshake()).isEqualTo(new NoHandshake(Reason.CREDENTIALS_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_consumer", "any"})
    void refusalInTheProtocolsWords_isLeftAlone(String code) {
        web.at(HANDSHAKE, error(401, code));
        for (int i = 0; i < 10; i++) {
            web.handshake();
        }
        assertThat(web.asked()).hasSize(5);
    }

    @Test
    void refusals_areAnswersOfAnAuthorityThatIsWell() {
        web.at(REFRESH, error(400, "invalid_asid"));
        for (int i = 0; i < 10; i++) {
            web.refresh();
        }
        assertThat(web.asked()).hasSize(10);
    }

    private LoginReports reports(EventSink sink) {
        return new LoginReports("sessions", sink, Clock.fixed(ConsumerOverWeb.NOW, ZoneOffset.UTC), ticker, log);
    }

    @Test // IN-9
    void wrongSetUp_callsForPeopleOnceAMinute() {
        List<Event> events = new ArrayList<>();
        LoginReports reports = reports(events::add);
        reports.failed(Step.HANDSHAKE, Failure.CREDENTIALS_REFUSED, "why", true, Duration.ZERO);
        reports.failed(Step.HANDSHAKE, Failure.UNBELIEVABLE, "why", true, Duration.ZERO);
        assertThat(log.levels()).containsExactly("ERROR");
        ticker.advanceSeconds(60);
        reports.failed(Step.HANDSHAKE, Failure.UNBELIEVABLE, "why", true, Duration.ZERO);
        assertThat(log.levels()).containsExactly("ERROR", "ERROR");
        reports.failed(Step.RESULT, Failure.UNBELIEVABLE, "why", false, Duration.ZERO);
        ticker.advanceSeconds(60);
        reports.failed(Step.RESULT, Failure.UNBELIEVABLE, "why", false, Duration.ZERO);
        assertThat(log.levels()).hasSize(2);
        assertThat(events).hasSize(5);
    }

    @Test
    void everyFailure_hasAnOutcomeThatIsNoDecision() {
        List<Outcome> outcomes = new ArrayList<>();
        LoginReports reports = reports(event -> outcomes.add(((LoginEvent) event).outcome()));
        for (Failure failure : Failure.values()) {
            reports.failed(Step.RESULT, failure, "why", false, Duration.ZERO);
        }
        assertThat(outcomes)
                .hasSize(Failure.values().length)
                .doesNotContain(Outcome.DONE, Outcome.PENDING, Outcome.REFUSED);
    }

    @Test
    void sinkThatFails_takesNobodysLogin() {
        reports(event -> {
                    throw new IllegalStateException("a bug");
                })
                .ended(Step.RESULT, Outcome.DONE, "", Duration.ZERO);
        assertThat(log.levels()).containsExactly("ERROR");
    }

    @Test
    void bugs_areFailures() {
        for (Way<TicketQuestion<Revoked>, TicketAnswer<Revoked>> buggy :
                List.<Way<TicketQuestion<Revoked>, TicketAnswer<Revoked>>>of(
                        question -> {
                            throw new IllegalStateException("s3cret");
                        },
                        question -> CompletableFuture.failedStage(new IllegalStateException("s3cret")),
                        question -> CompletableFuture.completedStage(null))) {
            TicketAnswer.Failed<Revoked> failed = (TicketAnswer.Failed<Revoked>)
                    join(new NeverThrowingWay<>(buggy, new TicketKind<>()).ask(QUESTION));
            assertThat(failed.failure()).isEqualTo(Failure.DEFECT);
            assertThat(failed.unseen()).isFalse();
            assertThat(failed.ourFault()).isFalse();
            assertThat(failed.detail()).startsWith("a bug: ").doesNotContain("s3cret");
        }
    }

    @Test
    void ticketThatWasNotPut_wasNotSeen() {
        assertThat(new TicketKind<Revoked>().failed(Failure.NOT_ASKED, "why"))
                .isEqualTo(new TicketAnswer.Failed<Revoked>(Failure.NOT_ASKED, "why", true, false));
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void missingRevocation_isRemarkedOnOnce(Keep keep) {
        List<URI> doubted = new ArrayList<>();
        List<Endpoint> found = new ArrayList<>(List.of(
                new Endpoint.Missing(Failure.NOT_NOW, "down"),
                new Endpoint.Missing(Failure.UNBELIEVABLE, "no revoke_endpoint"),
                new Endpoint.Missing(Failure.UNBELIEVABLE, "no revoke_endpoint"),
                new Endpoint.At(URI.create(REVOKE))));
        EndpointSource source = new RevocationRemark(
                new EndpointSource() {
                    @Override
                    public CompletionStage<Endpoint> find() {
                        return CompletableFuture.completedStage(found.remove(0));
                    }

                    @Override
                    public void doubt(URI uri) {
                        doubted.add(uri);
                    }
                },
                "sessions",
                keep,
                log);
        source.find();
        assertThat(log.levels()).isEmpty();
        source.find();
        source.find();
        source.find();
        assertThat(log.levels()).containsExactly("WARN");
        assertThat(String.join("\n", log.lines()).contains("a copy of a cookie is a login still"))
                .isEqualTo(keep == Keep.COOKIE);
        source.doubt(URI.create(REVOKE));
        assertThat(doubted).containsExactly(URI.create(REVOKE));
    }
}
