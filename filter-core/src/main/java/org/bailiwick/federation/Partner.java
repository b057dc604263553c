package org.bailiwick.federation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederationSettings.Trustee;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;

/**
 * A domain that is asked: our own authorization server, or a domain that ours trusts (the Federator).
 *
 * @param domain how it is asked, and what is expected of its answers
 * @param edge what its word is worth here; nothing for our own, which speaks for us
 */
record Partner(AskedDomain domain, Optional<Trustee> edge) {
    boolean isHome() {
        return edge.isEmpty();
    }

    DomainSettings.Introspection settings() {
        return domain.settings();
    }

    Issuer issuer() {
        return settings().issuer();
    }

    List<FederatorSettings> federators() {
        return settings().federators();
    }

    boolean maySpeakFor(Issuer other) {
        return settings().federator(other.value()).isPresent();
    }

    /**
     * What its scopes are worth here (TBF-5).
     *
     * @param federator for whom it speaks; nothing when it speaks for itself
     */
    Scopes ours(Scopes theirs, Optional<Issuer> federator) {
        Scopes said = federator
                .flatMap(other -> settings().federator(other.value()))
                .map(other -> other.scopes().apply(theirs))
                .orElse(theirs);
        return edge.map(trustee -> trustee.scopes().apply(said)).orElse(said);
    }

    /** For how long it may be remembered that a token is active. */
    Duration positive(Optional<Duration> mayBeKept) {
        return least(settings().cache().positive(), mayBeKept);
    }

    /** For how long it may be remembered that a token is not. */
    Duration negative(Optional<Duration> mayBeKept) {
        return least(settings().cache().negative(), mayBeKept);
    }

    private Duration least(Duration setting, Optional<Duration> mayBeKept) {
        return mayBeKept
                .filter(allowed -> settings().cache().honourCacheControl() && allowed.compareTo(setting) < 0)
                .orElse(setting);
    }
}
