package org.bailiwick.introspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.token.Issuer;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;

/**
 * A domain whose authority is asked about each token, as a resource server sees it (RFC 7662; Token-Based Federation). Only the
 * domain's own authority is ever asked: nothing in a token chooses whom (TBF-1). Remembers nothing; for how long what it says
 * may be remembered is in the {@link Basis}. Safe for use by many threads.
 */
public final class IntrospectedTokens {
    private final Introspector introspector;
    private final DomainSettings.Introspection settings;
    private final Recipient recipient;
    private final AnswerValidator validator;
    private final AnswerTimes times;
    private final Clock clock;

    IntrospectedTokens(
            Introspector introspector, DomainSettings.Introspection settings, Recipient recipient, Clock clock) {
        this.introspector = introspector;
        this.settings = settings;
        this.recipient = recipient;
        this.validator = new AnswerValidator(settings, recipient.audiences());
        this.times = new AnswerTimes(settings.cache(), settings.leeway());
        this.clock = clock;
    }

    /**
     * What the domain says of a token: accepted, rejected, or unreachable when its authority could not be asked, which rests on
     * nothing. Never blocks, and the stage never completes exceptionally.
     *
     * @param token the credential as it was presented
     */
    public CompletionStage<Judged> verify(String token) {
        Optional<UnverifiedJwt> jwt =
                UnverifiedJwt.parse(token).<Optional<UnverifiedJwt>>fold(Optional::of, reason -> Optional.empty());
        Optional<Instant> ownEnd = jwt.flatMap(UnverifiedJwt::unverifiedEnd);
        return introspector
                .ask(question(token, jwt))
                .thenApply(answer -> answer.fold(
                        active -> judge(active, ownEnd),
                        inactive -> rejected(Reason.TOKEN_INACTIVE, inactive.mayBeKept()),
                        failed -> new Judged(new Verification.Unreachable(failed.reason()), new Basis.Nothing())));
    }

    /** Those who know nothing of federation are asked as RFC 7662 has it. */
    private IntrospectionQuestion question(String token, Optional<UnverifiedJwt> jwt) {
        if (settings.federators().isEmpty()) {
            return IntrospectionQuestion.about(token);
        }
        Optional<Issuer> hint = jwt.isPresent()
                ? jwt.flatMap(UnverifiedJwt::unverifiedIssuer)
                        .flatMap(settings::federator)
                        .map(FederatorSettings::issuer)
                : homeOf(token);
        return new IntrospectionQuestion(
                token, hint, Optional.of(recipient.resource()), List.of(), Optional.of(recipient.budget()));
    }

    /** The federator whose opaque tokens begin like this one; of several, the one that says the most. */
    private Optional<Issuer> homeOf(String token) {
        return settings.federators().stream()
                .filter(federator ->
                        federator.opaquePrefix().filter(token::startsWith).isPresent())
                .max(Comparator.comparingInt(
                        federator -> federator.opaquePrefix().orElse("").length()))
                .map(FederatorSettings::issuer);
    }

    private Judged judge(Active active, Optional<Instant> ownEnd) {
        Instant now = clock.instant();
        return validator
                .validate(active.members(), now, ownEnd)
                .fold(
                        token -> {
                            Optional<Instant> end = AnswerValidator.end(active.members(), ownEnd);
                            return new Judged(
                                    new Verification.Accepted(token),
                                    new Basis.Answer(times.active(now, end, active.mayBeKept())));
                        },
                        reason -> rejected(reason, active.mayBeKept()));
    }

    private Judged rejected(Reason reason, Optional<Duration> mayBeKept) {
        return new Judged(
                new Verification.Rejected(reason), new Basis.Answer(times.inactive(clock.instant(), mayBeKept)));
    }
}
