package org.bailiwick.config;

import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.token.Issuer;

/** The keys of a domain of {@code kind: jwt}. */
final class JwtDomainForm {
    static final Key<TokenType> TOKEN_TYPE = Key.withDefault(
            "token-type",
            Kinds.choice(TokenType.values(), type -> type == TokenType.JWT ? "JWT" : "at+jwt"),
            "at+jwt",
            "The `typ` of its access tokens: `at+jwt` as RFC 9068 says, or `JWT` for an issuer that does not set it;"
                    + " then other JWTs of that issuer, such as ID tokens, are told apart by their `aud` alone.");

    static final Form FORM = Form.of(
            DomainKeys.KIND,
            DomainKeys.ISSUER,
            PublishedKeys.JWKS_URI,
            PublishedKeys.JWKS_FILE,
            PublishedKeys.ALGORITHMS,
            TOKEN_TYPE,
            DomainKeys.LEEWAY,
            PublishedKeys.KEYS,
            DomainKeys.SCOPES_CLAIM,
            DomainKeys.GRANTS_CLAIMS);

    private JwtDomainForm() {}

    static void check(Fields fields, Reading reading) {
        PublishedKeys.check(fields, reading);
    }

    static DomainSettings build(String name, Fields fields) {
        return new DomainSettings.Jwt(
                name,
                new Issuer(fields.get(DomainKeys.ISSUER).toString()),
                PublishedKeys.location(fields),
                PublishedKeys.algorithms(fields),
                fields.get(TOKEN_TYPE),
                fields.get(DomainKeys.LEEWAY),
                PublishedKeys.lifetimes(fields),
                fields.get(DomainKeys.SCOPES_CLAIM),
                Located.values(fields.get(DomainKeys.GRANTS_CLAIMS)));
    }
}
