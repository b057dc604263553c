package org.bailiwick.config;

import java.net.URI;
import java.util.List;
import org.bailiwick.config.FederationSettings.ResourceServer;
import org.bailiwick.token.Scopes;

/** The keys of a resource server that may ask the federation endpoint. */
final class ResourceServerForm {
    static final Key<URI> RESOURCE = Key.required(
            "resource",
            Url.ANY,
            "Its identifier, which the `aud` of this domain's own tokens must name (RFC 8707); it is the `aud` of the"
                    + " answers.");
    static final Key<List<Located<String>>> SCOPES = Key.optional(
            "scopes", ListOf.some(Kinds.SCOPE), "every scope", "The scopes it is told of; all others are left out.");

    static final Form FORM = AskerForm.with(RESOURCE, SCOPES);

    private ResourceServerForm() {}

    static ResourceServer build(String id, Fields fields) {
        return new ResourceServer(
                AskerForm.build(id, fields),
                fields.get(RESOURCE).toString(),
                fields.find(SCOPES).map(Located::values).map(Scopes::of));
    }
}
