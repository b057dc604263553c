package org.bailiwick.federation;

import java.util.Objects;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.introspection.Introspector;

/**
 * A domain that a federation endpoint may ask, be it its home or a trustee.
 *
 * @param settings the domain as configured
 * @param introspector asks the domain's authority, and remembers its answers: the endpoint itself remembers none
 */
public record AskedDomain(DomainSettings.Introspection settings, Introspector introspector) {
    public AskedDomain {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(introspector, "introspector");
    }
}
