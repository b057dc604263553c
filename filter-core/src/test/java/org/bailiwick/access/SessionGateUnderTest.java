package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.Mode;
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
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/** A gatekeeper whose rules take sessions, or tokens, or both; what is presented to it, and what it asks about. */
final class SessionGateUnderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Issuer AUTHORITY = new Issuer("https://authority.example");
    static final TestConsumer CONSUMER = TestConsumer.at(NOW.getEpochSecond());
    private static final VerifiedToken PERSON = VerifiedToken.vouchedBy(
                    "sessions", AUTHORITY, "u-8842", NOW.plusSeconds(60))
            .client("web-1")
            .grants(new Grants(Map.of("teller", true, "auditor", false)))
            .scopes(Scopes.of(List.of("files:read")))
            .refusedScopes(Scopes.of(List.of("files:write")))
            .build();

    final List<Event> events = new ArrayList<>();
    final List<Credential> asked = new ArrayList<>();

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

    Gatekeeper over(DomainDirectory directory) {
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
        return new Gatekeeper(
                GateConfiguration.of(domains, policy, Duration.ofSeconds(3), false),
                directory,
                NextHops.none(),
                new Journal(events::add, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime));
    }

    /** Whatever is presented is the person's. */
    Gatekeeper vouching() {
        return over((credential, believed) -> {
            asked.add(credential);
            return CompletableFuture.completedStage(new Verification.Accepted(PERSON));
        });
    }

    Credential.Asid onlyAsked() {
        assertThat(asked).hasSize(1);
        return (Credential.Asid) asked.get(0);
    }

    static FakeRequest presenting(String path) {
        return FakeRequest.get(path).with("Authorization", CONSUMER.authorization());
    }

    static FakeRequest withSecret(String path) {
        String pair = Base64.getEncoder().encodeToString("web-1:s3cr3t".getBytes(StandardCharsets.US_ASCII));
        return FakeRequest.get(path)
                .with("Authorization", "Basic " + pair)
                .with("A-SID", TestConsumer.SID)
                .with("A-UID", "u-8842");
    }

    static Verdict verdict(Gatekeeper gatekeeper, InboundRequest request) {
        return gatekeeper.admit(request).toCompletableFuture().join();
    }

    static HttpAnswer refused(Verdict verdict, Reason reason) {
        Verdict.Denied denied = (Verdict.Denied) verdict;
        assertThat(denied.reason()).isEqualTo(reason);
        return denied.answer();
    }

    static List<String> challenges(HttpAnswer answer) {
        return answer.headers().getOrDefault("WWW-Authenticate", List.of());
    }
}
