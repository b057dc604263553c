package org.bailiwick.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys that domains of every kind have. */
final class DomainKeys {
    /** What a domain or a next hop may be called. */
    static final Naming NAMING = Naming.matching(
            "NAME", "a name of lower-case letters, digits and -, beginning with a letter", "[a-z][a-z0-9-]*");

    static final Key<DomainKind> KIND = Key.required(
            "kind",
            Kinds.choice(DomainKind.values()),
            "How the domain's tokens are verified. `jwt`: here, by the issuer's published keys. `introspection`: by asking"
                    + " its authority about each of them (RFC 7662). `asid`: it has sessions in place of tokens, which its"
                    + " authority is asked about.");
    static final Key<URI> ISSUER = Key.required(
            "issuer",
            Url.WITHOUT_QUERY,
            "The exact `iss` of its tokens, or of the answers about them; no two domains have the same. What is not said"
                    + " here of the issuer is discovered from its metadata (RFC 8414, OpenID Connect Discovery).");
    static final Key<Duration> LEEWAY = Key.withDefault(
            "leeway", Quantities.duration("0s", "300s"), "30s", "Tolerated difference between its clock and ours.");
    static final Key<String> SCOPES_CLAIM = Key.withDefault(
            "scopes-claim", Kinds.TEXT, "scope", "The claim that holds scopes: a space-separated text or an array.");
    static final Key<List<Located<String>>> GRANTS_CLAIMS = Key.withDefault(
            "grants-claims",
            ListOf.any(Kinds.TEXT),
            "[roles, groups, entitlements]",
            "The claims whose texts are grants. A dot leads into an object: `realm_access.roles`.");

    private DomainKeys() {}
}
