package org.bailiwick.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.ExchangeEvent.Outcome;

/** An answer that is remembered, ready to be handed out. */
final class KeptAnswer {
    /** A token is given no more when so little of its life is left: it has to get where it is sent. In milliseconds. */
    private static final long ON_THE_WAY = 5_000;

    /** The margin of a token that lives so shortly that the other one would be most of its life. */
    private static final int PART_OF_LIFE = 10;

    /** How long it is remembered that there is no token, in milliseconds. */
    private static final long REFUSALS_KEPT_FOR = 5_000;

    /** What an answer takes beside the token's text, roughly. */
    private static final int BYTES_OVERHEAD = 600;

    private final HopAnswer answer;
    private final CompletionStage<HopAnswer> stage;
    private final long until;
    private final int bytes;

    private KeptAnswer(HopAnswer answer, long until, int bytes) {
        this.answer = answer;
        this.stage = CompletableFuture.completedStage(answer); // of which everybody gets a copy: nobody can change it
        this.until = until;
        this.bytes = bytes;
    }

    /**
     * What may be remembered of an answer: a token until it ends, or the caller's does; that there is none for a short while; and
     * nothing where nobody could be asked.
     *
     * @param callersEnd when the caller's token ends
     */
    static Optional<KeptAnswer> of(Traded traded, Instant callersEnd, Instant now) {
        return traded.answer()
                .fold(
                        given -> ofToken(given, callersEnd, now.toEpochMilli()),
                        refused -> Optional.of(none(refused, now)),
                        undecided -> traded.outcome() == Outcome.DISCARDED
                                ? Optional.of(none(undecided, now))
                                : Optional.empty());
    }

    private static Optional<KeptAnswer> ofToken(HopAnswer.Given given, Instant callersEnd, long now) {
        HopToken token = given.token();
        Instant ends = token.expiresAt().isBefore(callersEnd) ? token.expiresAt() : callersEnd;
        long end = ends.toEpochMilli();
        long until = end - Math.min(ON_THE_WAY, (end - now) / PART_OF_LIFE);
        int bytes = token.value().reveal().length() + BYTES_OVERHEAD;
        return until > now ? Optional.of(new KeptAnswer(given, until, bytes)) : Optional.empty();
    }

    private static KeptAnswer none(HopAnswer why, Instant now) {
        return new KeptAnswer(why, now.toEpochMilli() + REFUSALS_KEPT_FOR, BYTES_OVERHEAD);
    }

    /**
     * Whether it still holds.
     *
     * @param now in milliseconds of the epoch
     */
    boolean holds(long now) {
        return now < until;
    }

    /** From when on it does not hold any more, in milliseconds of the epoch. */
    long until() {
        return until;
    }

    HopAnswer answer() {
        return answer;
    }

    /** The answer for a caller, who cannot complete it otherwise. */
    CompletionStage<HopAnswer> stage() {
        return stage;
    }

    /** How much memory it takes, estimated. */
    int bytes() {
        return bytes;
    }

    /** Whether this is that token. */
    static boolean gives(HopAnswer answer, HopToken token) {
        return answer.fold(given -> given.token().value().equals(token.value()), refused -> false, undecided -> false);
    }
}
