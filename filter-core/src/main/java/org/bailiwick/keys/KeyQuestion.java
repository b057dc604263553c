package org.bailiwick.keys;

import java.util.List;
import java.util.Optional;
import org.bailiwick.event.Reason;

/**
 * Which key signed a token?
 *
 * @param kid the token's {@code kid}, only ever compared (JB-12)
 * @param algorithm the token's algorithm
 */
record KeyQuestion(Optional<String> kid, SignatureAlgorithm algorithm) {
    /** What the keys have to say; nothing when there is no such key among them. */
    Optional<KeyAnswer> askOf(KeySet keys) {
        return kid.isPresent() ? keys.byId(kid.get()).map(KeyAnswer.Found::new) : onlyOneFitting(keys);
    }

    private Optional<KeyAnswer> onlyOneFitting(KeySet keys) {
        List<VerificationKey> fitting = keys.fitting(algorithm);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                fitting.size() == 1
                        ? new KeyAnswer.Found(fitting.get(0))
                        : new KeyAnswer.Refused(Reason.TOKEN_KEY_AMBIGUOUS));
    }
}
