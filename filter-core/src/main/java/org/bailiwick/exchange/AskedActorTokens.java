package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.token.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of our own, by the client credentials grant (RFC 6749 section 4.4): one request at a time, however many wait for it, and
 * what it gives is remembered until shortly before its end.
 */
final class AskedActorTokens implements ActorTokens {
    /** For how long one is remembered whose end nobody tells. */
    static final Duration UNTOLD = Duration.ofMinutes(1);

    /** An exchange must be over before the token is; of a short life it is a tenth. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int TENTH = 10;

    private final TokenEndpoint endpoint;
    private final TokenQuestion question;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<Reading<ActorToken, Failed>>> inFlight =
            new AtomicReference<>();

    /** @param scopes what to ask for; none to have what the client has by default */
    AskedActorTokens(TokenEndpoint endpoint, Scopes scopes, Clock clock) {
        TokenQuestion bare = TokenQuestion.ofGrant("client_credentials");
        this.endpoint = endpoint;
        this.question = scopes.isEmpty() ? bare : bare.with(scopes);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Reading<ActorToken, Failed>> get() {
        Optional<Reading<ActorToken, Failed>> remembered = remembered();
        if (remembered.isPresent()) {
            return CompletableFuture.completedStage(remembered.get());
        }
        CompletableFuture<Reading<ActorToken, Failed>> mine = new CompletableFuture<>();
        CompletableFuture<Reading<ActorToken, Failed>> first = inFlight.compareAndExchange(null, mine);
        if (first != null) {
            return first.minimalCompletionStage();
        }
        remembered().ifPresentOrElse(since -> land(mine, since), () -> ask(mine));
        return mine.minimalCompletionStage();
    }

    private Optional<Reading<ActorToken, Failed>> remembered() {
        return Optional.ofNullable(known.get())
                .filter(latest -> clock.instant().isBefore(latest.until))
                .map(latest -> read(latest.token, true));
    }

    /** A request must end, whatever happens: until then nobody else begins one. */
    private void ask(CompletableFuture<Reading<ActorToken, Failed>> mine) {
        endpoint.ask(question)
                .thenApply(answer -> answer.fold(
                        this::take,
                        refused -> failed(
                                Failure.CREDENTIALS_REFUSED,
                                "error: " + refused.error().code()),
                        failed -> failed(failed.failure(), failed.detail())))
                .exceptionally(
                        bug -> failed(Failure.DEFECT, "a bug: " + bug.getClass().getSimpleName()))
                .thenAccept(outcome -> land(mine, outcome));
    }

    private void land(CompletableFuture<Reading<ActorToken, Failed>> mine, Reading<ActorToken, Failed> outcome) {
        inFlight.set(null);
        mine.complete(outcome);
    }

    private Reading<ActorToken, Failed> take(Issued issued) {
        if (!issued.tokenType().equalsIgnoreCase("Bearer")) {
            return failed(Failure.UNBELIEVABLE, "token_type: another (expected: Bearer)");
        }
        known.set(new Known(issued.token(), until(issued)));
        return read(issued.token(), false);
    }

    private static Instant until(Issued issued) {
        Duration life = issued.lifetime()
                .or(() -> endOf(issued.token()).map(end -> Duration.between(issued.askedAt(), end)))
                .orElse(UNTOLD);
        Duration tenth = life.dividedBy(TENTH);
        return issued.askedAt().plus(life.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN));
    }

    private static Optional<Instant> endOf(String token) {
        return UnverifiedJwt.parse(token).fold(UnverifiedJwt::unverifiedEnd, reason -> Optional.empty());
    }

    @Override
    public void forget(ActorToken refused) {
        Known latest = known.get();
        if (latest != null && latest.token.equals(refused.token())) {
            known.compareAndSet(latest, null);
        }
    }

    private static Reading<ActorToken, Failed> read(String token, boolean remembered) {
        return new Reading.Read<>(new ActorToken(token, TokenTypes.ACCESS_TOKEN, remembered));
    }

    private static Reading<ActorToken, Failed> failed(Failure failure, String detail) {
        return new Reading.Refused<>(new Failed(failure, "actor token: " + detail));
    }

    /** A token, and until when it is given out. */
    private record Known(String token, Instant until) {
        @Override
        public String toString() {
            return "Known[hidden]";
        }
    }
}
