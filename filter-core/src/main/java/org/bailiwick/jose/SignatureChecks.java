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
     * Each algorithm with the fastest library that is on the class path, is sound and has it: Amazon Corretto Crypto Provider
     * for all, Bouncy Castle for ECDSA and Ed25519; else with the platform's own.
     */
    public static SignatureChecks fastest() {
        return fastest(CryptoLibrary::ifSound);
    }

    static SignatureChecks fastest(Function<CryptoLibrary, Optional<Provider>> loaded) {
        Map<SignatureAlgorithm, SignatureCheck> checks = new EnumMap<>(SignatureAlgorithm.class);
        for (CryptoLibrary library : CryptoLibrary.values()) {
            if (checks.size() < SignatureAlgorithm.values().length) {
                loaded.apply(library)
                        .ifPresent(provider -> fill(
                                checks,
                                algorithm -> library.isFasterAt(algorithm)
                                        ? SignatureCheck.with(provider, algorithm)
                                        : Optional.empty()));
            }
        }
        fill(checks, SignatureChecks::installed);
        return new SignatureChecks(checks);
    }

    /** With the platform's own providers alone. */
    public static SignatureChecks platform() {
        return fastest(library -> Optional.empty());
    }

    /**
     * With the given provider for every algorithm that it has, and the platform's own for the rest. Whether the provider is
     * sound, or faster, is not asked: this is for comparing providers.
     */
    public static SignatureChecks preferring(Provider provider) {
        Map<SignatureAlgorithm, SignatureCheck> checks = new EnumMap<>(SignatureAlgorithm.class);
        fill(checks, algorithm -> SignatureCheck.with(provider, algorithm));
        fill(checks, SignatureChecks::installed);
        return new SignatureChecks(checks);
    }

    /** Adds the checks that are not there yet, where there is a choice. */
    private static void fill(
            Map<SignatureAlgorithm, SignatureCheck> checks,
            Function<SignatureAlgorithm, Optional<SignatureCheck>> choice) {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            if (!checks.containsKey(algorithm)) {
                choice.apply(algorithm).ifPresent(check -> checks.put(algorithm, check));
            }
        }
    }

    private static Optional<SignatureCheck> installed(SignatureAlgorithm algorithm) {
        SignatureScheme scheme = SignatureScheme.of(algorithm);
        try {
            Provider provider = Signature.getInstance(scheme.name()).getProvider();
            return Optional.of(new SignatureCheck(scheme, provider));
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
