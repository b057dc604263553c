package org.bailiwick.config;

import java.net.URI;

/** The keys under {@code metadata}. */
final class MetadataForm {
    static final Key<Boolean> PUBLISH = Key.withDefault(
            "publish", Kinds.TOGGLE, "true", "Whether the description of RFC 9728 is served, and named in challenges.");
    static final Key<String> NAME =
            Key.optional("name", Kinds.TEXT, "none", "What people call the resource (`resource_name`).");
    static final Key<URI> DOCUMENTATION = Key.optional(
            "documentation", Url.ANY, "none", "Where developers read about it (`resource_documentation`).");
    static final Key<URI> POLICY = Key.optional(
            "policy", Url.ANY, "none", "Where it says how clients may use the data (`resource_policy_uri`).");
    static final Key<URI> TERMS =
            Key.optional("terms", Url.ANY, "none", "Where its terms of service are (`resource_tos_uri`).");

    static final Form FORM = Form.of(PUBLISH, NAME, DOCUMENTATION, POLICY, TERMS);

    private MetadataForm() {}

    static MetadataSettings build(Fields fields) {
        return new MetadataSettings(
                fields.get(PUBLISH),
                fields.find(NAME),
                fields.find(DOCUMENTATION),
                fields.find(POLICY),
                fields.find(TERMS));
    }
}
