package org.bailiwick.config;

import java.time.Duration;
import org.bailiwick.config.FederationSettings.Trustee;

/** The keys of a trustee: a domain that this one trusts, the Federator. */
final class TrusteeForm {
    static final Key<Duration> LIFETIME = Key.withDefault(
            "lifetime",
            Quantities.duration("1s", "24h"),
            "1h",
            "The longest time that its word on a token is passed on for, even if the token lives longer.");

    static final Form FORM = Form.of(ScopeKeys.SCOPES, ScopeKeys.MAP_SCOPES, LIFETIME);

    private TrusteeForm() {}

    static Trustee build(String domain, Fields fields) {
        return new Trustee(domain, ScopeKeys.build(fields), fields.get(LIFETIME));
    }
}
