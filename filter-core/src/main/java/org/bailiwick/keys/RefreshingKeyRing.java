package org.bailiwick.keys;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Refused;
import org.bailiwick.keys.KeyAnswer.Unreachable;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the keys in hand, and has them fetched again: ahead of time and during an outage in the background, and only
 * where the keys in hand cannot answer while the caller waits. Readers drive it; it has no thread and no timer.
 */
final class RefreshingKeyRing implements KeyRing {
    private final String domain;
    private final KeysInHand hand;
    private final KeySource attempts;
    private final BooleanSupplier resting;

    /**
     * A ring over keys in hand.
     *
     * @param attempts puts what it fetches into the hand before anybody learns of it; one flight at a time
     * @param resting whether an attempt now would only repeat the latest one
     */
    RefreshingKeyRing(String domain, KeysInHand hand, KeySource attempts, BooleanSupplier resting) {
        this.domain = domain;
        this.hand = hand;
        this.attempts = attempts;
        this.resting = resting;
    }

    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        KeyQuestion question = new KeyQuestion(kid, algorithm);
        return switch (hand.belief()) {
            case FRESH -> answer(question);
            case AGEING, STALE -> {
                refreshInBackground();
                yield answer(question);
            }
            case DUE, ABSENT -> askIssuer(question);
        };
    }

    @Override
    public boolean holds(VerificationKey key) {
        return switch (hand.belief()) {
            case FRESH -> hand.keys().contains(key);
            case AGEING, STALE -> {
                refreshInBackground();
                yield hand.keys().contains(key);
            }
            case DUE, ABSENT -> false;
        };
    }

    @Override
    public void warmUp() {
        refreshInBackground();
    }

    @Override
    public KeyHealth health() {
        return hand.health(domain);
    }

    private void refreshInBackground() {
        if (!resting.getAsBoolean()) {
            attempts.fetch();
        }
    }

    private CompletionStage<KeyAnswer> answer(KeyQuestion question) {
        Optional<KeyAnswer> known = question.askOf(hand.keys());
        if (known.isPresent()) {
            return CompletableFuture.completedStage(known.get());
        }
        return hand.askedLately()
                ? CompletableFuture.completedStage(unknown(hand.failure().orElse(null)))
                : askIssuer(question);
    }

    private CompletionStage<KeyAnswer> askIssuer(KeyQuestion question) {
        return attempts.fetch()
                .thenApply(fetch -> fetch.fold(
                        fetched -> question.askOf(fetched.keys()).orElseGet(() -> unknown(null)),
                        unreachable -> afterFailure(question, unreachable.reason()),
                        invalid -> afterFailure(question, Reason.AUTHORITY_ANSWER_INVALID)));
    }

    /** A failure does not touch what the keys in hand can still answer. */
    private KeyAnswer afterFailure(KeyQuestion question, Reason reason) {
        return hand.believed().flatMap(question::askOf).orElseGet(() -> unknown(reason));
    }

    /** That a key is not there is known only from an issuer that could be asked. */
    private static KeyAnswer unknown(@Nullable Reason failure) {
        return failure == null ? new Refused(Reason.TOKEN_KEY_UNKNOWN) : new Unreachable(failure);
    }
}
