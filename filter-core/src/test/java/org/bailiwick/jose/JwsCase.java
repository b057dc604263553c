package org.bailiwick.jose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeySet;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;

/**
 * Verifies a bare JWS by published JWKs, with the same reader, key rules and signature check as a token, but without asking
 * that the payload be claims: public vectors sign all sorts of texts.
 */
final class JwsCase {
    private static final List<SignatureAlgorithm> ALL = List.of(SignatureAlgorithm.values());

    private final SignatureChecks checks;
    private final JwsVerifier verifier;

    JwsCase(SignatureChecks checks) {
        this.checks = checks;
        this.verifier = new JwsVerifier(Set.copyOf(ALL), checks);
    }

    /** Why the JWS is refused; nothing when it is verified. */
    Optional<Reason> reason(String text, List<?> jwks) {
        return CompactJws.of(text)
                .then(jws -> JwsHead.of(jws.head())
                        .then(head ->
                                verifier.algorithmOf(head).then(algorithm -> verified(jws, head, algorithm, jwks))))
                .fold(verified -> Optional.empty(), Optional::of);
    }

    private Reading<Boolean, Reason> verified(
            CompactJws jws, JwsHead head, SignatureAlgorithm algorithm, List<?> jwks) {
        return find(head, algorithm, keys(jwks))
                .map(key -> verifier.flaw(jws, algorithm, key))
                .orElse(Optional.of(Reason.TOKEN_KEY_UNKNOWN))
                .<Reading<Boolean, Reason>>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Read<>(true));
    }

    /** By the id in the head, else the only key that fits. */
    private static Optional<VerificationKey> find(JwsHead head, SignatureAlgorithm algorithm, KeySet keys) {
        if (head.keyId().isPresent()) {
            return keys.byId(head.keyId().get());
        }
        List<VerificationKey> fitting = keys.fitting(algorithm);
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    KeySet keys(List<?> jwks) {
        return new JwkSetReader(ALL, checks)
                .read(JsonWriter.bytes(Map.of("keys", jwks)))
                .fold(
                        fetched -> fetched.keys(),
                        unreachable -> {
                            throw new AssertionError(unreachable.detail());
                        },
                        invalid -> {
                            throw new AssertionError(invalid.detail());
                        });
    }
}
