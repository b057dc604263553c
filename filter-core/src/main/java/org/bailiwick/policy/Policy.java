package org.bailiwick.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.request.RequestPath;

/**
 * The rules in force. The most specific rule for a request decides, whatever the order they were written in; what no rule
 * is for is denied.
 */
public final class Policy {
    private final List<Rule> rules;
    private final RuleTree tree;

    private Policy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.tree = RuleTree.of(rules);
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

    /** The rule that decides over the request, or nothing: then the request is denied. */
    public Optional<Match> ruleFor(String method, RequestPath path) {
        return tree.find(method, path.segments());
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
