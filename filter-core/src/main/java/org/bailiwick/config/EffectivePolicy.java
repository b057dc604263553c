package org.bailiwick.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.PathPattern.Segment;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.token.Issuer;
import org.jspecify.annotations.Nullable;

/**
 * The policy in force, most specific rule first: for people to read, one line a rule, and as data. Of claims that must have
 * an exact value only the name is shown, because the value may come from a secret.
 */
public final class EffectivePolicy {
    private static final Comparator<Rule> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (Rule rule) -> rule.route().isEmpty())
            .thenComparing(rule -> rule.route().orElse(""))
            .thenComparing(rule -> sortKey(rule.path()))
            .thenComparingInt(rule -> rule.methods().isEmpty()
                    ? Integer.MAX_VALUE
                    : rule.methods().size())
            .thenComparing(Rule::id);

    private EffectivePolicy() {}

    /** The lines, joined by newlines. */
    public static String of(Configuration configuration) {
        return configuration.policy().rules().stream()
                .sorted(MOST_SPECIFIC_FIRST)
                .map(rule -> line(rule, configuration.nextHops()))
                .collect(Collectors.joining("\n"));
    }

    /** The rules under the keys of the configuration file; of claims the names alone, and nothing that asks for nothing. */
    public static List<Map<String, Object>> rules(Policy policy) {
        return policy.rules().stream()
                .sorted(MOST_SPECIFIC_FIRST)
                .map(EffectivePolicy::members)
                .toList();
    }

    private static Map<String, Object> members(Rule rule) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", rule.id());
        rule.route().ifPresent(route -> members.put("route", route));
        members.put("path", rule.path().toString());
        putSome(members, "methods", new TreeSet<>(rule.methods()));
        members.put("access", rule.access().fold(open -> "public", vouched -> "authenticated"));
        putSome(members, "domains", rule.domains());
        rule.access().fold(open -> members, vouched -> {
            Requirement requirement = vouched.requirement();
            putSome(members, "federators", federators(requirement));
            putSome(members, "scopes", requirement.scopes().asSet());
            putSome(members, "any-scope", requirement.anyScope().asSet());
            putSome(members, "grants", new TreeSet<>(requirement.grants()));
            putSome(members, "claims", new TreeSet<>(requirement.claims().keySet()));
            return members;
        });
        rule.nextHop().ifPresent(name -> members.put("next-hop", name));
        rule.sessions().login().ifPresent(domain -> members.put(RuleForm.LOGIN.name(), domain));
        if (rule.sessions().secret()) {
            members.put(RuleForm.ASID_SECRET.name(), true);
        }
        if (rule.sessions().unsignedBody()) {
            members.put(RuleForm.UNSIGNED_BODY.name(), true);
        }
        members.put("mode", rule.mode().name().toLowerCase(Locale.ROOT));
        return members;
    }

    private static Collection<String> federators(Requirement requirement) {
        return requirement.federators().stream().map(Issuer::value).sorted().toList();
    }

    private static void putSome(Map<String, Object> members, String key, Collection<String> values) {
        if (!values.isEmpty()) {
            members.put(key, List.copyOf(values));
        }
    }

    /** Sorts as a lookup searches: at each segment the end, then a literal, then any segment, then the rest. */
    private static String sortKey(PathPattern path) {
        StringBuilder key = new StringBuilder();
        for (Segment segment : path.segments()) {
            key.append(segment instanceof Segment.Literal literal ? "\1" + literal.text() + "\0" : "\2");
        }
        return key.append(path.open() ? "\3" : "\0").toString();
    }

    private static String line(Rule rule, Map<String, NextHopSettings> nextHops) {
        String methods = rule.methods().isEmpty() ? "*" : String.join(",", new TreeSet<>(rule.methods()));
        String access = rule.access().fold(open -> "public", vouched -> needs(vouched.requirement()));
        String domains = rule.domains().isEmpty() ? "" : "; domains " + String.join(", ", rule.domains());
        String mode = rule.mode() == Rule.Mode.OBSERVE ? "; observed only" : "";
        String nextHop = rule.nextHop()
                .map(name -> "; next hop " + name + via(nextHops.get(name)))
                .orElse("");
        String route = rule.route().map(id -> " on route " + id).orElse("");
        String login =
                rule.sessions().login().map(domain -> "; login at " + domain).orElse("");
        String sessions = (rule.sessions().secret() ? "; secrets of consumers taken" : "")
                + (rule.sessions().unsignedBody() ? "; bodies unsigned" : "");
        return rule.id() + ": " + methods + " " + rule.path() + route + ": " + access + domains + login + sessions
                + nextHop + mode;
    }

    private static String via(@Nullable NextHopSettings nextHop) {
        return nextHop == null ? "" : " via " + Kinds.hyphenated(Via.of(nextHop.way()));
    }

    private static String needs(Requirement requirement) {
        List<String> needs = new ArrayList<>();
        if (!requirement.federators().isEmpty()) {
            needs.add("one federator of " + String.join(" ", federators(requirement)));
        }
        if (!requirement.scopes().isEmpty()) {
            needs.add("scopes " + requirement.scopes());
        }
        if (!requirement.anyScope().isEmpty()) {
            needs.add("one scope of " + requirement.anyScope());
        }
        if (!requirement.grants().isEmpty()) {
            needs.add("grants " + String.join(" ", new TreeSet<>(requirement.grants())));
        }
        if (!requirement.claims().isEmpty()) {
            needs.add("claims "
                    + new TreeMap<>(requirement.claims())
                            .entrySet().stream()
                                    .map(claim -> claim.getKey() + shown(claim.getValue()))
                                    .collect(Collectors.joining(" ")));
        }
        return needs.isEmpty() ? "any caller vouched for" : String.join(", ", needs);
    }

    private static String shown(ClaimValue value) {
        return value instanceof ClaimValue.Variable variable ? "={" + variable.name() + "}" : "=...";
    }
}
