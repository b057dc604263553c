package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.KeyLocation;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;

/** The keys of a domain of {@code kind: jwt}. */
final class JwtDomainForm {
    static final String NAME = "jwt";

    static final Key<String> KIND = Key.required(
            "kind",
            Kinds.choice(new String[] {NAME}, name -> name),
            "How the domain's tokens are verified: `jwt` here, by the issuer's published keys.");
    static final Key<URI> ISSUER = Key.required(
            "issuer",
            Url.WITHOUT_QUERY,
            "The exact `iss` of its tokens; no two domains have the same. Keys are discovered from its metadata"
                    + " (RFC 8414, OpenID Connect Discovery) unless one of the next two keys says where they are.");
    static final Key<URI> JWKS_URI =
            Key.optional("jwks-uri", Url.ANY, "discovered", "Where the issuer publishes its keys.");
    static final Key<Path> JWKS_FILE = Key.optional(
            "jwks-file",
            new FileName(),
            "discovered",
            "A file that holds the issuer's keys; not together with `jwks-uri`.");
    static final Key<List<Located<SignatureAlgorithm>>> ALGORITHMS =
            Key.required("algorithms", ListOf.some(AlgorithmName.KIND), "The signature algorithms that are accepted.");
    static final Key<TokenType> TOKEN_TYPE = Key.withDefault(
            "token-type",
            Kinds.choice(TokenType.values(), type -> type == TokenType.JWT ? "JWT" : "at+jwt"),
            "at+jwt",
            "The `typ` of its access tokens: `at+jwt` as RFC 9068 says, or `JWT` for an issuer that does not set it;"
                    + " then other JWTs of that issuer, such as ID tokens, are told apart by their `aud` alone.");
    static final Key<Duration> LEEWAY = Key.withDefault(
            "leeway", Quantities.duration("0s", "300s"), "30s", "Tolerated difference between its clock and ours.");
    static final Key<Fields> KEYS =
            Key.withDefault("keys", KeyLifetimesForm.FORM, "{}", "How long its keys are believed.");
    static final Key<String> SCOPES_CLAIM = Key.withDefault(
            "scopes-claim", Kinds.TEXT, "scope", "The claim that holds scopes: a space-separated text or an array.");
    static final Key<List<Located<String>>> GRANTS_CLAIMS = Key.withDefault(
            "grants-claims",
            ListOf.any(Kinds.TEXT),
            "[roles, groups, entitlements]",
            "The claims whose texts are grants. A dot leads into an object: `realm_access.roles`.");

    static final Form FORM = Form.of(
            KIND, ISSUER, JWKS_URI, JWKS_FILE, ALGORITHMS, TOKEN_TYPE, LEEWAY, KEYS, SCOPES_CLAIM, GRANTS_CLAIMS);

    private JwtDomainForm() {}

    static void check(Fields fields, Reading reading) {
        if (fields.has(JWKS_URI) && fields.has(JWKS_FILE)) {
            reading.unexpected(fields.place(JWKS_FILE), "not both jwks-uri and jwks-file");
        }
        fields.find(KEYS).ifPresent(keys -> KeyLifetimesForm.check(keys, reading));
    }

    static DomainSettings build(String name, Fields fields) {
        return new DomainSettings.Jwt(
                name,
                new Issuer(fields.get(ISSUER).toString()),
                keyLocation(fields),
                Located.values(fields.get(ALGORITHMS)),
                fields.get(TOKEN_TYPE),
                fields.get(LEEWAY),
                KeyLifetimesForm.build(fields.get(KEYS)),
                fields.get(SCOPES_CLAIM),
                Located.values(fields.get(GRANTS_CLAIMS)));
    }

    private static KeyLocation keyLocation(Fields fields) {
        Optional<KeyLocation> published = fields.find(JWKS_URI).map(KeyLocation.At::new);
        Optional<KeyLocation> inFile = fields.find(JWKS_FILE).map(KeyLocation.InFile::new);
        return published.or(() -> inFile).orElseGet(KeyLocation.Discovered::new);
    }
}
