package org.bailiwick.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailiwick.policy.Policy.Contradiction;

/**
 * Finds what must not be in a policy: two rules of which neither is the more specific one for some request, and a rule
 * that can never decide because more specific ones always do. The rules of each route are looked at by themselves: between
 * two routes nothing is shared, and rules that name no route have the requests on all other routes to decide.
 */
final class Contradictions {
    private final List<Rule> rules;
    private final List<Shape> shapes;
    private final Map<Shape, List<Rule>> byShape = new HashMap<>();
    private final int deepest;
    private final List<Contradiction> found = new ArrayList<>();

    private Contradictions(List<Rule> rules) {
        this.rules = rules;
        this.shapes = rules.stream().map(rule -> Shape.of(rule.path())).toList();
        this.deepest =
                shapes.stream().mapToInt(shape -> shape.segments().size()).max().orElse(0);
        for (int i = 0; i < rules.size(); i++) {
            byShape.computeIfAbsent(shapes.get(i), shape -> new ArrayList<>()).add(rules.get(i));
        }
    }

    static List<Contradiction> among(List<Rule> rules) {
        Map<Optional<String>, List<Integer>> positions = IntStream.range(0, rules.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> rules.get(i).route(), LinkedHashMap::new, Collectors.toList()));
        return positions.values().stream()
                .flatMap(ofRoute -> withinOneRoute(
                                ofRoute.stream().map(rules::get).toList())
                        .stream()
                        .map(found -> new Contradiction(ofRoute.get(found.rule()), found.text())))
                .sorted(Comparator.comparingInt(Contradiction::rule))
                .toList();
    }

    private static List<Contradiction> withinOneRoute(List<Rule> rules) {
        Contradictions search = new Contradictions(rules);
        ShapeIndex earlier = new ShapeIndex();
        for (int i = 0; i < rules.size(); i++) {
            Shape shape = search.shapes.get(i);
            for (int j : earlier.sharingPathsWith(shape)) {
                search.compare(i, j);
            }
            search.lookForShadowOver(i);
            earlier.add(shape, i);
        }
        return search.found;
    }

    private void compare(int later, int earlier) {
        Rule rule = rules.get(later);
        Rule other = rules.get(earlier);
        Shape shape = shapes.get(later);
        Shape otherShape = shapes.get(earlier);
        Optional<Shape> meet = shape.meet(otherShape);
        if (meet.isEmpty() || !overlap(rule.methods(), other.methods())) {
            return;
        }
        if (shape.equals(otherShape)) {
            if (rule.methods().equals(other.methods())) {
                report(later, other, "is for the same requests as");
            } else if (!isWithin(rule.methods(), other.methods()) && !isWithin(other.methods(), rule.methods())) {
                report(later, other, "shares " + shared(rule, other) + " with, and is not more specific than,");
            }
            return;
        }
        boolean nested = shape.isWithin(otherShape) || otherShape.isWithin(shape);
        if (!nested && !isCovered(meet.get(), both(rule.methods(), other.methods()), rule)) {
            report(later, other, "shares paths with, and is not more specific than,");
        }
    }

    private void lookForShadowOver(int position) {
        Rule rule = rules.get(position);
        Shape shape = shapes.get(position);
        boolean byMethods = isCovered(shape, rule.methods(), rule);
        boolean byPaths = shape.open()
                && isCovered(shape.closed(), rule.methods(), rule)
                && isCoveredThroughout(shape.deeper(), rule);
        if (byMethods || byPaths) {
            found.add(new Contradiction(
                    position,
                    "rule \"" + rule.id() + "\" can never decide: more specific rules are for all its requests"));
        }
    }

    private boolean isCoveredThroughout(Shape open, Rule rule) {
        boolean furtherRulesExist = open.segments().size() <= deepest;
        return isCovered(open, rule.methods(), rule)
                || furtherRulesExist
                        && isCovered(open.closed(), rule.methods(), rule)
                        && isCoveredThroughout(open.deeper(), rule);
    }

    /** Whether rules of exactly that shape, narrower in methods than the given one or of another shape, cover the methods. */
    private boolean isCovered(Shape shape, Set<String> methods, Rule except) {
        Set<String> covered = new HashSet<>();
        for (Rule rule : byShape.getOrDefault(shape, List.of())) {
            boolean ofOtherShape = !Shape.of(except.path()).equals(shape);
            boolean narrower = !rule.methods().equals(except.methods()) && isWithin(rule.methods(), except.methods());
            if (ofOtherShape && rule.methods().isEmpty()) {
                return true;
            }
            if (ofOtherShape || narrower) {
                covered.addAll(rule.methods());
            }
        }
        return !methods.isEmpty() && covered.containsAll(methods);
    }

    private void report(int later, Rule other, String relation) {
        Rule rule = rules.get(later);
        found.add(new Contradiction(
                later,
                "rule \"" + rule.id() + "\" (" + rule.path() + ") " + relation + " rule \"" + other.id() + "\" ("
                        + other.path() + ")"));
    }

    private static String shared(Rule rule, Rule other) {
        return String.join(", ", new TreeSet<>(both(rule.methods(), other.methods())));
    }

    private static boolean overlap(Set<String> left, Set<String> right) {
        return left.isEmpty() || right.isEmpty() || left.stream().anyMatch(right::contains);
    }

    /** Whether the first methods are among the second; no methods mean all of them. */
    private static boolean isWithin(Set<String> inner, Set<String> outer) {
        return outer.isEmpty() || !inner.isEmpty() && outer.containsAll(inner);
    }

    private static Set<String> both(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Set<String> both = new HashSet<>(left);
        both.retainAll(right);
        return both;
    }
}
