package org.bailiwick.exchange;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyRing;

/** Who finds out what a new token is: by which domain speaks for it, if any. */
final class Appraisers {
    private final Map<String, DomainSettings> domains;
    private final Map<String, KeyRing> rings;
    private final Function<DomainSettings.Introspection, Introspector> introspectors;
    private final SignatureChecks checks;
    private final Clock clock;

    /**
     * Those for a configuration.
     *
     * @param domains by name
     * @param rings the keys of the domains whose tokens are JWTs, by the domain's name
     * @param introspectors the way to a domain's authority, which remembers nothing
     */
    Appraisers(
            Map<String, DomainSettings> domains,
            Map<String, KeyRing> rings,
            Function<DomainSettings.Introspection, Introspector> introspectors,
            SignatureChecks checks,
            Clock clock) {
        this.domains = Map.copyOf(domains);
        this.rings = Map.copyOf(rings);
        this.introspectors = introspectors;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * The one for tokens that are held to these bounds.
     *
     * @throws IllegalArgumentException when the domain that is to speak for them is not configured, or has no keys
     */
    Appraiser of(Bounds bounds) {
        Appraiser appraiser = bounds.verifiedBy().map(this::byWordOf).orElseGet(() -> new ReadingAppraiser(clock));
        return appraiser.neverThrowing();
    }

    private Appraiser byWordOf(String name) {
        DomainSettings domain = known(domains, name, "a domain");
        return domain.fold(
                jwt -> new VerifyingAppraiser(jwt, known(rings, name, "a domain with keys"), checks, clock),
                introspection -> new AskingAppraiser(introspection, introspectors.apply(introspection), clock),
                asid -> {
                    throw new IllegalArgumentException("verify-by: " + name + " (expected: a domain that has tokens)");
                });
    }

    private static <T> T known(Map<String, T> all, String name, String expected) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("verify-by: " + name + " (expected: " + expected + ")");
        }
        return found;
    }
}
