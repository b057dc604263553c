package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.ClientAddress;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.IpAddress;
import org.bailiwick.request.Sender;
import org.bailiwick.request.TrustedProxies;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** Sessions at the gate: which routes take them, and what of a request is covered. */
class GatekeeperSessionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Issuer AUTHORITY = new Issuer("https://authority.example");
    private static final TestConsumer CONSUMER = TestConsumer.at(NOW.getEpochSecond());
    private static final VerifiedToken PERSON = VerifiedToken.vouchedBy(
                    "sessions", AUTHORITY, "u-8842", NOW.plusSeconds(60))
            .client("web-1")
            .grants(new Grants(Map.of("teller", true, "auditor", false)))
            .scopes(Scopes.of(List.of("files:read")))
            .refusedScopes(Scopes.of(List.of("files:write")))
            .build();

    private final List<Event> events = new ArrayList<>();
    private final List<Credential> asked = new ArrayList<>();

    private static DomainSettings jwt() {
        return new DomainSettings.Jwt(
                "home",
                new Issuer("https://as.example.com"),
                new DomainSettings.KeyLocation.Discovered(),
                List.of(SignatureAlgorithm.ES256),
                DomainSettings.TokenType.AT_JWT,
                Duration.ZERO,
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)),
                "scope",
                List.of());
    }

    private static DomainSettings asid() {
        return new DomainSettings.Asid(
                "sessions",
                AUTHORITY,
                Optional.empty(),
                new ClientSettings(
                        TestConsumer.RESOURCE, new ClientSettings.Proof.BasicSecret(Secret.of("our secret"))),
                EnumSet.of(Mode.PROOF, Mode.SECRET),
                Duration.ofSeconds(30),
                new DomainSettings.AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), false),
                Optional.empty(),
                Map.of(),
                Map.of(),
                1000,
                Optional.empty());
    }

    private static Rule rule(String id, List<String> domains, Requirement requirement, Rule.Sessions sessions) {
        return new Rule(
                id,
                Optional.empty(),
                PathPattern.of("/" + id + "/**"),
                Set.of(),
                new Access.Vouched(requirement),
                domains,
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS,
                Optional.empty(),
                sessions);
    }

    private static Requirement grant(String name) {
        return new Requirement(Scopes.NONE, Scopes.NONE, Set.of(name), Map.of());
    }

    private Gatekeeper gatekeeper(DomainDirectory directory) {
        List<String> sessions = List.of("sessions");
        Policy policy = Policy.of(List.of(
                rule("both", List.of("home", "sessions"), Requirement.ANY_CALLER, Rule.Sessions.SAFE),
                rule("tokens", List.of("home"), Requirement.ANY_CALLER, Rule.Sessions.SAFE),
                rule("v1", sessions, Requirement.ANY_CALLER, Rule.Sessions.SAFE),
                rule("audit", sessions, grant("auditor"), Rule.Sessions.SAFE),
                rule("teller", sessions, grant("teller"), Rule.Sessions.SAFE),
                rule("secret", sessions, Requirement.ANY_CALLER, new Rule.Sessions(true, false)),
                rule("stream", sessions, Requirement.ANY_CALLER, new Rule.Sessions(false, true))));
        Map<String, DomainSettings> domains = new LinkedHashMap<>();
        domains.put("home", jwt());
        domains.put("sessions", asid());
        Configuration configuration = new Configuration(
                URI.create(TestConsumer.RESOURCE),
                Set.of(),
                URI.create(TestConsumer.RESOURCE),
                domains,
                policy,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                new UpstreamSettings(Map.of(), new TrustedProxies(List.of(AddressBlock.of("10.0.0.0/8"))), true),
                new Limits(
                        1000,
                        Duration.ofSeconds(3),
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        0,
                        0,
                        100,
                        100,
                        Duration.ofSeconds(10)),
                new Configuration.Insecure(false, false),
                List.of());
        return new Gatekeeper(
                configuration,
                directory,
                NextHops.none(),
                new Journal(events::add, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime));
    }

    private Gatekeeper vouching() {
        return gatekeeper((credential, believed) -> {
            asked.add(credential);
            return CompletableFuture.completedStage(new Verification.Accepted(PERSON));
        });
    }

    /** A request with a body. */
    private record Sent(FakeRequest head, CompletionStage<Optional<byte[]>> content) implements InboundRequest {
        static Sent of(FakeRequest head, String body) {
            return new Sent(head, CompletableFuture.completedStage(Optional.of(body.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public String method() {
            return head.method();
        }

        @Override
        public String rawPath() {
            return head.rawPath();
        }

        @Override
        public String rawQuery() {
            return head.rawQuery();
        }

        @Override
        public List<String> headers(String name) {
            return head.headers(name);
        }

        @Override
        public Sender sender() {
            return head.sender();
        }

        @Override
        public CompletionStage<Optional<byte[]>> body(int most, BodyRoom room) {
            assertThat(most).isLessThanOrEqualTo(100);
            String announced =
                    head.headers("Content-Length").stream().findFirst().orElse("0");
            return room.holds(Integer.parseInt(announced))
                    ? content
                    : CompletableFuture.completedStage(Optional.empty());
        }
    }

    private static FakeRequest presenting(String path) {
        return FakeRequest.get(path).with("Authorization", CONSUMER.authorization());
    }

    private static FakeRequest withSecret(String path) {
        String pair = Base64.getEncoder().encodeToString("web-1:s3cr3t".getBytes(StandardCharsets.US_ASCII));
        return FakeRequest.get(path)
                .with("Authorization", "Basic " + pair)
                .with("A-SID", TestConsumer.SID)
                .with("A-UID", "u-8842");
    }

    private static Verdict verdict(Gatekeeper gatekeeper, InboundRequest request) {
        return gatekeeper.admit(request).toCompletableFuture().join();
    }

    private static HttpAnswer refused(Verdict verdict, Reason reason) {
        Verdict.Denied denied = (Verdict.Denied) verdict;
        assertThat(denied.reason()).isEqualTo(reason);
        return denied.answer();
    }

    private static List<String> challenges(HttpAnswer answer) {
        return answer.headers().getOrDefault("WWW-Authenticate", List.of());
    }

    private Credential.Asid onlyAsked() {
        assertThat(asked).hasSize(1);
        return (Credential.Asid) asked.get(0);
    }

    @Test // AS-9
    void addressOfTheClient_isKnownToTheDomain() {
        Map<FakeRequest, ClientAddress> expected = Map.of(
                presenting("/v1/1"), ClientAddress.UNKNOWN,
                presenting("/v1/1").from("192.0.2.1"), at("192.0.2.1"),
                presenting("/v1/1").from("192.0.2.1").with("X-Forwarded-For", "198.51.100.1"), at("192.0.2.1"),
                presenting("/v1/1").from("10.0.0.1").with("X-Forwarded-For", "198.51.100.1"), at("198.51.100.1"),
                presenting("/v1/1").from("10.0.0.1"), ClientAddress.UNKNOWN);
        expected.forEach((request, address) -> {
            asked.clear();
            verdict(vouching(), Sent.of(request, ""));
            assertThat(onlyAsked().from()).isEqualTo(address);
        });
    }

    private static ClientAddress at(String address) {
        return new ClientAddress(IpAddress.of(address));
    }

    @Test // AS-8
    void session_isAdmittedWithWhatIsTrueFalseAndAbsent() {
        Verdict.Granted granted = (Verdict.Granted) verdict(vouching(), Sent.of(presenting("/teller/1"), ""));
        AccessContext context = granted.context();

        assertThat(context.subject()).contains("u-8842");
        assertThat(context.hasGrant("teller")).isTrue();
        assertThat(context.hasGrant("auditor")).isFalse();
        assertThat(context.isRefusedGrant("auditor")).isTrue();
        assertThat(context.isRefusedGrant("unheard-of")).isFalse();
        assertThat(context.hasScope("files:read")).isTrue();
        assertThat(context.isRefusedScope("files:write")).isTrue();
        assertThat(context.isRefusedScope("unheard-of")).isFalse();
    }

    @Test // AS-8
    void grantThatIsExplicitlyFalse_isNamedInTheChallenge() {
        HttpAnswer answer = refused(verdict(vouching(), Sent.of(presenting("/audit"), "")), Reason.GRANT_MISSING);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(challenges(answer))
                .containsExactly("ASID realm=\"https://api.example.com\", authority=\"https://authority.example\","
                        + " modes=\"proof\", error=\"insufficient_grant\","
                        + " error_description=\"The session does not suffice\", c_grant=\"auditor\"");
    }

    @Test // AS-4
    void bodyAndTarget_areCovered() {
        FakeRequest head = presenting("/v1/files").method("POST");
        verdict(vouching(), Sent.of(head, "hello"));
        assertThat(onlyAsked().covered())
                .isEqualTo(new CoveredRequest(
                        "POST", "/v1/files", CoveredRequest.hash("hello".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void bodyThatCannotBeRead_isRefusedAndNobodyIsAsked() {
        List<CompletionStage<Optional<byte[]>>> unread = List.of(
                CompletableFuture.completedStage(Optional.empty()),
                CompletableFuture.failedStage(new IllegalStateException("broken")));
        for (CompletionStage<Optional<byte[]>> body : unread) {
            HttpAnswer answer =
                    refused(verdict(vouching(), new Sent(presenting("/v1/files"), body)), Reason.BODY_NOT_COVERED);
            assertThat(answer.status()).isEqualTo(400);
        }
        assertThat(refused(verdict(vouching(), presenting("/v1/files")), Reason.BODY_NOT_COVERED)
                        .status())
                .isEqualTo(400); // an adapter that keeps none
        assertThat(asked).isEmpty();
    }

    @Test // AS-2
    void sessionInTheBody_isRefused() {
        HttpAnswer answer = refused(
                verdict(vouching(), Sent.of(presenting("/v1/files"), "a=1&a_sid=" + TestConsumer.SID)),
                Reason.SESSION_MISPLACED);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(asked).isEmpty();
    }

    @Test
    void routeThatSaysSo_leavesTheBodyUnread() {
        verdict(vouching(), presenting("/stream/1"));
        assertThat(onlyAsked().covered().body()).isEqualTo(CoveredRequest.UNSIGNED);
    }

    @Test // AS-15
    void secret_isTakenWhereTheRouteSaysSoAlone() {
        HttpAnswer answer = refused(verdict(vouching(), withSecret("/v1/files")), Reason.SESSION_MODE_REFUSED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenges(answer)).singleElement().asString().contains("modes=\"proof\", error=\"invalid_asid\"");
        assertThat(asked).isEmpty();

        assertThat(verdict(vouching(), withSecret("/secret/1"))).isInstanceOf(Verdict.Granted.class);
        assertThat(challenges(refused(verdict(vouching(), FakeRequest.get("/secret/1")), Reason.CREDENTIAL_MISSING)))
                .singleElement()
                .asString()
                .contains("modes=\"proof secret\"");
    }

    @Test // AS-2
    void sessionWithoutItsScheme_isRefused() {
        HttpAnswer answer = refused(
                verdict(vouching(), FakeRequest.get("/both/1").bearer("token").with("A-SID", TestConsumer.SID)),
                Reason.SESSION_FIELDS_STRAY);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(challenges(answer)).hasSize(2);
    }

    @Test
    void fieldsOfSessions_meanNothingWhereTheRouteTakesNone() {
        FakeRequest request = FakeRequest.get("/tokens/1")
                .bearer("token")
                .with("A-SID", TestConsumer.SID)
                .with("A-UID", "u-8842")
                .with("A-Ticket", "a.b.c");
        assertThat(verdict(vouching(), request)).isInstanceOf(Verdict.Granted.class);
        assertThat(asked).containsExactly(new Credential.Bearer("token"));
    }

    @Test // AS-4
    void hostOfTheRequest_changesNothing() {
        verdict(vouching(), Sent.of(presenting("/v1/files"), ""));
        verdict(vouching(), Sent.of(presenting("/v1/files").with("Host", "other.example.com"), ""));
        verdict(vouching(), Sent.of(presenting("/v1/files").with("X-Forwarded-Host", "other.example.com"), ""));
        assertThat(asked).hasSize(3).allMatch(asked.get(0)::equals);
    }

    @Test
    void routeThatTakesBoth_challengesByBoth() {
        HttpAnswer answer = refused(verdict(vouching(), FakeRequest.get("/both/1")), Reason.CREDENTIAL_MISSING);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenges(answer))
                .containsExactly(
                        "Bearer realm=\"https://api.example.com\"",
                        "ASID realm=\"https://api.example.com\", authority=\"https://authority.example\","
                                + " modes=\"proof\"");
        assertThat(verdict(vouching(), FakeRequest.get("/both/1").bearer("token")))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(verdict(vouching(), Sent.of(presenting("/both/1"), ""))).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void schemeThatTheRouteDoesNotTake_isNoCredential() {
        HttpAnswer toTokens =
                refused(verdict(vouching(), Sent.of(presenting("/tokens/1"), "")), Reason.SCHEME_UNSUPPORTED);
        assertThat(challenges(toTokens)).containsExactly("Bearer realm=\"https://api.example.com\"");
        HttpAnswer toSessions =
                refused(verdict(vouching(), FakeRequest.get("/v1/1").bearer("token")), Reason.SCHEME_UNSUPPORTED);
        assertThat(challenges(toSessions))
                .singleElement()
                .asString()
                .startsWith("ASID ")
                .doesNotContain("error");
        assertThat(asked).isEmpty();
    }

    @Test // AS-12
    void authorityThatCannotBeAsked_isNoRefusal() {
        Gatekeeper gatekeeper = gatekeeper((credential, believed) ->
                CompletableFuture.completedStage(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE)));
        Verdict.Undecided undecided = (Verdict.Undecided) verdict(gatekeeper, Sent.of(presenting("/v1/files"), ""));
        assertThat(undecided.answer().status()).isEqualTo(503);
        assertThat(challenges(undecided.answer())).isEmpty();
    }

    @Test // AS-14
    void nothingOfASession_isTold() {
        Gatekeeper gatekeeper = gatekeeper((credential, believed) ->
                CompletableFuture.completedStage(new Verification.Rejected(Reason.PROOF_INVALID)));
        HttpAnswer answer = refused(verdict(gatekeeper, Sent.of(presenting("/v1/files"), "")), Reason.PROOF_INVALID);
        assertThat(answer.headers() + new String(answer.body(), StandardCharsets.UTF_8) + events)
                .doesNotContain(TestConsumer.SID, "u-8842", "web-1", CONSUMER.signature());
        assertThat(challenges(answer)).singleElement().asString().contains("error=\"invalid_proof\"");
    }

    /** Says at once why a session is refused, and never vouches for one. */
    private static final class Refusing implements DomainDirectory {
        @Override
        public CompletionStage<Verification> verify(Credential credential, List<String> believed) {
            throw new AssertionError("asked (expected: not after a refusal)");
        }

        @Override
        public Optional<Reason> refusal(Credential.Asid presented, List<String> believed) {
            assertThat(believed).containsExactly("sessions");
            return Optional.of(Reason.PROOF_REPLAYED);
        }
    }

    @Test // AS-3
    void sessionThatIsRefusedAnyhow_hasNoBodyKeptForIt() {
        InboundRequest unread = new Sent(presenting("/v1/files"), new CompletableFuture<>());
        CompletableFuture<Verdict> said =
                gatekeeper(new Refusing()).admit(unread).toCompletableFuture();
        assertThat(said).isDone();
        HttpAnswer answer = refused(said.join(), Reason.PROOF_REPLAYED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenges(answer)).singleElement().asString().contains("error=\"invalid_proof\"");
    }

    @Test
    void bodiesThatAreTooManyAtATime_areNoRefusal() {
        Gatekeeper gatekeeper = vouching();
        CompletableFuture<Optional<byte[]>> slow = new CompletableFuture<>();
        FakeRequest head = presenting("/v1/files").method("POST").with("Content-Length", "60");
        CompletableFuture<Verdict> first =
                gatekeeper.admit(new Sent(head, slow)).toCompletableFuture();
        Verdict.Undecided second = (Verdict.Undecided) verdict(gatekeeper, Sent.of(head, "x"));
        assertThat(second.reason()).isEqualTo(Reason.BODIES_TOO_MANY);
        assertThat(second.answer().status()).isEqualTo(503);
        assertThat(second.answer().headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");

        slow.complete(Optional.of(new byte[60]));
        assertThat(first.join()).isInstanceOf(Verdict.Granted.class);
        assertThat(verdict(gatekeeper, Sent.of(head, "x"))).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void proofOverABodyWhileTheServiceStops_isUndecidedAndNotCalledBad() {
        Gatekeeper gatekeeper = vouching();
        gatekeeper.close();
        FakeRequest head = presenting("/v1/files").method("POST").with("Content-Length", "1");
        Verdict.Undecided stopping = (Verdict.Undecided) verdict(gatekeeper, Sent.of(head, "x"));
        assertThat(stopping.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(stopping.answer().status()).isEqualTo(503);
        assertThat(asked).isEmpty();
    }
}
