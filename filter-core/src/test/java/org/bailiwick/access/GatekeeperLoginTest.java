package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.login.Arrival;
import org.bailiwick.login.Beginning;
import org.bailiwick.login.Login;
import org.bailiwick.login.Logins;
import org.bailiwick.login.Page;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** What becomes of requests without a credential, where people log in. */
class GatekeeperLoginTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final VerifiedToken PERSON = VerifiedToken.vouchedBy(
                    "sessions", new Issuer("https://authority.example"), "u-8842", NOW.plusSeconds(60))
            .client("web-1")
            .build();
    private static final Verification ACCEPTED = new Verification.Accepted(PERSON);
    private static final Verification INACTIVE = new Verification.Rejected(Reason.SESSION_INACTIVE);
    private static final HttpAnswer TO_AUTHORITY =
            HttpAnswer.of(303, Map.of("Location", "https://authority.example/asid/login?a_handle=h"), new byte[0]);
    private static final Arrival NOBODY = new Arrival.Nobody(Reason.CREDENTIAL_MISSING, List.of());
    private static final Arrival ENDED = new Arrival.Nobody(Reason.LOGIN_ENDED, List.of("gone"));

    private final List<Event> events = new ArrayList<>();
    private final List<Credential> asked = new ArrayList<>();
    private final List<List<String>> believed = new ArrayList<>();
    private final Deque<Verification> said = new ArrayDeque<>();
    private final Desk desk = new Desk();

    /** A login that says what it is told to say. */
    private static final class Desk implements Login {
        CompletionStage<Arrival> arrival = CompletableFuture.completedStage(NOBODY);
        Deque<Arrival> afterRejection = new ArrayDeque<>();
        Beginning beginning = new Beginning.Sent(TO_AUTHORITY);
        Optional<CompletionStage<Page>> page = Optional.empty();
        boolean visit = true;
        int begun;
        int arrived;

        @Override
        public String domain() {
            return "sessions";
        }

        @Override
        public CompletionStage<Arrival> arrive(InboundRequest request) {
            arrived++;
            return arrival;
        }

        @Override
        public CompletionStage<Arrival> rejected(InboundRequest request, Arrival.Person person) {
            return CompletableFuture.completedStage(afterRejection.remove());
        }

        @Override
        public boolean isVisit(InboundRequest request) {
            return visit;
        }

        @Override
        public HttpAnswer shown(InboundRequest request, Reason reason, HttpAnswer refusal) {
            return refusal.with("X-Shown", List.of(reason.code()));
        }

        @Override
        public CompletionStage<Beginning> begin(InboundRequest request) {
            begun++;
            return CompletableFuture.completedStage(beginning);
        }

        @Override
        public Optional<CompletionStage<Page>> served(InboundRequest request) {
            return page;
        }

        void has(Arrival arriving) {
            arrival = CompletableFuture.completedStage(arriving);
        }
    }

    private static Arrival.Person person(String sid, String... cookies) {
        return new Arrival.Person(
                new Credential.Asid(
                        new SessionName("web-1", sid, "u-8842"),
                        new Presentation.LoggedIn(),
                        new CoveredRequest("GET", "/", "")),
                List.of(cookies));
    }

    private static Rule rule(String id, Requirement requirement, Rule.Mode mode, boolean login) {
        return new Rule(
                id,
                Optional.empty(),
                PathPattern.of("/" + id),
                Set.of(),
                new Access.Vouched(requirement),
                List.of("other", "sessions"),
                mode,
                Rule.Preflight.PASS,
                Optional.empty(),
                new Rule.Sessions(false, false, login ? Optional.of("sessions") : Optional.empty()));
    }

    private Gatekeeper gatekeeper() {
        Requirement teller = new Requirement(Scopes.NONE, Scopes.NONE, Set.of("teller"), Map.of());
        Policy policy = Policy.of(List.of(
                rule("desk", Requirement.ANY_CALLER, Rule.Mode.ENFORCE, true),
                rule("till", teller, Rule.Mode.ENFORCE, true),
                rule("watched", Requirement.ANY_CALLER, Rule.Mode.OBSERVE, true),
                rule("api", Requirement.ANY_CALLER, Rule.Mode.ENFORCE, false)));
        return new Gatekeeper(
                GateConfiguration.of(policy, Duration.ofSeconds(2)),
                (credential, domains) -> {
                    asked.add(credential);
                    believed.add(domains);
                    return CompletableFuture.completedStage(said.size() > 1 ? said.remove() : said.element());
                },
                NextHops.none(),
                new Logins(List.of(desk)),
                new Journal(events::add, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime),
                List.of());
    }

    private Verdict admit(FakeRequest request) {
        return gatekeeper().admit(request).toCompletableFuture().join();
    }

    private static HttpAnswer denied(Verdict verdict, Reason reason) {
        Verdict.Denied denied = (Verdict.Denied) verdict;
        assertThat(denied.reason()).isEqualTo(reason);
        return denied.answer();
    }

    private AccessEvent onlyEvent() {
        assertThat(events).hasSize(1);
        return (AccessEvent) events.get(0);
    }

    @Test
    void visitWithoutLogin_isSentToTheAuthority() { // CS-1
        HttpAnswer answer = denied(admit(FakeRequest.get("/desk")), Reason.LOGIN_NEEDED);
        assertThat(answer).isSameAs(TO_AUTHORITY);
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.DENIED);
        assertThat(asked).isEmpty();
    }

    @Test
    void clientThatIsNoBrowser_isToldWhatIsMissingAndNobodyIsAsked() {
        desk.visit = false;
        HttpAnswer answer = denied(admit(FakeRequest.get("/desk")), Reason.CREDENTIAL_MISSING);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(desk.begun).isZero();
    }

    @Test
    void endedLogin_takesItsCookieAwayWhenTheNextOneIsBegun() { // CS-6
        desk.has(ENDED);
        assertThat(denied(admit(FakeRequest.get("/desk")), Reason.LOGIN_NEEDED).headers())
                .containsEntry("Set-Cookie", List.of("gone"));
    }

    @Test
    void answerThatBeginsNoLogin_leavesTheCookieOfANewerOneAlone() { // CS-6
        desk.has(ENDED);
        desk.visit = false;
        HttpAnswer answer = denied(admit(FakeRequest.get("/desk")), Reason.LOGIN_ENDED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");

        desk.visit = true;
        assertThat(((Verdict.Granted) admit(FakeRequest.get("/watched"))).cookies())
                .isEmpty();
        desk.beginning = new Beginning.Failed(Reason.LOGIN_IN_VAIN);
        assertThat(((Verdict.Undecided) admit(FakeRequest.get("/desk")))
                        .answer()
                        .headers())
                .doesNotContainKey("Set-Cookie");
    }

    @Test
    void person_isDecidedOverAsAnySession() {
        desk.has(person("one", "fresh"));
        said.add(ACCEPTED);
        Verdict.Granted granted = (Verdict.Granted) admit(FakeRequest.get("/desk"));
        assertThat(granted.context().subject()).contains("u-8842");
        assertThat(granted.cookies()).containsExactly("fresh");
        assertThat(granted.isByCookie()).isTrue();
        assertThat(believed).containsExactly(List.of("sessions")); // not the other one, which the rule believes as well
        assertThat(onlyEvent().domain()).isEqualTo("sessions");
    }

    @Test
    void personWhoLacksAGrant_isToldSoAndNotSentAway() { // AS-8
        desk.has(person("one", "fresh"));
        said.add(ACCEPTED);
        HttpAnswer answer = denied(admit(FakeRequest.get("/till")), Reason.GRANT_MISSING);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("X-Shown")).contains("grant_missing");
        assertThat(answer.headers()).containsEntry("Set-Cookie", List.of("fresh"));
        assertThat(desk.begun).isZero();
    }

    @Test
    void authorityThatCannotBeAsked_isNoReasonToLogInAgain() { // AS-12
        desk.has(person("one", "fresh"));
        said.add(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE));
        Verdict.Undecided undecided = (Verdict.Undecided) admit(FakeRequest.get("/desk"));
        assertThat(undecided.answer().status()).isEqualTo(503);
        assertThat(undecided.answer().headers()).containsEntry("Set-Cookie", List.of("fresh"));
        assertThat(undecided.answer().header("X-Shown")).contains("authority_unreachable");
        assertThat(desk.begun).isZero();
    }

    @Test
    void sessionThatWasTradedMeanwhile_isTakenUpAgain() { // AS-16, CS-5
        desk.has(person("old", "of old"));
        desk.afterRejection.add(person("new", "of new"));
        said.add(INACTIVE);
        said.add(ACCEPTED);
        Verdict.Granted granted = (Verdict.Granted) admit(FakeRequest.get("/desk"));
        assertThat(granted.cookies()).containsExactly("of new");
        assertThat(asked)
                .extracting(
                        credential -> ((Credential.Asid) credential).session().sid())
                .containsExactly("old", "new");
    }

    @Test
    void sessionThatIsNoMore_isBegunAgain() { // CS-6
        desk.has(person("old"));
        desk.afterRejection.add(ENDED);
        said.add(INACTIVE);
        assertThat(denied(admit(FakeRequest.get("/desk")), Reason.LOGIN_NEEDED).headers())
                .containsEntry("Set-Cookie", List.of("gone"));
        assertThat(onlyEvent().reason()).isEqualTo(Reason.LOGIN_NEEDED);
    }

    @Test
    void sessionThatIsTradedAgainAndAgain_comesToAnEnd() {
        desk.has(person("0"));
        desk.afterRejection.add(person("1"));
        desk.afterRejection.add(person("2"));
        said.add(INACTIVE);
        assertThat(denied(admit(FakeRequest.get("/desk")), Reason.LOGIN_ENDED).status())
                .isEqualTo(401);
        assertThat(asked).hasSize(3);
    }

    @Test
    void forgedRequest_isRefusedAndNobodyIsAsked() {
        desk.has(new Arrival.Refused(Reason.CROSS_SITE_REQUEST));
        assertThat(denied(admit(FakeRequest.get("/desk").method("POST")), Reason.CROSS_SITE_REQUEST)
                        .status())
                .isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void authorityThatGivesNoHandshake_isUndecided() {
        desk.beginning = new Beginning.Failed(Reason.AUTHORITY_UNREACHABLE);
        assertThat(((Verdict.Undecided) admit(FakeRequest.get("/desk")))
                        .answer()
                        .status())
                .isEqualTo(503);
    }

    @Test
    void loginThatTakesTooLong_isUndecided() {
        desk.arrival = new CompletableFuture<>();
        assertThat(((Verdict.Undecided) admit(FakeRequest.get("/desk"))).reason())
                .isEqualTo(Reason.DEADLINE_EXCEEDED);
    }

    @Test
    void credential_countsAndNoCookieDoes() {
        said.add(INACTIVE);
        assertThat(denied(admit(FakeRequest.get("/desk").bearer("t")), Reason.SESSION_INACTIVE)
                        .status())
                .isEqualTo(401);
        assertThat(denied(admit(FakeRequest.get("/desk").with("Authorization", "Digest x")), Reason.SCHEME_UNSUPPORTED)
                        .status())
                .isEqualTo(401);
        assertThat(desk.arrived).isZero();
    }

    @Test
    void ruleWithoutLogin_looksAtNoCookie() {
        desk.has(person("one"));
        denied(admit(FakeRequest.get("/api")), Reason.CREDENTIAL_MISSING);
        assertThat(desk.arrived).isZero();
    }

    @Test
    void ruleThatObserves_sendsNobodyAway() {
        Verdict.Granted granted = (Verdict.Granted) admit(FakeRequest.get("/watched"));
        assertThat(granted.context().subject()).isEmpty();
        assertThat(desk.begun).isZero();
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.OBSERVED);
    }

    @Test
    void pageOfTheLogin_isServedAndWrittenDown() {
        Map<Reason, AccessEvent.Outcome> outcomes = Map.of(
                Reason.LOGIN_DONE, AccessEvent.Outcome.GRANTED,
                Reason.LOGIN_UNKNOWN, AccessEvent.Outcome.DENIED,
                Reason.AUTHORITY_UNREACHABLE, AccessEvent.Outcome.UNDECIDED);
        outcomes.forEach((reason, outcome) -> {
            events.clear();
            desk.page = Optional.of(CompletableFuture.completedStage(new Page(reason, TO_AUTHORITY)));
            assertThat(gatekeeper()
                            .served(FakeRequest.get("/login/callback"))
                            .orElseThrow()
                            .toCompletableFuture()
                            .join())
                    .isSameAs(TO_AUTHORITY);
            assertThat(onlyEvent().reason()).isEqualTo(reason);
            assertThat(onlyEvent().outcome()).isEqualTo(outcome);
            assertThat(onlyEvent().domain()).as("whose login it is").isEqualTo("sessions");
            assertThat(onlyEvent().rule()).isEqualTo(AccessEvent.NONE);
        });
    }
}
