package org.bailiwick.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a token.
 *
 * @param name by which whoever wants it forgotten calls it: the hash of the token or of the session
 * @param verification accepted or rejected
 * @param key whose signature it rests on; none when it rests on an authority's answer
 * @param until from when on it does not hold any more, in milliseconds of the epoch
 * @param bytes how much memory it takes, estimated
 */
record Known(
        TokenHash name, Verification verification, @Nullable VerificationKey key, long until, int bytes) {
    private static final Duration REFUSALS_KEPT_FOR = Duration.ofSeconds(30);

    /** What an accepted token's claims take beside their text, roughly; and the most that a refusal takes. */
    private static final int BYTES_OVERHEAD = 600;

    /**
     * What may be remembered of a saying: nothing of one that rests on nothing, or that time will change.
     *
     * @param length the token's length, by which the weight of one that was verified here is estimated
     * @param now in milliseconds of the epoch
     */
    static Optional<Known> of(TokenHash name, Judged judged, int length, long now) {
        Verification said = judged.verification();
        return judged.basis()
                .fold(
                        nothing -> Optional.empty(),
                        signature -> of(name, said, signature, length, now),
                        answer -> of(name, said, answer));
    }

    private static Optional<Known> of(
            TokenHash name, Verification said, Basis.Signature signature, int length, long now) {
        return said.fold(
                yes -> Optional.of(new Known(name, yes, signature.key(), endOf(yes), length * 4 + BYTES_OVERHEAD)),
                no -> refusal(name, no, signature.key(), now + REFUSALS_KEPT_FOR.toMillis()),
                notMine -> Optional.empty(),
                unreachable -> Optional.empty());
    }

    private static Optional<Known> of(TokenHash name, Verification said, Basis.Answer answer) {
        long until = answer.until().toEpochMilli();
        return said.fold(
                yes -> Optional.of(new Known(name, yes, null, Math.min(endOf(yes), until), Weight.of(yes.token()))),
                no -> refusal(name, no, null, until),
                notMine -> Optional.empty(),
                unreachable -> Optional.empty());
    }

    private static long endOf(Verification.Accepted yes) {
        return yes.token().expiresAt().toEpochMilli();
    }

    private static Optional<Known> refusal(
            TokenHash name, Verification.Rejected no, @Nullable VerificationKey key, long until) {
        return no.reason() == Reason.TOKEN_NOT_YET_VALID
                ? Optional.empty()
                : Optional.of(new Known(name, no, key, until, BYTES_OVERHEAD));
    }

    /**
     * Whether it still holds.
     *
     * @param now in milliseconds of the epoch
     * @param believed whether a key is believed at this moment
     */
    boolean holds(long now, Predicate<VerificationKey> believed) {
        return now < until && (key == null || believed.test(key));
    }

    boolean isAccepted() {
        return isOf(anybody -> true);
    }

    /** Whether the token was accepted, and as one of such a subject. */
    boolean isOf(Predicate<String> subject) {
        return verification.fold(
                yes -> subject.test(yes.token().subject()), no -> false, notMine -> false, unreachable -> false);
    }
}
