package org.bailiwick.config;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.config.RuleForm.Who;

/** Checks what the domains say against each other, and what is said of them. */
final class DomainChecks {
    private final Reading reading;
    private final Map<String, Located<Fields>> domains;

    /** @param domains the domains as far as they could be read; none when that part could not be read at all */
    DomainChecks(Reading reading, Map<String, Located<Fields>> domains) {
        this.reading = reading;
        this.domains = domains;
    }

    void check() {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> authorities = new HashMap<>();
        OpaquePrefixes prefixes = new OpaquePrefixes(reading);
        domains.forEach((name, domain) -> {
            Fields fields = domain.value();
            // Each looks at the keys of its own kind; where the kind is not said, there may be any.
            JwtDomainForm.check(fields, reading);
            IntrospectionDomainForm.check(fields, reading);
            AsidDomainForm.check(fields, reading);
            checkIssuer(name, fields, owners);
            checkAuthority(name, fields, authorities);
            checkPrefixes(fields, prefixes);
        });
    }

    private void checkIssuer(String name, Fields domain, Map<String, String> owners) {
        domain.find(DomainKeys.ISSUER).ifPresent(issuer -> {
            String owner = owners.putIfAbsent(issuer.toString(), name);
            if (owner != null) {
                reading.unexpected(
                        domain.place(DomainKeys.ISSUER), "an issuer of its own; domain " + owner + " has it");
            }
        });
    }

    /** Sessions are no tokens: an authority may be the issuer of another domain's tokens as well. */
    private void checkAuthority(String name, Fields domain, Map<String, String> authorities) {
        domain.find(AsidDomainForm.AUTHORITY).ifPresent(authority -> {
            String owner = authorities.putIfAbsent(authority.toString(), name);
            if (owner != null) {
                reading.unexpected(
                        domain.place(AsidDomainForm.AUTHORITY), "an authority of its own; domain " + owner + " has it");
            }
        });
    }

    /** Checks that the domain, if it is known, has tokens that can be traded, or that speak for others. */
    void checkHasTokens(String name, Place place) {
        if (isOfSessions(name)) {
            reading.unexpected(place, "a domain that has tokens; this one has sessions");
        }
    }

    private boolean isOfSessions(String name) {
        return Optional.ofNullable(domains.get(name))
                .flatMap(domain -> domain.value().find(DomainKeys.KIND))
                .filter(DomainKind.ASID::equals)
                .isPresent();
    }

    /**
     * Checks what a rule takes of sessions against the domains that it believes. A consumer's secret is shown to one authority and
     * to no stranger: where several could be asked, none is.
     */
    void checkSessions(Fields rule, List<String> believed) {
        List<String> ofSessions = believed.stream().filter(this::isOfSessions).toList();
        boolean known = !believed.isEmpty() && believed.stream().allMatch(this::hasKind);
        for (Key<Boolean> key : List.of(RuleForm.ASID_SECRET, RuleForm.UNSIGNED_BODY)) {
            if (known && ofSessions.isEmpty() && rule.find(key).orElse(false)) {
                reading.report(
                        rule.place(key), "no sessions here (expected: a rule that believes a domain of kind asid)");
            }
        }
        if (known && ofSessions.size() > 1 && !rule.find(RuleForm.ACCESS).equals(Optional.of(Who.PUBLIC))) {
            checkConsumers(rule.place(RuleForm.DOMAINS), ofSessions);
        }
        if (known && !ofSessions.isEmpty() && rule.find(RuleForm.ASID_SECRET).orElse(false)) {
            checkSecret(rule.place(RuleForm.ASID_SECRET), ofSessions);
        }
    }

    /** By its consumer is known whose a session is: a proof that has not been taken yet is shown to no other authority. */
    private void checkConsumers(Place place, List<String> ofSessions) {
        Set<String> seen = new HashSet<>();
        boolean apart = ofSessions.stream()
                .distinct()
                .map(this::consumers)
                .allMatch(names -> !names.isEmpty() && names.stream().allMatch(seen::add));
        if (!apart) {
            reading.report(
                    place,
                    String.join(" and ", ofSessions)
                            + " (expected: one domain of kind asid, or of each its consumers, which no other has)");
        }
    }

