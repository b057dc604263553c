package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
    @Test
    void mistakeOfSyntax_isOneLocatedProblem() {
        assertThat(problems(MINIMAL.replace("[ES256]", "[ES256")))
                .singleElement()
                .asString()
                .startsWith("b.yaml:7:6: not YAML: expected ',' or ']'")
                .endsWith("(expected: YAML 1.2)");
        assertThat(problems(MINIMAL.replace("    path", "\tpath")))
                .singleElement()
                .asString()
                .startsWith("b.yaml:9:1: not YAML: found character '\\t(TAB)' that cannot start any token.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "x: &a b; 11:4: an anchor (expected: none)",
                "x: !!str b; 11:4: a tag (expected: none)",
                "x: !java.lang.Object {}; 11:4: a tag (expected: none)",
                "x: !b []; 11:4: a tag (expected: none)",
            })
    void anchorsAndTags_areReportedBesideOtherProblems(String line, String problem) {
        assertThat(problems(MINIMAL + line))
                .hasSize(2)
                .contains("b.yaml:" + problem)
                .anyMatch(other -> other.startsWith("b.yaml:11:1: x: unknown key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "x: *a; 11:4: an alias (expected: the value itself)",
                "<<: {resource: b}; 11:1: a merge key (expected: the merged keys themselves)",
                "---; 11:1: a second document (expected: one)",
                "x: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]; 11:23: nesting deeper than 20 (expected: at most that)",
                "%YAML 1.2; 11:1: not YAML: expected '<document end>' before directives, but found '<directive>'"
                        + " (expected: YAML 1.2)",
            })
    void whatCannotBeReadFurther_isTheOnlyProblem(String line, String problem) {
        assertThat(problems(MINIMAL + line + "\n")).containsExactly("b.yaml:" + problem);
    }

    @Test
    void billionLaughs_areRefusedUnread() {
        StringBuilder text = new StringBuilder("x0: &x0 [a]\n");
        for (int i = 1; i < 40; i++) {
            text.append("x%d: &x%d [*x%d, *x%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(text.toString())).allMatch(problem -> problem.matches(".*: an (alias|anchor) .*"));
    }

    @Test
    void deepNesting_isRefusedUnread() {
        assertThat(problems("[".repeat(100_000))).isNotEmpty();
        assertThat(problems("- ".repeat(100_000))).isNotEmpty();
    }

    @Test
    void nothing_isRefused() {
        assertThat(problems("")).containsExactly("b.yaml:1:1: nothing (expected: a configuration)");
        assertThat(problems("# later\n")).containsExactly("b.yaml:1:1: nothing (expected: a configuration)");
        assertThat(problems("~")).hasSize(1);
        assertThat(problems("- a")).hasSize(1);
    }

    @Test
    void forbiddenCharacter_isLocated() {
        assertThat(problems(MINIMAL.replace("id: all", "id: a\0ll")))
                .containsExactly("b.yaml:8:10: a character that YAML forbids (expected: printable Unicode)");
    }

    @Test
    void otherVersionOfYaml_isRefused() {
        assertThat(problems("%YAML 2.0\n---\n" + MINIMAL))
                .singleElement()
                .asString()
                .startsWith("b.yaml:1:1: not YAML: ");
    }

    @Test
    void textThatTheParserTripsOver_isRefusedWhereItBreaksOff() {
        assertThat(problems("resource: https://api.example.com\ncors-preflight: \"\\u"))
                .containsExactly("b.yaml:2:15: not YAML after this (expected: YAML 1.2)");
    }
}
