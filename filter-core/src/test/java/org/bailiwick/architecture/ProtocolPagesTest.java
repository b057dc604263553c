package org.bailiwick.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages on protocols say is proven, is: every rule is on its page, and the tests named there speak of it. */
class ProtocolPagesTest {
    private static final Path PAGES = Path.of("../docs/protocols");

    private static final Map<String, List<String>> RULES = Map.ofEntries(
            Map.entry("bearer.md", ids("BT", 12)),
            Map.entry("jwt.md", ids("JB", 19)),
            Map.entry("jwt-access-tokens.md", ids("AT", 12)),
            Map.entry("token-exchange.md", ids("TE", 9)),
            Map.entry("redelegation.md", ids("RD", 9)),
            Map.entry(
                    "identity-chaining.md",
                    ids("IC", 12).stream()
                            .filter(id -> !List.of("IC-1", "IC-2").contains(id))
                            .toList()),
            Map.entry(
                    "transaction-tokens.md",
                    List.of("TX-1", "TX-2", "TX-3", "TX-7", "TX-9", "TX-10", "TX-11", "TX-26", "TX-27")),
            Map.entry("metadata.md", ids("AM", 6)),
            Map.entry("resource-indicators.md", ids("RI", 3)),
            Map.entry("thumbprints.md", ids("TP", 6)),
            Map.entry("protected-resource-metadata.md", ids("PR", 11)),
            Map.entry("introspection.md", ids("IN", 11)),
            Map.entry(
                    "a-sid.md",
                    Stream.concat(ids("AS", 16).stream(), ids("CS", 6).stream()).toList()),
            Map.entry("signed-introspection.md", ids("JI", 9)),
            Map.entry("token-based-federation.md", ids("TBF", 10)),
            Map.entry("client-authentication.md", List.of("JA-1", "JA-2", "JA-3", "JA-4", "JA-5", "MT-7")));

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]{2,3}-[0-9]+) \\| (.+?) \\| ([^|]*) \\|$");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|Rows))\\.([A-Za-z0-9_]+)`");

    private static List<String> ids(String prefix, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> prefix + "-" + number)
                .toList();
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void everyProtocol_hasItsPage() throws IOException {
        assertThat(pages().map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                .containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPage_hasEachOfItsRulesOnceInOrder(Path page) throws IOException {
        assertThat(rows(Files.readString(page)).map(row -> row.group(1)))
                .isEqualTo(RULES.getOrDefault(page.getFileName().toString(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPage_namesTestsThatProveWhatItSays(Path page) throws IOException {
        assertThat(complaints(Files.readString(page), TestSources.ofAllModules()))
                .isEmpty();
    }

    @Test
    void index_linksEveryPage() throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md")))
                .contains(RULES.keySet().stream().map(page -> "](" + page + ")").toList());
    }

    @Test
    void pageThatPromisesTooMuch_isCaught() {
        TestSources sources = TestSources.of(Map.of("SomeTest", """
                // XX-6
                class SomeTest {
                    void helper() { // XX-1
                    }

                    @Test // XX-10
                    void other_isElsewhere() {
                    }

                    @Test // XX-1
                    void condition_outcome() {
                        assertThat(1).isEqualTo(1); // XX-5
                    }
                }
                """));
        String page = """
                | XX-1 | does. | `SomeTest.condition_outcome` |
                | XX-2 | does. | `SomeTest.condition_outcome` |
                | XX-1 | does. | `SomeTest.other_isElsewhere` |
                | XX-1 | does. | `SomeTest.helper` |
                | XX-1 | does. | `SomeTest.missing` |
                | XX-1 | does. | `OtherTest.condition_outcome` |
                | XX-3 | does. | by the way it is built |
                | XX-5 | does. | `SomeTest.condition_outcome` |
                | XX-6 | does. | `SomeTest.condition_outcome` |
                Proven by `SomeTest.nothing_atAll`.
                """;

        assertThat(complaints(page, sources))
                .containsExactlyInAnyOrder(
                        "XX-2: SomeTest.condition_outcome does not speak of it",
                        "XX-1: SomeTest.other_isElsewhere does not speak of it",
                        "SomeTest.helper: no such test",
                        "SomeTest.missing: no such test",
                        "OtherTest.condition_outcome: no such test",
                        "XX-3: no test",
                        "SomeTest.nothing_atAll: no such test");
    }

    private static Stream<MatchResult> rows(String page) {
        return ROW.matcher(page).results();
    }

    private static List<String> complaints(String page, TestSources sources) {
        List<String> complaints = new ArrayList<>();
        TEST_NAME
                .matcher(page)
                .results()
                .filter(name -> sources.find(name.group(1), name.group(2)).isEmpty())
                .forEach(name -> complaints.add(name.group(1) + "." + name.group(2) + ": no such test"));
        rows(page).forEach(row -> complaints.addAll(complaints(row.group(1), row.group(3), sources)));
        return complaints;
    }

    private static List<String> complaints(String rule, String provenBy, TestSources sources) {
        List<MatchResult> names = TEST_NAME.matcher(provenBy).results().toList();
        if (names.isEmpty()) {
            return List.of(rule + ": no test");
        }
        Pattern mention = Pattern.compile("\\b" + rule + "\\b");
        List<String> complaints = new ArrayList<>();
        for (MatchResult name : names) {
            Optional<String> test = sources.find(name.group(1), name.group(2));
            if (test.isPresent() && !mention.matcher(test.get()).find()) {
                complaints.add(rule + ": " + name.group(1) + "." + name.group(2) + " does not speak of it");
            }
        }
        return complaints;
    }
}
