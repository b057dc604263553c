package org.bailiwick.config;

import org.bailiwick.token.Issuer;

/** The keys of a foreign domain that another domain may speak for. */
final class FederatorForm {
    static final Key<String> OPAQUE_PREFIX = Key.optional(
            "opaque-prefix",
            OpaquePrefixes.KIND,
            "unknown",
            "How its opaque tokens begin; of such a token, the domain is told whose it may be.");

    static final Form FORM = Form.of(ScopeKeys.SCOPES, ScopeKeys.MAP_SCOPES, OPAQUE_PREFIX);

    private FederatorForm() {}

    static FederatorSettings build(String issuer, Fields fields) {
        return new FederatorSettings(new Issuer(issuer), ScopeKeys.build(fields), fields.find(OPAQUE_PREFIX));
    }
}
