package org.bailiwick.jose;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.SignatureAlgorithm;

/**
 * Checks the signatures of one algorithm with one provider. Safe for use by many threads.
 *
 * @param scheme the algorithm, as the provider calls it
 * @param provider who computes
 */
record SignatureCheck(SignatureScheme scheme, Provider provider) {
    /** The check of an algorithm with a provider; nothing when the provider has not got the algorithm. */
    static Optional<SignatureCheck> with(Provider provider, SignatureAlgorithm algorithm) {
        return SignatureScheme.of(algorithm).as(provider).map(scheme -> new SignatureCheck(scheme, provider));
    }

    /** The key in the form the provider works with best; nothing when the provider cannot use it. */
    Optional<PublicKey> prepare(PublicKey key) {
        try {
            PublicKey prepared = scheme.translate(key, provider);
            scheme.start(provider, prepared);
            return scheme.fits(prepared) ? Optional.of(prepared) : Optional.empty();
        } catch (GeneralSecurityException unusable) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong with a signature over the first octets of a text: {@link Reason#TOKEN_KEY_UNFIT} (JB-2), {@link
     * Reason#TOKEN_SIGNATURE_INVALID}, or nothing.
     */
    Optional<Reason> flaw(PublicKey key, byte[] text, int length, byte[] signature) {
        if (!scheme.fits(key)) {
            return Optional.of(Reason.TOKEN_KEY_UNFIT);
        }
        if (!scheme.isWellFormed(signature, key)) {
            return Optional.of(Reason.TOKEN_SIGNATURE_INVALID);
        }
        try {
            // A new one each time: to keep and reuse them was measured, and saves nothing.
            Signature check = scheme.start(provider, key);
            check.update(text, 0, length);
            return check.verify(signature) ? Optional.empty() : Optional.of(Reason.TOKEN_SIGNATURE_INVALID);
        } catch (SignatureException notASignature) {
            return Optional.of(Reason.TOKEN_SIGNATURE_INVALID);
        } catch (InvalidKeyException unusable) {
            return Optional.of(Reason.TOKEN_KEY_UNFIT);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(
                    "provider: " + provider.getName() + " (expected: " + scheme.name() + ")", impossible);
        }
    }
}
