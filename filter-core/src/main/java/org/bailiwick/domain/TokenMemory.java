package org.bailiwick.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Predicate;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.store.FactCache;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * What one domain has said of tokens. Accepted tokens are remembered until they expire and refused ones for a short while in a
 * cache of their own; both only as long as what they rest on holds: the key that signed them is believed, so that a key that is
 * withdrawn takes its tokens with it, or the authority that was asked allows it. Each domain has its own memory: what one said of a token says nothing to another.
 *
 * <p>An eviction begins a new age, and what was asked in an earlier one is not remembered any more. Of the lock, many may
 * remember at once; an eviction has it only to turn the age, so that what is not there yet when it looks never comes.
 */
final class TokenMemory {
    private static final Duration REFUSALS_KEPT_FOR = Duration.ofSeconds(30);

    /** What an accepted token's claims take beside their text, roughly. */
    private static final int BYTES_OVERHEAD = 600;

    private final Predicate<VerificationKey> believed;
    private final Clock clock;
    private final FactCache<Known> accepted;
    private final FactCache<Known> refused;
    private final StampedLock remembering = new StampedLock();
    private final AtomicLong age = new AtomicLong();

    /**
     * An empty memory.
     *
     * @param domain the domain's name, for figures
     * @param believed whether the domain believes a key at this moment
     * @param clock what time it is
     * @param acceptedBytes how much memory accepted tokens may take
     * @param refusedBytes how much memory refused tokens may take
     */
    TokenMemory(
            String domain, Predicate<VerificationKey> believed, Clock clock, long acceptedBytes, long refusedBytes) {
        this.believed = believed;
        this.clock = clock;
        this.accepted = new FactCache<>("tokens." + domain, acceptedBytes, Known::bytes);
        this.refused = new FactCache<>("refusals." + domain, refusedBytes, Known::bytes);
    }

    /** What was said of the token, if it still holds. */
    Optional<Verification> recall(TokenHash token) {
        Optional<Known> known = accepted.recall(token);
        if (known.isEmpty()) {
            known = refused.recall(token);
        }
        return known.filter(this::holds).map(Known::verification);
    }

    private boolean holds(Known known) {
        return clock.millis() < known.until() && (known.key() == null || believed.test(known.key()));
    }

    /**
     * Remembers what was said, if it may be: nothing that rests on nothing, nothing that time will change, and
     * nothing that was asked before the latest eviction.
     *
     * @param length the token's length, by which its weight is estimated
     * @param askedIn the {@link #age} in which the question was put
     */
    void remember(TokenHash token, Judged judged, int length, long askedIn) {
        long stamp = remembering.readLock();
        try {
            if (askedIn == age.get()) {
                remember(token, judged, length);
            }
        } finally {
            remembering.unlockRead(stamp);
        }
    }

    private void remember(TokenHash token, Judged judged, int length) {
        judged.basis()
                .fold(
                        nothing -> false,
                        signature -> remember(
                                token,
                                judged.verification(),
                                signature.key(),
                                clock.millis() + REFUSALS_KEPT_FOR.toMillis(),
                                length),
                        answer -> remember(
                                token,
                                judged.verification(),
                                null,
                                answer.until().toEpochMilli(),
                                length));
    }

    /** @param until from when on a refusal does not hold any more, and what rests on no key */
    private boolean remember(
            TokenHash token, Verification verification, @Nullable VerificationKey key, long until, int length) {
        return verification.fold(
                yes -> {
                    long end = yes.token().expiresAt().toEpochMilli();
                    long holds = key == null ? Math.min(end, until) : end;
                    accepted.remember(token, new Known(verification, key, holds, length * 4 + BYTES_OVERHEAD));
                    return true;
                },
                no -> {
                    if (no.reason() == Reason.TOKEN_NOT_YET_VALID) {
                        return false;
                    }
                    refused.remember(token, new Known(verification, key, until, BYTES_OVERHEAD));
                    return true;
                },
                notMine -> false,
                unreachable -> false);
    }

    /** The age that a question put now belongs to. */
    long age() {
        return age.get();
    }

    Forgotten forgetAll() {
        turnAge();
        return new Forgotten(accepted.forgetIf(known -> true), forgetRefused());
    }

    Forgotten forget(TokenHash token) {
        turnAge();
        return new Forgotten(accepted.forget(token), refused.forget(token));
    }

    Forgotten forgetSubject(String subject) {
        turnAge();
        return new Forgotten(accepted.forgetIf(known -> known.isOf(subject)), forgetRefused());
    }

    private int forgetRefused() {
        return refused.forgetIf(known -> true);
    }

    private void turnAge() {
        long stamp = remembering.writeLock();
        try {
            age.incrementAndGet();
        } finally {
            remembering.unlockWrite(stamp);
        }
    }

    List<Figures> figures() {
        return List.of(accepted.figures(), refused.figures());
    }

    /**
     * What was said of a token.
     *
     * @param verification accepted or rejected
     * @param key whose signature it rests on; none when it rests on an authority's answer
     * @param until from when on it does not hold any more, in milliseconds of the epoch
     * @param bytes how much memory it takes, estimated
     */
    private record Known(
            Verification verification, @Nullable VerificationKey key, long until, int bytes) {
        boolean isOf(String subject) {
            return verification.fold(
                    yes -> yes.token().subject().equals(subject), no -> false, notMine -> false, unreachable -> false);
        }
    }
}
