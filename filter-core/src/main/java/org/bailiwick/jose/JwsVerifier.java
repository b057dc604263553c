package org.bailiwick.jose;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;

/** Proves who signed a JWS, within a list of algorithms that was chosen beforehand (JB-1). */
final class JwsVerifier {
    private final Map<String, SignatureAlgorithm> accepted = new HashMap<>();
    private final Map<SignatureAlgorithm, SignatureCheck> checks = new EnumMap<>(SignatureAlgorithm.class);

    JwsVerifier(Set<SignatureAlgorithm> algorithms, SignatureChecks available) {
        for (SignatureAlgorithm algorithm : algorithms) {
            accepted.put(algorithm.name(), algorithm);
            checks.put(algorithm, available.of(algorithm));
        }
    }

    /** The algorithm the head names, if it is one of those accepted; compared with case. */
    Reading<SignatureAlgorithm, Reason> algorithmOf(JwsHead head) {
        SignatureAlgorithm algorithm = accepted.get(head.algorithm());
        return algorithm == null
                ? new Reading.Refused<>(Reason.TOKEN_ALGORITHM_REFUSED)
                : new Reading.Read<>(algorithm);
    }

    /** What is wrong with the signature, or with checking it by this key; nothing when it is the key's (JB-2, JB-5). */
    Optional<Reason> flaw(CompactJws jws, SignatureAlgorithm algorithm, VerificationKey key) {
        SignatureCheck check = checks.get(algorithm);
        if (check == null) {
            return Optional.of(Reason.TOKEN_ALGORITHM_REFUSED);
        }
        return key.algorithm().isSameAs(algorithm)
                ? check.flaw(key.publicKey(), jws.text(), jws.signingLength(), jws.signature())
                : Optional.of(Reason.TOKEN_KEY_UNFIT);
    }
}
