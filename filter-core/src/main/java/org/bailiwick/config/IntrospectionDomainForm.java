package org.bailiwick.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bailiwick.token.Issuer;

/** The keys of a domain of {@code kind: introspection}. */
final class IntrospectionDomainForm {
    static final Key<URI> ENDPOINT = Key.optional(
            "endpoint",
            Url.ANY,
            "discovered",
            "Where its authority is asked: its Federated Introspection Endpoint or its Introspection Endpoint.");
    static final Key<Fields> CLIENT =
            Key.required("client", ClientForm.FORM, "Who we are to its authority, and how we prove it.");
    static final Key<String> OPAQUE_PREFIX = Key.optional(
            "opaque-prefix",
            OpaquePrefixes.KIND,
            "unknown",
            "How its opaque tokens begin, where that tells them from the tokens of others. No two domains and federators"
                    + " have the same; where one is the beginning of another, the longest that fits a token counts.");
    static final Key<Fields> CACHE =
            Key.withDefault("cache", AnswerLifetimesForm.FORM, "{}", "How long answers are remembered.");
    static final Key<Fields> SIGNED_ANSWERS = Key.optional(
            "signed-answers",
            SignedAnswersForm.FORM,
            "plain JSON is taken",
            "How its answers are signed (RFC 9701); where this is here, an answer that is not signed is refused.");
    static final Key<Boolean> MISSING_AUDIENCE = Key.withDefault(
            "insecure-missing-audience",
            Kinds.TOGGLE,
            "false",
            "Whether an answer without `aud` is taken as meant for us.");
    static final Key<Map<String, Located<Fields>>> FEDERATORS = Key.optional(
            "federators",
            MapOf.some(Url.ISSUER_NAME, FederatorForm.FORM),
            "none",
            "The foreign domains that it may speak for, by their issuers; no token of any other is taken.");

    static final Form FORM = Form.of(
            DomainKeys.KIND,
            DomainKeys.ISSUER,
            ENDPOINT,
            CLIENT,
            OPAQUE_PREFIX,
            DomainKeys.LEEWAY,
            CACHE,
            SIGNED_ANSWERS,
            MISSING_AUDIENCE,
            DomainKeys.SCOPES_CLAIM,
            DomainKeys.GRANTS_CLAIMS,
            FEDERATORS);

    private IntrospectionDomainForm() {}

    static void check(Fields fields, Reading reading) {
        fields.find(CLIENT).ifPresent(client -> ClientForm.check(client, reading));
        fields.find(SIGNED_ANSWERS).ifPresent(signed -> PublishedKeys.check(signed, reading));
        fields.find(DomainKeys.ISSUER)
                .ifPresent(issuer -> federators(fields).forEach((name, federator) -> {
                    if (name.equals(issuer.toString())) {
                        reading.report(federator.place(), "the domain itself (expected: the issuer of another domain)");
                    }
                }));
    }

    /** The federators as far as they could be read. */
    static Map<String, Located<Fields>> federators(Fields fields) {
        return fields.find(FEDERATORS).orElse(Map.of());
    }

    static DomainSettings build(String name, Fields fields) {
        List<FederatorSettings> federators = new ArrayList<>();
        federators(fields)
                .forEach((issuer, federator) -> federators.add(FederatorForm.build(issuer, federator.value())));
        return new DomainSettings.Introspection(
                name,
                new Issuer(fields.get(DomainKeys.ISSUER).toString()),
                fields.find(ENDPOINT),
                ClientForm.build(fields.get(CLIENT)),
                fields.find(OPAQUE_PREFIX),
                fields.get(DomainKeys.LEEWAY),
                AnswerLifetimesForm.build(fields.get(CACHE)),
                fields.find(SIGNED_ANSWERS).map(SignedAnswersForm::build),
                fields.get(MISSING_AUDIENCE),
                fields.get(DomainKeys.SCOPES_CLAIM),
                Located.values(fields.get(DomainKeys.GRANTS_CLAIMS)),
                federators);
    }
}
