package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.json.JsonReader;
import org.bailiwick.login.Logins;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.PublishedDocument;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final VerifiedToken ALICE = VerifiedToken.vouchedBy(
                    "home", new Issuer("https://as.example.com"), "alice", NOW.plusSeconds(60))
            .client("app")
            .scopes(Scopes.of(List.of("orders:read")))
            .grants(new Grants(Map.of("teller", true, "manager", false)))
            .claims(Claims.of(Map.of("tenant", "acme", "sub", "alice")))
            .build();

    private final List<Event> events = new ArrayList<>();

    private static Rule rule(String id, String path, Requirement requirement) {
        return new Rule(
                id,
                PathPattern.of(path),
                Set.of(),
                new Access.Vouched(requirement),
                List.of("home"),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS);
    }

    private static Rule observing(String id, String path, Requirement requirement) {
        Rule rule = rule(id, path, requirement);
        return new Rule(
                id, rule.path(), Set.of(), rule.access(), rule.domains(), Rule.Mode.OBSERVE, Rule.Preflight.REFUSE);
    }

    private static Requirement scopes(String... scopes) {
        return new Requirement(Scopes.of(List.of(scopes)), Scopes.NONE, Set.of(), Map.of());
    }

    private Gatekeeper gatekeeper(DomainDirectory domains) {
        return gatekeeper(domains, Duration.ofSeconds(3));
    }

    private Gatekeeper gatekeeper(DomainDirectory domains, Duration deadline) {
        Policy policy = Policy.of(List.of(
                new Rule(
                        "health",
                        PathPattern.of("/health"),
                        Set.of(),
                        new Access.Public(),
                        List.of(),
                        Rule.Mode.ENFORCE,
                        Rule.Preflight.PASS),
                rule("any", "/any", Requirement.ANY_CALLER),
                rule("orders", "/orders", scopes("orders:read")),
                rule("write", "/write", scopes("orders:read", "orders:write")),
                rule(
                        "either",
                        "/either",
                        new Requirement(
                                Scopes.NONE, Scopes.of(List.of("orders:write", "orders:admin")), Set.of(), Map.of())),
                rule("teller", "/teller", new Requirement(Scopes.NONE, Scopes.NONE, Set.of("teller"), Map.of())),
                rule("manager", "/manager", new Requirement(Scopes.NONE, Scopes.NONE, Set.of("manager"), Map.of())),
                rule(
                        "mine",
                        "/users/{id}",
                        new Requirement(
                                Scopes.NONE,
                                Scopes.NONE,
                                Set.of(),
                                Map.of(
                                        "tenant", new ClaimValue.Exactly("acme"),
                                        "sub", new ClaimValue.Variable("id")))),
                observing("watched", "/watched", scopes("nobody:has"))));
        Configuration configuration = new Configuration(
                URI.create("https://api.example.com"),
                Set.of(),
                URI.create("https://api.example.com"),
                Map.of(),
                policy,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                UpstreamSettings.DEFAULT,
                new Limits(100, deadline, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, 100, 100, Duration.ofSeconds(10)),
                new Configuration.Insecure(false, false),
                List.of());
        return new Gatekeeper(
                configuration,
                domains,
                NextHops.none(),
                Logins.none(),
                new Journal(events::add, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime),
                List.of(new Keys()));
    }

    /** Something else that is published. */
    private static final class Keys implements PublishedDocument {
        @Override
        public String path() {
            return "/keys.json";
        }

        @Override
        public HttpAnswer document() {
            return HttpAnswer.of(200, Map.of("Content-Type", "application/jwk-set+json"), new byte[0]);
        }
    }

    private static DomainDirectory says(Verification verification) {
        return (credential, believed) -> CompletableFuture.completedStage(verification);
    }

    private static final DomainDirectory VOUCHES = says(new Verification.Accepted(ALICE));

    private static final DomainDirectory MUST_NOT_BE_ASKED = (credential, believed) -> {
        throw new AssertionError("asked");
    };

    private static Verdict verdict(Gatekeeper gatekeeper, FakeRequest request) {
        return gatekeeper.admit(request).toCompletableFuture().join();
    }

    private static Object reasonOf(Verdict verdict) {
        return verdict.<Object>fold(Verdict.Granted::context, Verdict.Denied::reason, Verdict.Undecided::reason);
    }

    private static HttpAnswer answerOf(Verdict verdict) {
        return verdict.fold(
                granted -> {
                    throw new AssertionError("granted");
                },
                Verdict.Denied::answer,
                Verdict.Undecided::answer);
    }

    private static AccessContext contextOf(Verdict verdict) {
        return verdict.fold(
                Verdict.Granted::context,
                denied -> {
                    throw new AssertionError(denied);
                },
                undecided -> {
                    throw new AssertionError(undecided);
                });
    }

    private AccessEvent onlyEvent() {
        assertThat(events).hasSize(1);
        return (AccessEvent) events.get(0);
    }

    @Test
    void publicRoute_isGrantedWithoutLookingAtTheCredential() {
        Verdict verdict = verdict(
                gatekeeper(MUST_NOT_BE_ASKED), FakeRequest.get("/health").bearer("§§§"));
        assertThat(contextOf(verdict).subject()).isEmpty();
        assertThat(contextOf(verdict).rule()).isEqualTo("health");
        assertThat(onlyEvent().reason()).isEqualTo(Reason.PUBLIC_ROUTE);
    }

    @Test
    void requestWithoutARule_isDeniedWithoutAsking() {
        Verdict verdict = verdict(
                gatekeeper(MUST_NOT_BE_ASKED), FakeRequest.get("/nowhere").bearer("t"));
        assertThat(reasonOf(verdict)).isEqualTo(Reason.NO_RULE);
        assertThat(answerOf(verdict).status()).isEqualTo(403);
        assertThat(answerOf(verdict).headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(onlyEvent().rule()).isEqualTo(AccessEvent.NONE);
    }

    @Test
    void pathWithoutANormalForm_isDenied() {
        Gatekeeper gatekeeper = gatekeeper(MUST_NOT_BE_ASKED);
        for (FakeRequest request : List.of(
                FakeRequest.get("/health/../any"),
                FakeRequest.get("/health").mountedAt("/a;b"),
                FakeRequest.get("/health").routedTo("/any"))) {
            Verdict verdict = verdict(gatekeeper, request);
            assertThat(reasonOf(verdict)).isEqualTo(Reason.PATH_NOT_NORMAL);
            assertThat(answerOf(verdict).status()).isEqualTo(400);
        }
        assertThat(reasonOf(verdict(
                        gatekeeper, FakeRequest.get("/health").mountedAt("/app").routedTo("/health"))))
                .isInstanceOf(AccessContext.class);
    }

    @Test
    void missingCredential_isChallengedWithoutAnError() { // BT-6, BT-9
        HttpAnswer answer = answerOf(verdict(gatekeeper(MUST_NOT_BE_ASKED), FakeRequest.get("/any")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .isEqualTo("Bearer realm=\"https://api.example.com\", resource_metadata="
                        + "\"https://api.example.com/.well-known/oauth-protected-resource\"");
    }

    @Test
    void acceptedToken_isGrantedWithItsContext() {
        Verdict verdict =
                verdict(gatekeeper(VOUCHES), FakeRequest.get("/orders").bearer("t"));
        AccessContext context = contextOf(verdict);
        assertThat(context.subject()).contains("alice");
        assertThat(context.hasScope("orders:read")).isTrue();
        assertThat(context.hasScope("orders:write")).isFalse();
        assertThat(context.hasGrant("teller")).isTrue();
        assertThat(context.hasGrant("manager")).isFalse();
        assertThat(AccessContext.of(name -> name.equals(AccessContext.ATTRIBUTE) ? context : null))
                .contains(context);
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.GRANTED);
        assertThat(onlyEvent().domain()).isEqualTo("home");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TOKEN_.*"},
            mode = EnumSource.Mode.MATCH_ALL)
    void rejectedToken_isDeniedWithOneTextForAll(Reason reason) { // AT-8, section 7.3
        Verdict verdict = verdict(
                gatekeeper(says(new Verification.Rejected(reason))),
                FakeRequest.get("/any").bearer("t"));
        assertThat(answerOf(verdict).status()).isEqualTo(401);
        assertThat(answerOf(verdict).header("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\", error_description=\"The access token is not accepted\"");
        assertThat(problem(verdict)).containsEntry("code", reason.code());
        assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.DENIED);
    }

    private static Map<String, Object> problem(Verdict verdict) {
        return JsonReader.object(answerOf(verdict).body()).orElseThrow();
    }

    @Test
    void tokenNobodyKnows_isDenied() {
        Verdict verdict = verdict(
                gatekeeper(says(new Verification.NotMine())),
                FakeRequest.get("/any").bearer("t"));
        assertThat(reasonOf(verdict)).isEqualTo(Reason.TOKEN_NOT_RECOGNIZED);
        assertThat(answerOf(verdict).status()).isEqualTo(401);
    }

    @Test
    void unreachableDomain_leavesTheRequestUndecided() {
        Verdict verdict = verdict(
                gatekeeper(says(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE))),
                FakeRequest.get("/any").bearer("t"));
        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
        assertThat(answerOf(verdict).status()).isEqualTo(503);
        assertThat(answerOf(verdict).headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void authorityThatCannotBeBelieved_isABadGateway() {
        Verdict verdict = verdict(
                gatekeeper(says(new Verification.Unreachable(Reason.AUTHORITY_ANSWER_INVALID))),
                FakeRequest.get("/any").bearer("t"));
        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
        assertThat(answerOf(verdict).status()).isEqualTo(502);
    }

    @Test
    void decisionBeyondTheDeadline_isLeftUndecided() {
        CompletableFuture<Verification> never = new CompletableFuture<>();
        Verdict verdict = verdict(
                gatekeeper((credential, believed) -> never, Duration.ofMillis(1)),
                FakeRequest.get("/any").bearer("t"));
        assertThat(reasonOf(verdict)).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(never).isNotDone();
    }

    @Test
    void defectOfADomain_isLeftUndecidedAndNeverGranted() {
        RuntimeException defect = new IllegalStateException("a defect made on purpose, to be logged");
        DomainDirectory throwing = (credential, believed) -> {
            throw defect;
        };
        DomainDirectory failing = (credential, believed) -> CompletableFuture.failedStage(defect);
        for (DomainDirectory domains : List.of(throwing, failing)) {
            Verdict verdict =
                    verdict(gatekeeper(domains), FakeRequest.get("/any").bearer("t"));
            assertThat(reasonOf(verdict)).isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(answerOf(verdict).status()).isEqualTo(503);
        }
    }

    @Test
    void missingScope_isNamedInTheChallenge() { // BT-10, BT-12
        HttpAnswer answer =
                answerOf(verdict(gatekeeper(VOUCHES), FakeRequest.get("/write").bearer("t")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"")
                .contains("scope=\"orders:read orders:write\"");
        assertThat(answerOf(verdict(
                                gatekeeper(VOUCHES), FakeRequest.get("/either").bearer("t")))
                        .header("WWW-Authenticate")
                        .orElseThrow())
                .contains("scope=\"orders:write orders:admin\"");
    }

    @Test
    void grant_mustBeTrue() {
        assertThat(reasonOf(
                        verdict(gatekeeper(VOUCHES), FakeRequest.get("/teller").bearer("t"))))
                .isInstanceOf(AccessContext.class);
        assertThat(reasonOf(
                        verdict(gatekeeper(VOUCHES), FakeRequest.get("/manager").bearer("t"))))
                .isEqualTo(Reason.GRANT_MISSING);
    }

    @Test
    void claim_mustBeWhatThePathSays() { // AT-9
        assertThat(reasonOf(verdict(
                        gatekeeper(VOUCHES), FakeRequest.get("/users/alice").bearer("t"))))
                .isInstanceOf(AccessContext.class);
        assertThat(reasonOf(verdict(
                        gatekeeper(VOUCHES), FakeRequest.get("/users/bob").bearer("t"))))
                .isEqualTo(Reason.CLAIM_MISMATCH);
    }

    @Test
    void observingRule_letsThroughAndSaysWhatItWouldHaveDone() {
        for (DomainDirectory domains :
                List.of(VOUCHES, says(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE)))) {
            events.clear();
            Verdict verdict =
                    verdict(gatekeeper(domains), FakeRequest.get("/watched").bearer("t"));
            assertThat(contextOf(verdict).subject()).isEmpty();
            assertThat(onlyEvent().outcome()).isEqualTo(AccessEvent.Outcome.OBSERVED);
        }
        assertThat(onlyEvent().reason()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
    }

    @Test
    void preflight_passesWhereTheRuleForTheRequestSaysSo() {
        Gatekeeper gatekeeper = gatekeeper(MUST_NOT_BE_ASKED);
        FakeRequest preflight = FakeRequest.get("/orders")
                .method("OPTIONS")
                .with("Origin", "https://app.example.com")
                .with("Access-Control-Request-Method", "POST");
        assertThat(reasonOf(verdict(gatekeeper, preflight))).isInstanceOf(AccessContext.class);
        FakeRequest elsewhere = FakeRequest.get("/nowhere")
                .method("OPTIONS")
                .with("Origin", "https://app.example.com")
                .with("Access-Control-Request-Method", "POST");
        assertThat(reasonOf(verdict(gatekeeper, elsewhere))).isEqualTo(Reason.NO_RULE);
        assertThat(reasonOf(verdict(gatekeeper, FakeRequest.get("/orders").method("OPTIONS"))))
                .isEqualTo(Reason.CREDENTIAL_MISSING);
    }

    @Test
    void problemDocument_carriesCodeAndTheCallersTraceId() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Verdict verdict = verdict(
                gatekeeper(VOUCHES),
                FakeRequest.get("/any").with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(problem(verdict))
                .containsEntry("status", 401L)
                .containsEntry("title", "Unauthorized")
                .containsEntry("code", "credential_missing")
                .containsEntry("traceId", trace)
                .containsKeys("type", "detail");
        assertThat(onlyEvent().traceId()).isEqualTo(trace);
    }

    @Test
    void metadata_isPublishedAtItsPathOnly() { // PR-1, PR-2, PR-3, PR-5, PR-11
        Gatekeeper gatekeeper = gatekeeper(MUST_NOT_BE_ASKED);
        FakeRequest request = FakeRequest.get("/.well-known/oauth-protected-resource");
        HttpAnswer document = document(gatekeeper, request);
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(new String(document.body(), StandardCharsets.US_ASCII))
                .isEqualTo("{\"resource\":\"https://api.example.com\",\"scopes_supported\":"
                        + "[\"nobody:has\",\"orders:admin\",\"orders:read\",\"orders:write\"],"
                        + "\"bearer_methods_supported\":[\"header\"]}");
        assertThat(gatekeeper.served(request.method("POST"))).isEmpty();
        assertThat(gatekeeper.served(FakeRequest.get("/.well-known/oauth-protected-resource/x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void furtherDocument_isPublishedBesideTheMetadata(String method) {
        Gatekeeper gatekeeper = gatekeeper(MUST_NOT_BE_ASKED);
        FakeRequest request = FakeRequest.get("/keys.json").method(method);
        assertThat(document(gatekeeper, request).headers())
                .containsEntry("Content-Type", List.of("application/jwk-set+json"));
        assertThat(gatekeeper.served(FakeRequest.get("/keys.json").mountedAt("/app")))
                .isPresent();
        assertThat(gatekeeper.served(request.method("POST"))).isEmpty();
        assertThat(gatekeeper.served(FakeRequest.get("/keys.json/x").method(method)))
                .isEmpty();
    }

    private static HttpAnswer document(Gatekeeper gatekeeper, FakeRequest request) {
        return gatekeeper.served(request).orElseThrow().toCompletableFuture().join();
    }
}
