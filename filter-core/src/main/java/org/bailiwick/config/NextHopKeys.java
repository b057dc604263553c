package org.bailiwick.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.NextHopSettings.Target;

/** The keys that say of a next hop what it is, where it is, and for whom. */
final class NextHopKeys {
    static final Key<Via> VIA = Key.required(
            "via",
            Kinds.choice(Via.values(), Kinds::hyphenated),
            "How a token for it is come by. `redelegate`: its domain's authority gives one for the caller's"
                    + " (draft-richer-oauth-chain). `exchange`: the same by token exchange (RFC 8693). `chain`: by an exchange"
                    + " there and a JWT bearer grant at the authority of another domain. `internal-jwt`: it is made here."
                    + " `relay`: the caller's own is passed on, where its `aud` names the service too.");
    static final Key<URI> RESOURCE = Key.required(
            "resource",
            Url.IDENTIFIER,
            "The service's identifier, which the `aud` of its tokens must name (RFC 8707).");
    static final Key<List<Located<String>>> AUDIENCE = Key.optional(
            "audience",
            ListOf.some(Kinds.TEXT),
            "none",
            "What the authority calls the service besides: accepted in `aud`, and sent as `audience` with `exchange`.");
    static final Key<List<Located<URI>>> URLS = Key.optional(
            "urls",
            ListOf.some(Url.WITHOUT_QUERY),
            "`resource`; required where that is no https URL, or has a query",
            "Where the service is: clients send its token to these URLs and what is below them, and nowhere else. A gateway sends it where the route leads.");
    static final Key<String> DOMAIN = Key.required(
            "domain", Kinds.TEXT, "The domain whose callers it is for. If an authority is asked, it is this domain's.");
    static final Key<String> ANY_DOMAIN =
            Key.optional("domain", Kinds.TEXT, "every domain", "The domain whose callers it is for.");

    private NextHopKeys() {}

    static void check(Fields fields, Reading reading) {
        boolean nowhere = fields.find(RESOURCE)
                .filter(uri -> !Url.isSoundWithoutQuery(uri))
                .isPresent();
        if (nowhere && !fields.has(URLS)) {
            reading.report(
                    fields.place(URLS),
                    "missing (expected: " + URLS.kind().inWords() + ", as the resource is no such URL)");
        }
    }

    static Target target(Fields fields) {
        URI resource = fields.get(RESOURCE);
        Optional<List<URI>> urls = fields.find(URLS).map(Located::values);
        List<String> audience = fields.find(AUDIENCE).map(Located::values).orElse(List.of());
        return new Target(resource.toString(), audience, urls.orElse(List.of(resource)));
    }
}
