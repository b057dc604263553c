package org.bailiwick.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bailiwick.request.RequestPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Optional<String> NONE = Optional.empty();

    private static Rule rule(String path, String... methods) {
        return rule(NONE, path, methods);
    }

    private static Rule onRoute(String route, String path, String... methods) {
        return rule(Optional.of(route), path, methods);
    }

    private static Rule rule(Optional<String> route, String path, String... methods) {
        return new Rule(
                path + Arrays.toString(methods),
                route,
                PathPattern.of(path),
                Set.of(methods),
                new Access.Vouched(Requirement.ANY_CALLER),
                List.of("home"),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS);
    }

    private static String winner(Policy policy, String method, String path) {
        return winner(policy, NONE, method, path);
    }

    private static String winner(Policy policy, Optional<String> route, String method, String path) {
        return policy.ruleFor(route, method, RequestPath.of(path).orElseThrow())
                .map(match -> shown(match.rule()))
                .orElse("none");
    }

    private static String shown(Rule rule) {
        return rule.route().map(route -> route + " ").orElse("") + rule.path();
    }

    private static List<String> problems(Rule... rules) {
        return Policy.contradictions(List.of(rules)).stream()
                .map(Policy.Contradiction::text)
                .toList();
    }

    @Test
    void requestWithoutARule_isNotMatched() {
        Policy policy = Policy.of(List.of(rule("/orders")));
        assertThat(winner(policy, "GET", "/other")).isEqualTo("none");
        assertThat(winner(policy, "GET", "/ordersX")).isEqualTo("none");
        assertThat(winner(policy, "GET", "/orders/1")).isEqualTo("none");
        assertThat(winner(policy, "GET", "/")).isEqualTo("none");
        assertThat(winner(Policy.of(List.of()), "GET", "/")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/a,/a",
        "/a/,/a",
        "/A,/**",
        "/a/b,/a/b",
        "/a/x,/a/{id}",
        "/a/x/c,/a/{id}/**",
        "/a/x/d,/a/{id}/**",
        "/a/b/c,/a/b/**",
        "/a/b/d/e,/a/b/**",
        "/z,/**",
        "/z/y/x,/**"
    })
    void mostSpecificRule_winsWhateverTheOrder(String path, String expected) {
        List<Rule> rules = List.of(
                rule("/**"), rule("/"), rule("/a"), rule("/a/b"), rule("/a/{id}"), rule("/a/{id}/**"), rule("/a/b/**"));
        for (int seed = 0; seed < 20; seed++) {
            List<Rule> shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(winner(Policy.of(shuffled), "GET", path)).isEqualTo(expected);
        }
    }

    @Test
    void ruleForTheMethod_isMoreSpecificThanOneForAll() {
        Policy policy = Policy.of(List.of(rule("/a"), rule("/a", "GET"), rule("/a", "GET", "PUT")));
        assertThat(policy.ruleFor(NONE, "GET", RequestPath.of("/a").orElseThrow())
                        .orElseThrow()
                        .rule()
                        .methods())
                .containsExactly("GET");
        assertThat(policy.ruleFor(NONE, "PUT", RequestPath.of("/a").orElseThrow())
                        .orElseThrow()
                        .rule()
                        .methods())
                .containsExactlyInAnyOrder("GET", "PUT");
        assertThat(policy.ruleFor(NONE, "POST", RequestPath.of("/a").orElseThrow())
                        .orElseThrow()
                        .rule()
                        .methods())
                .isEmpty();
    }

    @Test
    void methodTheSpecificRuleIsNotFor_fallsToTheNextRuleThatIs() {
        Policy policy = Policy.of(List.of(rule("/a/b", "POST"), rule("/a/{id}", "GET")));
        assertThat(winner(policy, "GET", "/a/b")).isEqualTo("/a/{id}");
        assertThat(winner(policy, "POST", "/a/b")).isEqualTo("/a/b");
        assertThat(winner(policy, "DELETE", "/a/b")).isEqualTo("none");
        assertThat(winner(policy, "get", "/a/b")).isEqualTo("none");
    }

    @Test
    void pathVariables_standForDecodedSegments() {
        Policy policy = Policy.of(List.of(rule("/a/{id}/b/{other}")));
        assertThat(policy.ruleFor(NONE, "GET", RequestPath.of("/a/x%20y/b/z").orElseThrow())
                        .orElseThrow()
                        .variables())
                .isEqualTo(Map.of("id", "x y", "other", "z"));
    }

    @Test
    void twoRulesForTheSameRequests_doNotLoad() {
        assertThat(problems(rule("/a/{x}"), rule("/a/{y}")))
                .hasSize(1)
                .first()
                .asString()
                .contains("same requests");
        assertThat(problems(rule("/a/{x}"), rule("/a/*"))).hasSize(1);
        assertThat(problems(rule("/a", "GET", "PUT"), rule("/a", "GET", "POST")))
                .hasSize(1)
                .first()
                .asString()
                .contains("GET");
        assertThatThrownBy(() -> Policy.of(List.of(rule("/a"), rule("/a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void crossingRules_doNotLoadUnlessARuleDecidesBetweenThem() {
        assertThat(problems(rule("/a/{x}"), rule("/{y}/b"))).hasSize(1);
        assertThat(problems(rule("/a/{x}"), rule("/{y}/b"), rule("/a/b"))).isEmpty();
        assertThat(problems(rule("/a/{x}", "GET"), rule("/{y}/b", "POST"))).isEmpty();
        assertThat(problems(rule("/a/{x}", "GET"), rule("/{y}/b"), rule("/a/b", "POST")))
                .hasSize(1);
        assertThat(problems(rule("/a/{x}", "GET"), rule("/{y}/b"), rule("/a/b", "GET")))
                .isEmpty();
        assertThat(problems(rule("/{x}/b"), rule("/a/**"))).hasSize(1);
        assertThat(problems(rule("/{x}/b/**"), rule("/a/**"))).hasSize(1);
    }

    @Test
    void shadowedRule_doesNotLoad() {
        assertThat(problems(rule("/a/**"), rule("/a"), rule("/a/{x}/**")))
                .hasSize(1)
                .first()
                .asString()
                .contains("/a/**")
                .contains("can never decide");
        assertThat(problems(rule("/a/**"), rule("/a"), rule("/a/{x}"), rule("/a/{x}/{y}/**")))
                .hasSize(1);
        assertThat(problems(rule("/a/**"), rule("/a"), rule("/a/{x}/**", "GET")))
                .isEmpty();
        assertThat(problems(rule("/a/**", "GET"), rule("/a"), rule("/a/{x}/**", "GET", "PUT")))
                .hasSize(1);
        assertThat(problems(rule("/a", "GET", "PUT"), rule("/a", "GET"), rule("/a", "PUT")))
                .hasSize(1);
        assertThat(problems(rule("/a/**"), rule("/a/{x}/**"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "r,GET,/a/b,r /a/b",
        "r,GET,/a/c,r /a/**",
        "r,PUT,/a/c,/a/c",
        "r,GET,/,/**",
        "s,GET,/,s /**",
        "s,GET,/a/c,s /**",
        "s,PUT,/z/y,s /**",
        "t,GET,/a/b,/**",
        "t,GET,/a/c,/a/c",
        "R,GET,/a/b,/**",
        "'',GET,/a/b,/**"
    })
    void ruleThatNamesTheRoute_isAskedBeforeAnyThatNamesNone(
            String route, String method, String path, String expected) {
        Policy policy = Policy.of(List.of(
                rule("/**"),
                rule("/a/c"),
                onRoute("r", "/a/**", "GET"),
                onRoute("r", "/a/b", "GET"),
                onRoute("s", "/**")));
        assertThat(winner(policy, Optional.of(route), method, path)).isEqualTo(expected);
    }

    @Test
    void requestOnNoRoute_meetsNoRuleThatNamesOne() {
        Policy policy = Policy.of(List.of(onRoute("r", "/**"), onRoute("s", "/a"), rule("/a")));
        assertThat(winner(policy, "GET", "/a")).isEqualTo("/a");
        assertThat(winner(policy, "GET", "/b")).isEqualTo("none");
        assertThat(winner(policy, Optional.of("s"), "GET", "/b")).isEqualTo("none");
    }

    @Test
    void pathVariablesOfARoutesRule_standForDecodedSegments() {
        Policy policy = Policy.of(List.of(onRoute("r", "/a/{id}"), rule("/a/{other}")));
        assertThat(policy.ruleFor(
                                Optional.of("r"),
                                "GET",
                                RequestPath.of("/a/x%20y").orElseThrow())
                        .orElseThrow()
                        .variables())
                .isEqualTo(Map.of("id", "x y"));
    }

    @Test
    void rulesOfDifferentRoutes_neverConflict() {
        assertThat(problems(onRoute("r", "/a/{x}"), onRoute("s", "/a/{x}"), rule("/a/{x}")))
                .isEmpty();
        assertThat(problems(onRoute("r", "/a/{x}"), onRoute("s", "/{y}/b"), rule("/{y}/b")))
                .isEmpty();
        assertThat(problems(rule("/a/**"), rule("/a"), onRoute("r", "/a/{x}/**")))
                .isEmpty();
        assertThat(problems(rule("/a"), onRoute("r", "/**"), onRoute("s", "/**")))
                .isEmpty();
    }

    @Test
    void rulesOfOneRoute_doNotLoadWhereOthersWouldNot() {
        assertThat(Policy.contradictions(List.of(
                        rule("/a/{x}"),
                        onRoute("r", "/a/{x}"),
                        onRoute("s", "/{y}/b"),
                        onRoute("r", "/{y}/b"),
                        rule("/a/{y}"))))
                .extracting(Policy.Contradiction::rule)
                .containsExactly(3, 4);
        assertThat(problems(onRoute("r", "/a/**"), onRoute("r", "/a"), onRoute("r", "/a/{x}/**")))
                .hasSize(1)
                .first()
                .asString()
                .contains("can never decide");
        assertThat(problems(onRoute("r", "/a/{x}"), onRoute("r", "/{y}/b"), rule("/a/b"), onRoute("s", "/a/b")))
                .as("a rule of another route decides nothing here")
                .hasSize(1);
    }

    @Test
    void routes_areThoseThatRulesName() {
        assertThat(Policy.of(List.of(onRoute("s", "/a"), rule("/a"), onRoute("r", "/a"), onRoute("s", "/b")))
                        .routes())
                .containsExactly("s", "r");
        assertThat(Policy.of(List.of(rule("/a"))).routes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a/",
                "//",
                "/a//b",
                "/a/**/b",
                "/a*",
                "/a{b}",
                "/{a}/{a}",
                "/..",
                "/a;b",
                "/a%2Fb",
                "/{}",
                "/{1}",
                "/é"
            })
    void patternThatNoRequestCouldMatch_isRefused(String text) {
        assertThatThrownBy(() -> PathPattern.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/**", "/a", "/a/**", "/a/{id}", "/a/*/b", "/a.b/c-d"})
    void pattern_printsAsItIsSpelled(String text) {
        assertThat(PathPattern.of(text)).hasToString(text);
    }

    @Test
    void anyTwoRulesOfARandomPolicy_agreeWithTheDefinitionOfSpecificity() {
        Random random = new Random(7);
        int loaded = 0;
        for (int round = 0; round < 4_000; round++) {
            List<Rule> rules = randomRules(random);
            if (!Policy.contradictions(rules).isEmpty()) {
                continue;
            }
            loaded++;
            Policy policy = Policy.of(rules);
            for (String path : List.of("/", "/a", "/b", "/a/a", "/a/b", "/b/a", "/a/b/a", "/b/b/b", "/a/a/a/a")) {
                for (String method : List.of("GET", "PUT")) {
                    for (Optional<String> route : List.of(NONE, Optional.of("r"), Optional.of("s"), Optional.of("t"))) {
                        assertThat(winner(policy, route, method, path)).isEqualTo(deciding(rules, route, method, path));
                    }
                }
            }
        }
        assertThat(loaded).isGreaterThan(300);
    }

    private static List<Rule> randomRules(Random random) {
        List<Rule> rules = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            StringBuilder path = new StringBuilder();
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                path.append('/').append(List.of("a", "b", "*").get(random.nextInt(3)));
            }
            path.append(random.nextInt(3) == 0 ? "/**" : path.isEmpty() ? "/" : "");
            String[][] methods = {{}, {"GET"}, {"PUT"}, {"GET", "PUT"}};
            Optional<String> route = Optional.of(List.of("r", "s", "").get(random.nextInt(3)));
            rules.add(rule(route.filter(id -> !id.isEmpty()), path.toString(), methods[random.nextInt(4)]));
        }
        return rules;
    }

    /** The definition, by brute force: of the route's rules that match, or else of those without a route, the most specific. */
    private static String deciding(List<Rule> rules, Optional<String> route, String method, String path) {
        return route.flatMap(id -> mostSpecific(ofRoute(route, rules), method, path))
                .or(() -> mostSpecific(ofRoute(NONE, rules), method, path))
                .orElse("none");
    }

    private static List<Rule> ofRoute(Optional<String> route, List<Rule> rules) {
        return rules.stream().filter(rule -> rule.route().equals(route)).toList();
    }

    /** Of the rules that match, the one whose paths are within those of all others. */
    private static Optional<String> mostSpecific(List<Rule> rules, String method, String path) {
        List<String> segments = RequestPath.of(path).orElseThrow().segments();
        List<Rule> matching = rules.stream()
                .filter(rule -> rule.isFor(method) && matches(rule.path(), segments))
                .toList();
        return matching.stream()
                .filter(rule -> matching.stream()
                        .allMatch(other -> Shape.of(rule.path()).isWithin(Shape.of(other.path()))))
                .findFirst()
                .map(PolicyTest::shown);
    }

    private static boolean matches(PathPattern pattern, List<String> segments) {
        int length = pattern.segments().size();
        if (pattern.open() ? segments.size() < length : segments.size() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            String segment = pattern.segments().get(i).toString();
            if (!segment.equals("*") && !segment.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
