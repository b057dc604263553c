package org.bailiwick.config;

import java.net.URI;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.token.Issuer;

/** The keys of an authority that issues tokens to us. */
final class AuthorityKeys {
    static final Key<URI> TOKEN_ENDPOINT =
            Key.optional("token-endpoint", Url.ANY, "discovered", "Where the authority is asked: its Token Endpoint.");
    static final Key<Fields> CLIENT =
            Key.required("client", ClientForm.FORM, "Who we are to the authority, and how we prove it.");

    private AuthorityKeys() {}

    static void check(Fields fields, Reading reading) {
        fields.find(CLIENT).ifPresent(client -> ClientForm.check(client, reading));
    }

    static TokenAuthority build(Issuer issuer, Fields fields) {
        return new TokenAuthority(issuer, fields.find(TOKEN_ENDPOINT), ClientForm.build(fields.get(CLIENT)));
    }
}
