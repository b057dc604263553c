package org.bailiwick.jose;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.keys.SignatureAlgorithm;

/**
 * Who checks signatures: for each algorithm the fastest provider at hand. It is named for each single check; the order of
 * the virtual machine's providers is not changed, and asked only once. Safe for use by many threads.
 */
public final class SignatureChecks {
    private final Map<SignatureAlgorithm, SignatureCheck> checks;

    SignatureChecks(Map<SignatureAlgorithm, SignatureCheck> checks) {
        this.checks = checks;
    }

    /**
     * With Amazon Corretto Crypto Provider where it is on the class path, its self tests pass and it has the algorithm; else
     * with the platform's own.
     */
    public static SignatureChecks fastest() {
        return CorrettoProvider.ifHealthy().map(SignatureChecks::preferring).orElseGet(SignatureChecks::platform);
    }

    /** With the platform's own providers alone. */
    public static SignatureChecks platform() {
        return by(SignatureChecks::installed);
    }

    /** With the given provider for every algorithm that it has, and the platform's own for the rest. */
    static SignatureChecks preferring(Provider provider) {
        return by(scheme ->
                provider.getService("Signature", scheme.name()) == null ? installed(scheme) : Optional.of(provider));
    }

    private static SignatureChecks by(Function<SignatureScheme, Optional<Provider>> choice) {
        Map<SignatureAlgorithm, SignatureCheck> checks = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            SignatureScheme scheme = SignatureScheme.of(algorithm);
            choice.apply(scheme).ifPresent(provider -> checks.put(algorithm, new SignatureCheck(scheme, provider)));
        }
        return new SignatureChecks(checks);
    }

    private static Optional<Provider> installed(SignatureScheme scheme) {
        try {
            return Optional.of(Signature.getInstance(scheme.name()).getProvider());
        } catch (NoSuchAlgorithmException lacking) {
            return Optional.empty();
        }
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