    private Set<String> consumers(String name) {
        return Optional.ofNullable(domains.get(name))
                .flatMap(domain -> domain.value().find(AsidDomainForm.CONSUMERS))
                .map(Map::keySet)
                .orElse(Set.of());
    }

    private void checkSecret(Place place, List<String> ofSessions) {
        boolean taken = Optional.ofNullable(domains.get(ofSessions.get(0)))
                .filter(domain -> AsidDomainForm.takes(domain.value(), Mode.SECRET))
                .isPresent();
        if (ofSessions.size() > 1 || !taken) {
            reading.report(
                    place,
                    String.join(" and ", ofSessions)
                            + " (expected: one domain of kind asid, with secret in its modes)");
        }
    }

    private boolean hasKind(String name) {
        return Optional.ofNullable(domains.get(name))
                .flatMap(domain -> domain.value().find(DomainKeys.KIND))
                .isPresent();
    }

    private static void checkPrefixes(Fields domain, OpaquePrefixes prefixes) {
        prefixes.check(domain, IntrospectionDomainForm.OPAQUE_PREFIX);
        IntrospectionDomainForm.federators(domain)
                .values()
                .forEach(federator -> prefixes.check(federator.value(), FederatorForm.OPAQUE_PREFIX));
    }

    /** The issuer of the domain of that name, where both are known. */
    Optional<URI> issuer(String name) {
        return Optional.ofNullable(domains.get(name))
                .flatMap(domain -> domain.value().find(DomainKeys.ISSUER));
    }

    /** Whether the domain of that name is known to be of that kind. */
    boolean isOfKind(String name, DomainKind kind) {
        return Optional.ofNullable(domains.get(name))
                .flatMap(domain -> domain.value().find(DomainKeys.KIND))
                .equals(Optional.of(kind));
    }

    /** Checks that these are names of domains. */
    void check(List<Located<String>> names) {
        for (Located<String> name : names) {
            if (!domains.isEmpty() && !domains.containsKey(name.value())) {
                reading.unexpected(name.place(), "a domain: " + String.join(" or ", domains.keySet()));
            }
        }
    }

    /** Checks that a domain that is believed may speak for each; where they are not all known, that cannot be told. */
    void checkFederators(List<Located<URI>> federators, List<String> believed) {
        if (believed.isEmpty() || !believed.stream().allMatch(this::hasSoundFederators)) {
            return;
        }
        Set<String> known = new HashSet<>();
        domains.forEach((name, domain) -> {
            if (believed.contains(name)) {
                known.addAll(IntrospectionDomainForm.federators(domain.value()).keySet());
            }
        });
        for (Located<URI> federator : federators) {
            if (!known.contains(federator.value().toString())) {
                reading.unexpected(federator.place(), "a federator of a domain that the rule believes");
            }
        }
    }

    private boolean hasSoundFederators(String name) {
        return Optional.ofNullable(domains.get(name))
                .map(Located::value)
                .filter(domain -> domain.find(DomainKeys.KIND).isPresent())
                .filter(domain -> !domain.has(IntrospectionDomainForm.FEDERATORS)
                        || domain.find(IntrospectionDomainForm.FEDERATORS).isPresent())
                .isPresent();
    }

    /** The names of the domains that rules believe which name none; none where these are not known. */
    List<String> defaults(Fields file) {
        return file.has(ConfigurationForm.DEFAULT_DOMAINS)
                ? file.find(ConfigurationForm.DEFAULT_DOMAINS)
                        .map(Located::values)
                        .orElse(List.of())
                : domains.size() == 1 ? List.copyOf(domains.keySet()) : List.of();
    }

    /** Checks that rules that name no domains have some to believe. */
    void checkDefault(Fields file) {
        if (domains.size() > 1 && !file.has(ConfigurationForm.DEFAULT_DOMAINS)) {
            reading.report(
                    file.place(ConfigurationForm.DEFAULT_DOMAINS),
                    "missing (expected: a list of domains, as there are several)");
        }
        file.find(ConfigurationForm.DEFAULT_DOMAINS).ifPresent(this::check);
    }
}
