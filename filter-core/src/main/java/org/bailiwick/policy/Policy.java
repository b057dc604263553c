package org.bailiwick.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailiwick.request.RequestPath;

/**
 * The rules in force. The most specific rule for a request decides, whatever the order they were written in; what no rule
 * is for is denied. Rules that name the request's route are asked before those that name none.
 */
public final class Policy {
    private final List<Rule> rules;
    private final Map<String, RuleTree> byRoute = new LinkedHashMap<>();
    private final RuleTree anywhere;

    private Policy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        Map<Optional<String>, List<Rule>> grouped =
                rules.stream().collect(Collectors.groupingBy(Rule::route, LinkedHashMap::new, Collectors.toList()));
        this.anywhere = RuleTree.of(grouped.getOrDefault(Optional.<String>empty(), List.of()));
        grouped.forEach((route, itsRules) -> route.ifPresent(id -> byRoute.put(id, RuleTree.of(itsRules))));
    }

    /**
     * The policy of these rules.
     *
     * @throws IllegalArgumentException when {@link #contradictions} finds any
     */
    public static Policy of(List<Rule> rules) {
        List<Contradiction> contradictions = contradictions(rules);
        if (!contradictions.isEmpty()) {
            throw new IllegalArgumentException(contradictions.get(0).text());
        }
        return new Policy(rules);
    }

    /** Every rule that is ambiguous with another, or that can never decide because others always do. */
    public static List<Contradiction> contradictions(List<Rule> rules) {
        return Contradictions.among(rules);
    }

    /**
     * The rule that decides over the request, or nothing: then the request is denied.
     *
     * @param route the id of the gateway's route that the request is on; without one, no rule that names a route decides
     */
    public Optional<Match> ruleFor(Optional<String> route, String method, RequestPath path) {
        RuleTree onRoute = route.isPresent() ? byRoute.get(route.get()) : null;
        Optional<Match> match = onRoute == null ? Optional.empty() : onRoute.find(method, path.segments());
        return match.isPresent() ? match : anywhere.find(method, path.segments());
    }

    /** The ids of the routes that rules name, in the order of the rules. */
    public Set<String> routes() {
        return Collections.unmodifiableSet(byRoute.keySet());
    }

    public List<Rule> rules() {
        return rules;
    }

    /**
     * The rule that decides over a request.
     *
     * @param rule the rule
     * @param variables what its path variables stand for, decoded
     */
    public record Match(Rule rule, Map<String, String> variables) {
        /** Without what the variables stand for, which may be somebody's name. */
        @Override
        public String toString() {
            return "Match[rule=" + rule.id() + ", variables=" + variables.keySet() + "]";
        }
    }

    /**
     * Something that must not be in a policy.
     *
     * @param rule the position of the rule in the order given
     * @param text what is wrong with it, naming the rules
     */
    public record Contradiction(int rule, String text) {}
}
