package org.bailiwick.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;

/** An authority that is asked about tokens: it says what it was told to say, and notes what it was shown. */
final class FakeAuthority implements Function<String, CompletionStage<Judged>> {
    static final Duration POSITIVE = Duration.ofSeconds(60);
    static final Duration NEGATIVE = Duration.ofSeconds(5);

    private final DomainSettings.Introspection settings;
    private final Clock clock;
    private final Map<String, Verification> answers = new HashMap<>();
    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private Verification toOthers = new Verification.Rejected(Reason.TOKEN_INACTIVE);

    private FakeAuthority(String name, Clock clock, Optional<String> prefix, List<FederatorSettings> federators) {
        this.clock = clock;
        this.settings = new DomainSettings.Introspection(
                name,
                issuerOf(name),
                Optional.empty(),
                new ClientSettings("rs", new ClientSettings.Proof.BasicSecret(Secret.of("made up"))),
                prefix,
                Duration.ZERO,
                new DomainSettings.AnswerLifetimes(POSITIVE, NEGATIVE, true),
                Optional.empty(),
                false,
                "scope",
                List.of(),
                federators);
    }

    /** One whose opaque tokens look like any other's. */
    static FakeAuthority named(String name, Clock clock, FederatorSettings... federators) {
        return new FakeAuthority(name, clock, Optional.empty(), Arrays.asList(federators));
    }

    /** One whose opaque tokens begin with the prefix. */
    static FakeAuthority prefixed(String name, String prefix, Clock clock, FederatorSettings... federators) {
        return new FakeAuthority(name, clock, Optional.of(prefix), Arrays.asList(federators));
    }

    /** A foreign domain that an authority may speak for. */
    static FederatorSettings federator(String name, Optional<String> prefix) {
        return new FederatorSettings(issuerOf(name), new ScopeMapping(Scopes.NONE, Map.of()), prefix);
    }

    static Issuer issuerOf(String name) {
        return new Issuer("https://" + name + ".example");
    }

    DomainSettings.Introspection settings() {
        return settings;
    }

    void accepts(String token) {
        accepts(token, "alice");
    }

    void accepts(String token, String subject) {
        Instant end = clock.instant().plus(Duration.ofHours(1));
        says(
                token,
                new Verification.Accepted(VerifiedToken.vouchedBy(settings.name(), settings.issuer(), subject, end)
                        .build()));
    }

    void says(String token, Verification verification) {
        answers.put(token, verification);
    }

    void saysOfOthers(Verification verification) {
        toOthers = verification;
    }

    /** The tokens it was shown, in order, and none from now on. */
    List<String> shown() {
        List<String> until = List.copyOf(shown);
        shown.clear();
        return until;
    }

    @Override
    public CompletionStage<Judged> apply(String token) {
        shown.add(token);
        Verification said = answers.getOrDefault(token, toOthers);
        Duration holds = said instanceof Verification.Accepted ? POSITIVE : NEGATIVE;
        return CompletableFuture.completedStage(
                new Judged(said, new Basis.Answer(clock.instant().plus(holds))));
    }
}
