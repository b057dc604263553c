package org.bailiwick.config;

import java.net.URI;
import org.bailiwick.config.FederationSettings.Trustor;
import org.bailiwick.token.Issuer;

/** The keys of a trustor: a domain that trusts this one, the Federatee. */
final class TrustorForm {
    static final Key<URI> ISSUER = Key.required(
            "issuer", Url.WITHOUT_QUERY, "Its issuer: not this domain's own, and no two trustors have the same.");

    static final Form FORM = AskerForm.with(ISSUER, ScopeKeys.SCOPES, ScopeKeys.MAP_SCOPES);

    private TrustorForm() {}

    static Trustor build(String id, Fields fields) {
        return new Trustor(
                AskerForm.build(id, fields), new Issuer(fields.get(ISSUER).toString()), ScopeKeys.build(fields));
    }
}
