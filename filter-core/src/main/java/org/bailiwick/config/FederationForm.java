package org.bailiwick.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.bailiwick.token.Issuer;

/** The keys under {@code federation}. */
final class FederationForm {
    static final Key<URI> ISSUER =
            Key.required("issuer", Url.WITHOUT_QUERY, "In whose name it answers: the `iss` of its answers.");
    static final Key<String> PATH = Key.withDefault(
            "path",
            // RFC 8615 has given the rest away.
            ServedPath.like(
                    "/federated-introspection", path -> !path.segments().get(0).equals(".well-known")),
            "/federated-introspection",
            "Where it is served; not below `/.well-known`. A rule for that path does no harm: the endpoint comes first, and knows who may ask.");
    static final Key<String> HOME = Key.optional(
            "home",
            Kinds.TEXT,
            "none",
            "The domain of `kind: introspection` that is asked about this domain's own tokens: its own Authorization"
                    + " Server.");
    static final Key<Integer> HOPS = Key.withDefault(
            "hops", Kinds.count(1, 10), "4", "The most domains that a question may pass through, this one included.");
    static final Key<Duration> DEADLINE = Key.withDefault(
            "deadline",
            Quantities.duration("100ms", "60s"),
            "2s",
            "The longest time for an answer; whoever asks may leave less.");
    static final Key<Fields> SIGNING = Key.optional(
            "signing",
            SigningForm.FORM,
            "answers are plain JSON",
            "What answers are signed with for those who accept signed ones (RFC 9701).");
    static final Key<Map<String, Located<Fields>>> RESOURCE_SERVERS = Key.optional(
            "resource-servers",
            MapOf.some(AskerForm.CLIENT_ID, ResourceServerForm.FORM),
            "none",
            "This domain's resource servers, by client id. No client id is there twice among all who may ask.");
    static final Key<Map<String, Located<Fields>>> TRUSTEES = Key.optional(
            "trustees",
            MapOf.some(DomainKeys.NAMING, TrusteeForm.FORM),
            "none",
            "The domains that this one trusts (Federators), by the names of domains of `kind: introspection`.");
    static final Key<Map<String, Located<Fields>>> TRUSTORS = Key.optional(
            "trustors",
            MapOf.some(AskerForm.CLIENT_ID, TrustorForm.FORM),
            "none",
            "The domains that trust this one (Federatees), by client id.");
    static final Key<Map<String, Located<Fields>>> OPERATORS = Key.optional(
            "operators",
            MapOf.some(AskerForm.CLIENT_ID, AskerForm.FORM),
            "none",
            "Who may read the description of these relationships, by client id.");

    static final Form FORM =
            Form.of(ISSUER, PATH, HOME, HOPS, DEADLINE, SIGNING, RESOURCE_SERVERS, TRUSTEES, TRUSTORS, OPERATORS);

    private FederationForm() {}

    static FederationSettings build(Fields fields) {
        return new FederationSettings(
                new Issuer(fields.get(ISSUER).toString()),
                fields.get(PATH),
                fields.find(HOME),
                fields.get(HOPS),
                fields.get(DEADLINE),
                fields.find(SIGNING).map(SigningForm::build),
                built(fields, RESOURCE_SERVERS, ResourceServerForm::build),
                built(fields, TRUSTEES, TrusteeForm::build),
                built(fields, TRUSTORS, TrustorForm::build),
                built(fields, OPERATORS, AskerForm::build));
    }

    private static <T> List<T> built(
            Fields fields, Key<Map<String, Located<Fields>>> key, BiFunction<String, Fields, T> build) {
        List<T> built = new ArrayList<>();
        fields.find(key).orElse(Map.of()).forEach((name, entry) -> built.add(build.apply(name, entry.value())));
        return built;
    }
}
