package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.DOMAINS;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.assertProblem;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.withRule;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in rules and between them, the exact place it is reported at, and the words. */
class RuleProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "mode: enforce; 8:5: rules[0].access: missing"
                        + " (expected: public or authenticated, as the rule requires nothing)",
                "access: anyone; 10:13: rules[0].access: anyone (expected: public or authenticated)",
                "scopes: []; 10:13: rules[0].scopes: an empty list (expected: a list of at least one: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "scopes: a; 10:13: rules[0].scopes: a (expected: a list of at least one: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "scopes: [a b]; 10:14: rules[0].scopes[0]: a b (expected: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "any-scope: []; 10:16: rules[0].any-scope: an empty list (expected: a list of at least one: a scope:"
                        + " printable ASCII without space, \" and \\)",
                "grants: []; 10:13: rules[0].grants: an empty list (expected: a list of at least one: a text)",
                "claims: {}; 10:13: rules[0].claims: an empty map"
                        + " (expected: a map of at least one from a claim's name to a text)",
                "claims: {tenant: 42}; 10:22: rules[0].claims.tenant: 42 (expected: a text, in quotes)",
                "claims: {sub: '{id}'}; 10:19: rules[0].claims.sub: {id} (expected: a {variable} of the rule's path)",
            })
    void ruleMistake_isLocated(String line, String problem) {
        assertProblem(withRule(line), problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "access: public, scopes: [a]; 7:38: rules[0].access: public (expected: authenticated, or a rule"
                        + " without domains, federators, scopes, any-scope, grants and claims)",
                "access: public, domains: [home]; 7:38: rules[0].access: public (expected: authenticated, or a rule"
                        + " without domains, federators, scopes, any-scope, grants and claims)",
                "scopes: [a], methods: []; 7:52: rules[0].methods: an empty list"
                        + " (expected: a list of at least one: a method of RFC 9110 in upper case)",
                "scopes: [a], methods: [get]; 7:53: rules[0].methods[0]: get"
                        + " (expected: a method of RFC 9110 in upper case)",
                "scopes: [a], domains: []; 7:52: rules[0].domains: an empty list"
                        + " (expected: a list of at least one: a text)",
                "scopes: [a], mode: off; 7:49: rules[0].mode: off (expected: enforce or observe)",
            })
    void flowRuleMistake_isLocated(String keys, String problem) {
        assertProblem(TOP + DOMAINS + "rules: [{id: all, path: /**, " + keys + "}]\n", problem);
    }

    @Test
    void idOfTwoRules_isReportedAtTheSecond() {
        assertProblem(
                MINIMAL + "  - {id: all, path: /a, access: public}",
                "11:10: rules[1].id: all (expected: an id of its own; the rule in line 8 has it)");
    }

    @Test
    void contradictoryRules_areReportedAtTheSecond() {
        assertProblem(
                MINIMAL + "  - {id: twin, path: /**, scopes: [a b]}\n",
                "11:36: rules[1].scopes[0]: a b (expected: a scope: printable ASCII without space, \" and \\)",
                "11:5: rules[1]: rule \"twin\" (/**) is for the same requests as rule \"all\" (/**)"
                        + " (expected: one most specific rule for each request)");
    }

    @Test
    void rulesThatCannotBeRead_areNotTakenForContradictory() {
        assertProblem(
                MINIMAL + "  - {id: twin, path: /**, methods: [GET, put], access: public}\n",
                "11:42: rules[1].methods[1]: put (expected: a method of RFC 9110 in upper case)");
        assertProblem(
                MINIMAL + "  - {id: twin, path: '/{x', access: public}\n",
                "11:22: rules[1].path: \"/{x\" (expected: * or {name} only as a whole segment)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "route: ''; 7:26: rules[0].route: nothing (expected: a text without control characters)",
                "route: 7; 7:26: rules[0].route: 7 (expected: a text without control characters, in quotes)",
                "route: [a]; 7:26: rules[0].route: a list (expected: a text without control characters)",
                "route: \"a\\tb\"; 7:26: rules[0].route: a\\u0009b (expected: a text without control characters)",
                "route: \"a\\u2028b\"; 7:26: rules[0].route: a\\u2028b (expected: a text without control characters)",
                "rout: a; 7:19: rules[0].rout: unknown key (expected: route)",
                "route: a, path: b; 7:35: rules[0].path: \"b\" (expected: a path that begins with /)",
                "route: a, path: ''; 7:35: rules[0].path: \"\" (expected: a path that begins with /)",
                "route: a, claims: {sub: '{id}'}; 7:43: rules[0].claims.sub: {id}"
                        + " (expected: a {variable} of the rule's path)",
            })
    void routeMistake_isLocated(String keys, String problem) {
        assertProblem(TOP + DOMAINS + "rules: [{id: all, " + keys + ", access: authenticated}]\n", problem);
    }

    @Test
    void pathMayBeLeftOut_whereARouteIsNamed() {
        assertThat(problems(TOP + DOMAINS + "rules: [{id: all, route: a, access: public}]"))
                .isEmpty();
        assertProblem(
                TOP + DOMAINS + "rules: [{id: all, claims: {sub: '{id}'}}]",
                "7:9: rules[0].path: missing (expected: a path such as /accounts/{id} or /orders/**)");
    }

    @Test
    void contradictionOfRules_isOneWithinTheirRoute() {
        String rules = MINIMAL + "  - {id: one, route: a, access: public}\n  - {id: two, route: b, access: public}\n";
        assertThat(problems(rules)).isEmpty();
        assertProblem(
                rules + "  - {id: twin, route: a, path: /**, access: public}\n",
                "13:5: rules[3]: rule \"twin\" (/**) is for the same requests as rule \"one\" (/**)"
                        + " (expected: one most specific rule for each request)");
        assertProblem(
                rules + "  - {id: twin, route: 5, access: public}\n",
                "13:23: rules[3].route: 5 (expected: a text without control characters, in quotes)");
    }

    @Test
    void everyRuleThatNamesARoute_isAProblemWhereThereAreNone() {
        Configuration configuration = read(
                MINIMAL
                        + "  - {id: one, route: orders, access: public}\n"
                        + "  - {id: two, path: /a, access: public}\n"
                        + "  - {id: three, path: /a, access: public, route: '${env:ROUTE}'}\n",
                Map.of("ROUTE", "stock"));
        assertThat(configuration.withoutRoutes())
                .extracting(ConfigurationException.Problem::toString)
                .containsExactly(
                        "b.yaml:11:22: rules[1].route: orders (expected: no route; only a gateway has routes)",
                        "b.yaml:13:50: rules[3].route: ${env:ROUTE} (expected: no route; only a gateway has routes)");
        assertThat(configuration.policy().routes()).containsExactly("orders", "stock");
        assertThat(read(MINIMAL).withoutRoutes()).isEmpty();
    }
}
