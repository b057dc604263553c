package org.bailiwick.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.policy.PathPattern.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The rules by their segments, so that a lookup costs by the length of the path and not by the number of rules.
 *
 * <p>At each node the literal child is tried first, then the one for any segment, then the rules for the rest. Because a
 * policy holds no ambiguity, the first rule found this way is the most specific one.
 */
final class RuleTree {
    private final Map<String, RuleTree> literals = new HashMap<>();
    private @Nullable RuleTree any;
    private final List<Rule> closed = new ArrayList<>();
    private final List<Rule> open = new ArrayList<>();

    private RuleTree() {}

    static RuleTree of(List<Rule> rules) {
        RuleTree root = new RuleTree();
        rules.forEach(root::add);
        return root;
    }

    private void add(Rule rule) {
        RuleTree node = this;
        for (Segment segment : rule.path().segments()) {
            node = node.child(segment);
        }
        List<Rule> here = rule.path().open() ? node.open : node.closed;
        here.add(rule);
        here.sort(Comparator.comparingInt(RuleTree::breadth));
    }

    private RuleTree child(Segment segment) {
        if (segment instanceof Segment.Literal literal) {
            return literals.computeIfAbsent(literal.text(), text -> new RuleTree());
        }
        if (any == null) {
            any = new RuleTree();
        }
        return any;
    }

    /** Fewer methods first; a rule for every method last. */
    private static int breadth(Rule rule) {
        return rule.methods().isEmpty() ? Integer.MAX_VALUE : rule.methods().size();
    }

    Optional<Policy.Match> find(String method, List<String> path) {
        Rule rule = find(method, path, 0);
        return rule == null ? Optional.empty() : Optional.of(new Policy.Match(rule, variables(rule, path)));
    }

    private @Nullable Rule find(String method, List<String> path, int depth) {
        Rule found = null;
        if (depth == path.size()) {
            found = forMethod(closed, method);
        } else {
            RuleTree literal = literals.get(path.get(depth));
            found = literal == null ? null : literal.find(method, path, depth + 1);
            if (found == null && any != null) {
                found = any.find(method, path, depth + 1);
            }
        }
        return found == null ? forMethod(open, method) : found;
    }

    private static @Nullable Rule forMethod(List<Rule> rules, String method) {
        for (Rule rule : rules) {
            if (rule.isFor(method)) {
                return rule;
            }
        }
        return null;
    }

    private static Map<String, String> variables(Rule rule, List<String> path) {
        List<Segment> segments = rule.path().segments();
        Map<String, String> variables = Map.of();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Variable variable) {
                if (variables.isEmpty()) {
                    variables = new LinkedHashMap<>();
                }
                variables.put(variable.name(), path.get(i));
            }
        }
        return variables;
    }
}
