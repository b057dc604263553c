package org.bailiwick.servlet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Journal;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.credential.SessionName;
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
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/**
 * A gatekeeper where people log in. A browser with the cookie {@link #ALICE} is Alice's, and every answer to her renews it and one
 * more; others are sent away. The callback and the logout say how they were asked.
 */
final class LoginGate implements Login {
    public static final String ALICE = "__Host-bailiwick.sessions=alice";
    /** Alice, whose login is not renewed. */
    public static final String STEADY = ALICE + "-as-before";

    public static final String RENEWED = "__Host-bailiwick.sessions=renewed; Path=/; Secure; HttpOnly; SameSite=Lax";
    public static final String GONE = "__Host-bailiwick-login.sessions=; Path=/; Secure; HttpOnly; Max-Age=0";

    private static final String DOMAIN = "sessions";

    private final Gatekeeper gatekeeper = new Gatekeeper(
            configuration(),
            (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(alice())),
            NextHops.none(),
            new Logins(List.of(this)),
            new Journal(event -> {}, Clock.systemUTC(), System::nanoTime),
            List.of());

    private static VerifiedToken alice() {
        return VerifiedToken.vouchedBy(
                        DOMAIN,
                        new Issuer("https://authority.example.com"),
                        "alice",
                        Instant.now().plusSeconds(600))
                .scopes(Scopes.of(List.of("files:read")))
                .grants(new Grants(Map.of("teller", true, "manager", false)))
                .build();
    }

    private static Configuration configuration() {
        return new Configuration(
                URI.create("https://api.example.com"),
                Set.of(),
                URI.create("https://api.example.com"),
                Map.of(),
                Policy.of(List.of(
                        new Rule(
                                "open",
                                PathPattern.of("/open/**"),
                                Set.of(),
                                new Access.Public(),
                                List.of(),
                                Rule.Mode.ENFORCE,
                                Rule.Preflight.PASS),
                        new Rule(
                                "desk",
                                Optional.empty(),
                                PathPattern.of("/**"),
                                Set.of(),
                                new Access.Vouched(Requirement.ANY_CALLER),
                                List.of(DOMAIN),
                                Rule.Mode.ENFORCE,
                                Rule.Preflight.PASS,
                                Optional.empty(),
                                new Rule.Sessions(false, false, Optional.of(DOMAIN))))),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                UpstreamSettings.DEFAULT,
                new Limits(
                        10_000,
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
    }

    public Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public CompletionStage<Arrival> arrive(InboundRequest request) {
        boolean isAlice = request.headers("Cookie").stream().anyMatch(field -> field.contains(ALICE));
        return CompletableFuture.completedStage(
                isAlice
                        ? new Arrival.Person(
                                new Credential.Asid(
                                        new SessionName("web-1", "s".repeat(43), "alice"),
                                        new Presentation.LoggedIn(),
                                        new CoveredRequest("GET", "/", CoveredRequest.UNSIGNED)),
                                request.headers("Cookie").stream().anyMatch(field -> field.contains(STEADY))
                                        ? List.of()
                                        : List.of(RENEWED, GONE))
                        : new Arrival.Nobody(Reason.CREDENTIAL_MISSING, List.of()));
    }

    @Override
    public CompletionStage<Arrival> rejected(InboundRequest request, Arrival.Person person) {
        return CompletableFuture.completedStage(new Arrival.Nobody(Reason.LOGIN_ENDED, List.of(GONE)));
    }

    @Override
    public boolean isVisit(InboundRequest request) {
        return request.headers("Accept").contains("text/html");
    }

    @Override
    public HttpAnswer shown(InboundRequest request, Reason reason, HttpAnswer refusal) {
        return refusal;
    }

    @Override
    public CompletionStage<Beginning> begin(InboundRequest request) {
        return CompletableFuture.completedStage(new Beginning.Sent(new HttpAnswer(
                303,
                Map.of(
                        "Location", List.of("https://authority.example.com/login"),
                        "Content-Type", List.of("text/html"),
                        "Set-Cookie", List.of("__Host-bailiwick-login.sessions=begun; Path=/; Secure; HttpOnly")),
                new byte[0])));
    }

    @Override
    public Optional<CompletionStage<Page>> served(InboundRequest request) {
        return switch (request.rawPath()) {
            case "/login/callback" -> Optional.of(page(Reason.LOGIN_DONE, request, RENEWED, GONE));
            case "/logout" -> Optional.of(page(Reason.LOGOUT_DONE, request, RENEWED, GONE));
            case "/login/failed" -> Optional.of(page(Reason.LOGIN_FAILED, request, GONE));
            default -> Optional.empty();
        };
    }

    /** Not there at once: an authority has to be asked. */
    private static CompletionStage<Page> page(Reason reason, InboundRequest request, String... cookies) {
        String asked = request.method() + " " + request.mountPath() + request.rawPath() + "?" + request.rawQuery() + " "
                + request.headers("Cookie");
        Page page = new Page(
                reason,
                new HttpAnswer(
                        200,
                        Map.of("Content-Type", List.of("text/html"), "Set-Cookie", List.of(cookies)),
                        asked.getBytes(StandardCharsets.UTF_8)));
        return CompletableFuture.supplyAsync(() -> page, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }
}
