package org.bailiwick.config;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.config.Configuration.Insecure;
import org.bailiwick.config.Configuration.QueryToken;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.request.TrustedProxies;
import org.bailiwick.token.Issuer;

/** The keys at the top of the file. */
final class ConfigurationForm {
    static final Key<URI> RESOURCE = Key.required(
            "resource", Url.ANY, "Who we are: the identifier that a token's `aud` must name (RFC 8707, RFC 9728).");
    static final Key<List<Located<String>>> RESOURCE_ALIASES = Key.withDefault(
            "resource-aliases", ListOf.any(Kinds.TEXT), "[]", "Further identifiers that are accepted in `aud`.");
    static final Key<URI> EXTERNAL_URL = Key.optional(
            "external-url", Url.WITHOUT_QUERY, "`resource`", "The base URL under which clients reach the resource.");
    static final Key<Map<String, Located<Fields>>> DOMAINS = Key.required(
            "domains",
            MapOf.some(
                    DomainKeys.NAMING,
                    new Variants<>(
                            DomainKeys.KIND,
                            Kinds::written,
                            new EnumMap<>(Map.of(
                                    DomainKind.JWT, JwtDomainForm.FORM,
                                    DomainKind.INTROSPECTION, IntrospectionDomainForm.FORM,
                                    DomainKind.ASID, AsidDomainForm.FORM)))),
            "Who may vouch for a caller.");
    static final Key<List<Located<String>>> DEFAULT_DOMAINS = Key.optional(
            "default-domains",
            ListOf.some(Kinds.TEXT),
            "the only domain; required once there are several",
            "The domains that rules believe which name none.");
    static final Key<Fields> FEDERATION = Key.optional(
            "federation",
            FederationForm.FORM,
            "none",
            "The Federated Introspection Endpoint of an administrative domain, which is served here; no rule decides over"
                    + " its path.");
    static final Key<Map<String, Located<Fields>>> NEXT_HOPS = Key.optional(
            "next-hops",
            MapOf.some(DomainKeys.NAMING, NextHopForm.KIND),
            "none",
            "The ways to other services, by name: how a token for that service alone is come by, so that the caller's own is"
                    + " not passed on. A rule names its own as `next-hop`; applications find all of them.");
    static final Key<Fields> INTERNAL_JWT = Key.withDefault(
            "internal-jwt",
            InternalJwtForm.FORM,
            "{}",
            "Ourselves as the issuer of the tokens of next hops with `via: internal-jwt`; not without any of these.");
    static final Key<Rule.Preflight> CORS_PREFLIGHT = Key.withDefault(
            "cors-preflight",
            Kinds.choice(Rule.Preflight.values()),
            "pass",
            "What becomes of a CORS preflight, which never carries a credential; a rule may say otherwise.");
    static final Key<QueryToken> QUERY_TOKEN = Key.withDefault(
            "query-token",
            Kinds.choice(QueryToken.values()),
            "ignore",
            "What becomes of an `access_token` in the query, which is never used (RFC 9700): it is ignored, or the"
                    + " request is refused with 400.");
    static final Key<Fields> METADATA = Key.withDefault(
            "metadata", MetadataForm.FORM, "{}", "The published description of the resource (RFC 9728).");
    static final Key<Fields> IDENTITY_HEADERS = Key.withDefault(
            "identity-headers",
            IdentityHeadersForm.FORM,
            "{}",
            "The header fields in which a gateway tells the services behind it who is calling; what comes in under these"
                    + " names is withheld, by every adapter.");
    static final Key<List<Located<AddressBlock>>> TRUSTED_PROXIES = Key.withDefault(
            "trusted-proxies",
            ListOf.any(Kinds.ADDRESS_BLOCK),
            "[]",
            "The proxies before a gateway whose `Forwarded`, `X-Forwarded-*` and `X-Real-IP` go on to the services"
                    + " behind it; from anybody else these fields are withheld. And, for every adapter, those that are believed"
                    + " about where a consumer with `addresses` is.");
    static final Key<Fields> LIMITS =
            Key.withDefault("limits", LimitsForm.FORM, "{}", "Bounds of size, time and number.");
    static final Key<Boolean> ALLOW_LOOPBACK_HTTP = Key.withDefault(
            "insecure-allow-loopback-http",
            Kinds.TOGGLE,
            "false",
            "Whether URLs may be plain http where the host is `localhost`, `127.x.x.x` or `[::1]`.");
    static final Key<Boolean> ALLOW_PRIVATE_ADDRESSES = Key.withDefault(
            "insecure-allow-private-addresses",
            Kinds.TOGGLE,
            "false",
            "Whether authorities may be called at private addresses, over https.");
    static final Key<List<Located<Fields>>> RULES = Key.required(
            "rules", ListOf.some(RuleForm.FORM), "Which request needs what; a request without a rule is denied.");

