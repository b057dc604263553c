package org.bailiwick.domain;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.store.FactCache;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;

/**
 * What one domain has said of tokens. Accepted tokens are remembered until they expire and refused ones for a short while in a
 * cache of their own, so that rubbish cannot push out the good. Both are remembered only as long as what they rest on holds: the
 * key that signed them is believed, so that a key that is withdrawn takes its tokens with it, or the authority that was asked
 * allows it (IN-7, IN-8, TBF-6). Each domain has its own memory: what one said of a token says nothing to another.
 *
 * <p>An eviction begins a new age ({@link Ages}), and what was asked in an earlier one is not remembered any more.
 */
final class TokenMemory {
    private final Predicate<VerificationKey> believed;
    private final Clock clock;
    private final FactCache<Known> accepted;
    private final FactCache<Known> refused;
    private final Ages ages = new Ages();

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
        Optional<Known> known = accepted.recall(token).filter(this::holds);
        if (known.isEmpty()) {
            known = refused.recall(token).filter(this::holds);
        }
        return known.map(Known::verification);
    }

    /** That the token was accepted, if that still holds. */
    Optional<Verification> recallAccepted(TokenHash token) {
        return accepted.recall(token).filter(this::holds).map(Known::verification);
    }

    private boolean holds(Known known) {
        return known.holds(clock.millis(), believed);
    }

    /**
     * Remembers what was said, if it may be: nothing that rests on nothing, nothing that time will change, nothing that does not
     * hold any more, and nothing that was asked before the latest eviction.
     *
     * @param length the token's length, by which the weight of one that was verified here is estimated
     * @param askedIn the {@link #age} in which the question was put
     */
    void remember(TokenHash token, Judged judged, int length, long askedIn) {
        remember(token, token, judged, length, askedIn);
    }

    /**
     * As above, where several facts are known under one name: how a session was presented decides, too.
     *
     * @param name by which it is to be forgotten
     */
    void remember(TokenHash token, TokenHash name, Judged judged, int length, long askedIn) {
        Known.of(name, judged, length, clock.millis())
                .filter(this::holds)
                .ifPresent(known -> ages.remember(token, askedIn, () -> remember(token, known)));
    }

    private void remember(TokenHash token, Known known) {
        if (known.isAccepted()) {
            accepted.remember(token, known);
        } else {
            refused.remember(token, known);
            // Perhaps it was accepted once, and has been taken back.
            accepted.forget(token);
        }
    }

    /** The age that a question put now belongs to, whose answer is remembered under that hash. */
    long age(TokenHash token) {
        return ages.now(token);
    }

    Forgotten forgetAll() {
        ages.turn();
        return new Forgotten(accepted.forgetIf(known -> true), forgetRefused());
    }

    /** @param name the hash of the token, or of the session, however it was presented */
    Forgotten forget(TokenHash name) {
        ages.turn();
        return new Forgotten(
                accepted.forgetIf(known -> known.name().equals(name)),
                refused.forgetIf(known -> known.name().equals(name)));
    }

    /** Forgets what is remembered under that hash and no other, however much there is besides. */
    void forgetOnly(TokenHash token) {
        ages.turn(token);
        accepted.forget(token);
        refused.forget(token);
    }

    /** @param subject whether a {@code sub} is the one that is meant */
    Forgotten forgetSubject(Predicate<String> subject) {
        ages.turn();
        return new Forgotten(accepted.forgetIf(known -> known.isOf(subject)), forgetRefused());
    }

    private int forgetRefused() {
        return refused.forgetIf(known -> true);
    }

    List<Figures> figures() {
        return List.of(accepted.figures(), refused.figures());
    }
}
