package org.bailiwick.config;

import java.net.URI;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.token.Issuer;

/** The keys under {@code at} of a next hop: the second authority of a chain. */
final class AtForm {
    static final Key<URI> ISSUER =
            Key.required("issuer", Url.WITHOUT_QUERY, "The authority's issuer: another than that of the hop's domain.");

    static final Form FORM = Form.of(ISSUER, AuthorityKeys.TOKEN_ENDPOINT, AuthorityKeys.CLIENT);

    private AtForm() {}

    static TokenAuthority build(Fields fields) {
        return AuthorityKeys.build(new Issuer(fields.get(ISSUER).toString()), fields);
    }
}