    static final Form FORM = Form.of(
            RESOURCE,
            RESOURCE_ALIASES,
            EXTERNAL_URL,
            DOMAINS,
            DEFAULT_DOMAINS,
            FEDERATION,
            NEXT_HOPS,
            INTERNAL_JWT,
            CORS_PREFLIGHT,
            QUERY_TOKEN,
            METADATA,
            IDENTITY_HEADERS,
            TRUSTED_PROXIES,
            LIMITS,
            ALLOW_LOOPBACK_HTTP,
            ALLOW_PRIVATE_ADDRESSES,
            RULES);

    private ConfigurationForm() {}

    /** Checks what no key can say by itself. */
    static void check(Fields file, Reading reading) {
        DomainChecks domains = new DomainChecks(reading, file.find(DOMAINS).orElse(Map.of()));
        domains.check();
        domains.checkDefault(file);
        NextHopChecks nextHops = new NextHopChecks(reading, file, domains);
        ServedPaths paths = ServedPaths.of(file, reading);
        nextHops.check(paths);
        LoginChecks logins = new LoginChecks(reading, file);
        logins.check(paths);
        new RuleChecks(reading, domains, nextHops, logins, domains.defaults(file))
                .check(Located.values(file.find(RULES).orElse(List.of())));
        file.find(FEDERATION)
                .ifPresent(federation ->
                        new FederationChecks(reading, file.find(DOMAINS).orElse(Map.of())).check(federation));
        file.find(IDENTITY_HEADERS).ifPresent(names -> IdentityHeadersForm.check(names, reading));
        file.find(LIMITS).ifPresent(limits -> LimitsForm.check(limits, reading));
        if (!file.find(ALLOW_LOOPBACK_HTTP).orElse(false)) {
            reading.refusePlainHttp("https, or " + ALLOW_LOOPBACK_HTTP.name() + ": true");
        }
    }

    /** The configuration, for a file in which nothing is wrong; what would be where there are no routes is reported apart. */
    static Configuration build(Fields file, Reading withoutRoutes) {
        RuleChecks.refuseRoutes(Located.values(file.get(RULES)), withoutRoutes);
        Map<String, DomainSettings> domains = new LinkedHashMap<>();
        file.get(DOMAINS).forEach((name, fields) -> domains.put(name, domain(name, fields.value())));
        Map<String, NextHopSettings> nextHops = nextHops(file, domains);
        return new Configuration(
                file.get(RESOURCE),
                new LinkedHashSet<>(Located.values(file.get(RESOURCE_ALIASES))),
                file.find(EXTERNAL_URL).orElse(file.get(RESOURCE)),
                Collections.unmodifiableMap(domains),
                policy(file),
                file.find(FEDERATION).map(FederationForm::build),
                Collections.unmodifiableMap(nextHops),
                internalJwt(file, nextHops),
                MetadataForm.build(file.get(METADATA)),
                file.get(QUERY_TOKEN),
                upstream(file, domains.values()),
                LimitsForm.build(file.get(LIMITS)),
                new Insecure(file.get(ALLOW_LOOPBACK_HTTP), file.get(ALLOW_PRIVATE_ADDRESSES)),
                withoutRoutes.problems());
    }

    private static DomainSettings domain(String name, Fields fields) {
        return switch (fields.get(DomainKeys.KIND)) {
            case JWT -> JwtDomainForm.build(name, fields);
            case INTROSPECTION -> IntrospectionDomainForm.build(name, fields);
            case ASID -> AsidDomainForm.build(name, fields);
        };
    }

    private static Map<String, NextHopSettings> nextHops(Fields file, Map<String, DomainSettings> domains) {
        Function<String, Issuer> issuers =
                name -> Optional.ofNullable(domains.get(name)).orElseThrow().issuer();
        Map<String, NextHopSettings> nextHops = new LinkedHashMap<>();
        file.find(NEXT_HOPS)
                .orElse(Map.of())
                .forEach((name, fields) -> nextHops.put(name, NextHopForm.build(name, fields.value(), issuers)));
        return nextHops;
    }

    private static Optional<InternalJwtSettings> internalJwt(Fields file, Map<String, NextHopSettings> nextHops) {
        return nextHops.values().stream().anyMatch(hop -> Via.of(hop.way()) == Via.INTERNAL_JWT)
                ? Optional.of(InternalJwtForm.build(file.get(INTERNAL_JWT), file.get(RESOURCE)))
                : Optional.empty();
    }

    private static UpstreamSettings upstream(Fields file, Collection<DomainSettings> domains) {
        return new UpstreamSettings(
                IdentityHeadersForm.build(file.get(IDENTITY_HEADERS)),
                new TrustedProxies(Located.values(file.get(TRUSTED_PROXIES))),
                domains.stream().anyMatch(domain -> domain.fold(jwt -> false, introspection -> false, asid -> true)));
    }

    private static Policy policy(Fields file) {
        List<String> defaultDomains = file.find(DEFAULT_DOMAINS)
                .map(Located::values)
                .orElseGet(() -> List.copyOf(file.get(DOMAINS).keySet()));
        return Policy.of(file.get(RULES).stream()
                .map(rule -> RuleForm.build(rule.value(), defaultDomains, file.get(CORS_PREFLIGHT)))
                .toList());
    }
}
