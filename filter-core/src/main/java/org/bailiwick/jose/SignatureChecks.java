package org.bailiwick.jose;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;

/**
 * Who checks signatures: for each algorithm the fastest provider at hand. It is named for each single check; the order of
 * the virtual machine's providers is not changed, and asked only once. Safe for use by many threads.
 */
public final class SignatureChecks {
    private final Map<SignatureAlgorithm, SignatureCheck> checks = new EnumMap<>(SignatureAlgorithm.class);

    private SignatureChecks(Optional<Provider> preferred) {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            SignatureScheme scheme = SignatureScheme.of(algorithm);
            preferred
                    .filter(provider -> provider.getService("Signature", scheme.name()) != null)
                    .or(() -> installed(scheme))
                    .ifPresent(provider -> checks.put(algorithm, new SignatureCheck(scheme, provider)));
        }
    }

    private static Optional<Provider> installed(SignatureScheme scheme) {
        try {
            return Optional.of(Signature.getInstance(scheme.name()).getProvider());
        } catch (NoSuchAlgorithmException lacking) {
            return Optional.empty();
        }
    }

    /**
     * With Amazon Corretto Crypto Provider where it is on the class path, its self tests pass and it has the algorithm; else
     * with the platform's own.
     */
    public static SignatureChecks fastest() {
        return new SignatureChecks(CorrettoProvider.ifHealthy());
    }

    /** With the platform's own providers alone. */
    public static SignatureChecks platform() {
        return new SignatureChecks(Optional.empty());
    }

    /** The name of the provider in use for each algorithm that can be checked here, for health reports. */
    public Map<SignatureAlgorithm, String> providers() {
        Map<SignatureAlgorithm, String> names = new EnumMap<>(SignatureAlgorithm.class);
        checks.forEach(
                (algorithm, check) -> names.put(algorithm, check.provider().getName()));
        return names;
    }

    /**
     * The check of an algorithm.
     *
     * @throws IllegalArgumentException when no provider has the algorithm
     */
    SignatureCheck of(SignatureAlgorithm algorithm) {
        SignatureCheck check = checks.get(algorithm);
        if (check == null) {
            throw new IllegalArgumentException("algorithm: " + algorithm + " (expected: one of " + checks.keySet()
                    + ", which providers here have)");
        }
        return check;
    }
}
