package org.bailiwick.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.config.RuleForm.Who;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Policy.Contradiction;
import org.bailiwick.policy.Rule;

/** Checks what a rule says against itself, the domains and the other rules. */
final class RuleChecks {
    private final Reading reading;
    private final DomainChecks domains;
    private final NextHopChecks nextHops;
    private final LoginChecks logins;
    private final List<String> defaultDomains;
    private final Map<String, Place> ids = new HashMap<>();

    /**
     * Checks rules.
     *
     * @param nextHops what has checked the next hops
     * @param logins what has checked the logins
     * @param defaultDomains the domains that rules believe which name none; none where these are not known
     */
    RuleChecks(
            Reading reading,
            DomainChecks domains,
            NextHopChecks nextHops,
            LoginChecks logins,
            List<String> defaultDomains) {
        this.reading = reading;
        this.domains = domains;
        this.nextHops = nextHops;
        this.logins = logins;
        this.defaultDomains = defaultDomains;
    }

    void check(List<Fields> rules) {
        checkContradictions(rules);
        rules.forEach(this::check);
    }

    /** Refuses what has a meaning only where there are routes: elsewhere a laxer rule would take the rule's place. */
    static void refuseRoutes(List<Fields> rules, Reading reading) {
        rules.stream()
                .filter(rule -> rule.has(RuleForm.ROUTE))
                .forEach(rule -> reading.unexpected(rule.place(RuleForm.ROUTE), "no route; only a gateway has routes"));
    }

    private void check(Fields rule) {
        checkId(rule);
        checkAccess(rule);
        checkVariables(rule);
        rule.find(RuleForm.DOMAINS).ifPresent(names -> domains.check(names));
        checkFederators(rule);
        checkSessions(rule);
        nextHops.check(rule, defaultDomains);
        logins.check(rule, defaultDomains);
    }

    private void checkFederators(Fields rule) {
        Optional<List<Located<String>>> named = rule.find(RuleForm.DOMAINS);
        if (named.isPresent() || !rule.has(RuleForm.DOMAINS)) {
            List<String> believed = named.map(Located::values).orElse(defaultDomains);
            rule.find(RuleForm.FEDERATORS).ifPresent(federators -> domains.checkFederators(federators, believed));
        }
    }

    private void checkSessions(Fields rule) {
        Optional<List<Located<String>>> named = rule.find(RuleForm.DOMAINS);
        if (named.isPresent() || !rule.has(RuleForm.DOMAINS)) {
            domains.checkSessions(rule, named.map(Located::values).orElse(defaultDomains));
        }
    }

    private void checkId(Fields rule) {
        rule.find(RuleForm.ID).ifPresent(id -> {
            Place place = rule.place(RuleForm.ID);
            Place earlier = ids.putIfAbsent(id, place);
            if (earlier != null) {
                reading.unexpected(place, "an id of its own; the rule in line " + earlier.line() + " has it");
            }
        });
    }

    private void checkAccess(Fields rule) {
        boolean requires = RuleForm.REQUIREMENTS.stream().anyMatch(rule::has);
        Place access = rule.place(RuleForm.ACCESS);
        if (rule.isMap() && !requires && !rule.has(RuleForm.LOGIN) && !rule.has(RuleForm.ACCESS)) {
            reading.report(access, "missing (expected: public or authenticated, as the rule requires nothing)");
        }
        boolean believes = requires || rule.has(RuleForm.DOMAINS);
        if (believes && rule.find(RuleForm.ACCESS).equals(Optional.of(Who.PUBLIC))) {
            reading.unexpected(
                    access,
                    "authenticated, or a rule without domains, federators, scopes, any-scope, grants and claims");
        }
    }

    private void checkVariables(Fields rule) {
        Optional<PathPattern> path = rule.find(RuleForm.PATH);
        if (path.isEmpty()) {
            return;
        }
        for (Located<ClaimValue> claim :
                rule.find(RuleForm.CLAIMS).orElse(Map.of()).values()) {
            if (claim.value() instanceof ClaimValue.Variable variable
                    && !path.get().variables().contains(variable.name())) {
                reading.unexpected(claim.place(), "a {variable} of the rule's path");
            }
        }
    }

    /** A contradiction depends on nothing but the outlines of the rules, so that all of these must have been read well. */
    private void checkContradictions(List<Fields> rules) {
        if (!rules.stream().allMatch(this::hasSoundOutline)) {
            return;
        }
        boolean showable =
                rules.stream().noneMatch(rule -> rule.place(RuleForm.PATH).isReference());
        for (Contradiction found :
                Policy.contradictions(rules.stream().map(RuleChecks::outline).toList())) {
            String text = showable ? found.text() : "the rule shares its requests with another one";
            reading.report(
                    rules.get(found.rule()).place(), text + " (expected: one most specific rule for each request)");
        }
    }

    private boolean hasSoundOutline(Fields rule) {
        return Stream.of(RuleForm.ID, RuleForm.ROUTE, RuleForm.PATH, RuleForm.METHODS)
                .allMatch(key -> reading.isSound(rule.place(key).name())
                        && (rule.find(key).isPresent() || !rule.has(key) && !rule.lacks(key)));
    }

    private static Rule outline(Fields rule) {
        return new Rule(
                rule.place(RuleForm.ID).shown(),
                rule.find(RuleForm.ROUTE),
                rule.get(RuleForm.PATH),
                RuleForm.methods(rule),
                new Access.Public(),
                List.of(),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS);
    }
}
