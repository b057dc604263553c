package org.bailiwick.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;

/** The keys of a rule. */
final class RuleForm {
    static final Key<String> ID = Key.required(
            "id",
            Kinds.matching("a name of letters, digits, dots, _ and -", "[A-Za-z0-9._-]+"),
            "Its name in logs and metrics; no two rules have the same.");
    static final Key<String> ROUTE = Key.optional(
            "route",
            Kinds.matching("a text without control characters", "[^\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]+"),
            "any route, or none",
            "The id of the gateway's route it is for. Such a rule is asked before those without; only a gateway has"
                    + " routes.");
    static final Key<PathPattern> PATH = Key.withDefault(
                    "path",
                    Scalar.text(
                            "a path such as /accounts/{id} or /orders/**",
                            Schemas.matching("/.*"),
                            text -> Optional.of(PathPattern.of(text))),
                    "/**",
                    "The paths it is for: literal segments, `{name}` and `*` for any one segment, `**` at the end for"
                            + " the rest.")
            .requiredWithout(ROUTE.name());
    static final Key<List<Located<String>>> METHODS = Key.optional(
            "methods",
            ListOf.some(Kinds.matching("a method of RFC 9110 in upper case", "[A-Z0-9!#$%&'*+.^_`|~-]+")),
            "every method",
            "The methods it is for. `HEAD` is not implied by `GET`.");
    static final Key<Who> ACCESS = Key.optional(
            "access",
            Kinds.choice(Who.values()),
            "`authenticated` when the rule requires something or has a `login`, else required",
            "`public`: no credential is looked at. `authenticated`: any caller vouched for, if nothing more is required.");
    static final Key<List<Located<String>>> DOMAINS = Key.optional(
            "domains",
            ListOf.some(Kinds.TEXT),
            "`default-domains`",
            "The domains it believes, in the order they are asked.");
    static final Key<List<Located<URI>>> FEDERATORS = Key.optional(
            "federators",
            ListOf.some(Url.WITHOUT_QUERY),
            "none",
            "Foreign domains, by their issuers: the token must be one that a domain takes on the word of one of them. Each"
                    + " is a federator of a domain that the rule believes.");
    static final Key<List<Located<String>>> SCOPES =
            Key.optional("scopes", ListOf.some(Kinds.SCOPE), "none", "Scopes that the token must all have.");
    static final Key<List<Located<String>>> ANY_SCOPE = Key.optional(
            "any-scope", ListOf.some(Kinds.SCOPE), "none", "Scopes of which the token must have at least one.");
    static final Key<List<Located<String>>> GRANTS = Key.optional(
            "grants", ListOf.some(Kinds.TEXT), "none", "Grants (roles, groups, entitlements) that must all be true.");
    static final Key<Map<String, Located<ClaimValue>>> CLAIMS = Key.optional(
            "claims",
            MapOf.some(
                    Naming.matching("CLAIM", "a claim's name", "\\S+"),
                    Scalar.text("a text", Schemas.TEXT, RuleForm::claimValue)),
            "none",
            "Claims and the exact text each must have; `\"{name}\"` stands for what the path has there."
                    + " A dot leads into an object.");
    static final Key<String> NEXT_HOP = Key.optional(
            "next-hop",
            Kinds.TEXT,
            "none",
            "The next hop, by its name in `next-hops`, that a token is got for as part of the decision; without that token the"
                    + " request does not go on. Not for a public rule.");
    static final Key<String> LOGIN = Key.optional(
            "login",
            Kinds.TEXT,
            "none",
            "The domain, one with a `login` that the rule believes, where people who come with a browser and nothing else log"
                    + " in. Not for a public rule.");
    static final Key<Rule.Mode> MODE = Key.withDefault(
            "mode", Kinds.choice(Rule.Mode.values()), "enforce", "`observe`: decide, log and count, but let through.");
    static final Key<Rule.Preflight> PREFLIGHT = Key.optional(
            "cors-preflight",
            Kinds.choice(Rule.Preflight.values()),
            "the top level's `cors-preflight`",
            "What becomes of a CORS preflight, which never carries a credential.");

    static final Key<Boolean> ASID_SECRET = Key.withDefault(
            "insecure-asid-secret",
            Kinds.TOGGLE,
            "false",
            "Whether a consumer may show its secret itself to present a session: `Authorization: Basic`, `A-SID` and `A-UID`.");
    static final Key<Boolean> UNSIGNED_BODY = Key.withDefault(
            "insecure-unsigned-body",
            Kinds.TOGGLE,
            "false",
            "Whether the proof of a session leaves out the body, with `-` in place of its hash. Bodies then stream, and nothing"
                    + " is known of them.");

    static final Form FORM = Form.of(
            ID,
            ROUTE,
            PATH,
            METHODS,
            ACCESS,
            DOMAINS,
            FEDERATORS,
            SCOPES,
            ANY_SCOPE,
            GRANTS,
            CLAIMS,
            NEXT_HOP,
            LOGIN,
            MODE,
            PREFLIGHT,
            ASID_SECRET,
            UNSIGNED_BODY);

    static final List<Key<?>> REQUIREMENTS = List.of(FEDERATORS, SCOPES, ANY_SCOPE, GRANTS, CLAIMS);

    private RuleForm() {}

    /** Whom a rule lets through before it requires anything further. */
    enum Who {
        PUBLIC,
        AUTHENTICATED
    }

    private static Optional<ClaimValue> claimValue(String text) {
        boolean variable = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        variable
                                ? new ClaimValue.Variable(text.substring(1, text.length() - 1))
                                : new ClaimValue.Exactly(text));
    }

    /** The rule, for a file in which nothing is wrong. */
    static Rule build(Fields fields, List<String> defaultDomains, Rule.Preflight defaultPreflight) {
        boolean isPublic = fields.find(ACCESS).equals(Optional.of(Who.PUBLIC));
        List<String> domains = fields.find(DOMAINS).map(Located::values).orElse(defaultDomains);
        return new Rule(
                fields.get(ID),
                fields.find(ROUTE),
                fields.get(PATH),
                methods(fields),
                isPublic ? new Access.Public() : new Access.Vouched(requirement(fields)),
                isPublic ? List.of() : domains,
                fields.get(MODE),
                fields.find(PREFLIGHT).orElse(defaultPreflight),
                fields.find(NEXT_HOP),
                new Rule.Sessions(fields.get(ASID_SECRET), fields.get(UNSIGNED_BODY), fields.find(LOGIN)));
    }

    static Set<String> methods(Fields fields) {
        return Set.copyOf(texts(fields, METHODS));
    }

    private static Requirement requirement(Fields fields) {
        Map<String, ClaimValue> claims = new LinkedHashMap<>();
        fields.find(CLAIMS).orElse(Map.of()).forEach((claim, value) -> claims.put(claim, value.value()));
        return new Requirement(
                Scopes.of(texts(fields, SCOPES)),
                Scopes.of(texts(fields, ANY_SCOPE)),
                new LinkedHashSet<>(texts(fields, GRANTS)),
                claims,
                fields.find(FEDERATORS).orElse(List.of()).stream()
                        .map(federator -> new Issuer(federator.value().toString()))
                        .collect(Collectors.toSet()));
    }

    private static List<String> texts(Fields fields, Key<List<Located<String>>> key) {
        return fields.find(key).map(Located::values).orElse(List.of());
    }
}
