package org.bailiwick.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The JSON parser suite of nst/JSONTestSuite through our reader. */
class JsonTestSuiteTest {
    private static final String SUITE = "json-test-suite/test_parsing";

    /** Well-formed by the grammar, and refused by our own rule that no member may come twice (JB-18). */
    private static final Set<String> OUR_REFUSALS =
            Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

    /**
     * Left to the implementation, and taken: integers that a {@code BigDecimal} holds exactly. The other thirty-two are
     * refused: numbers beyond what a {@code double} spans, halves of surrogate pairs, what is not UTF-8, a byte order mark,
     * 500 nested arrays.
     */
    private static final Set<String> OUR_CHOICE = Set.of(
            "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json");

    private static Set<String> namesOf(String kind, boolean read) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(TestVectors.at(SUITE))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(kind)
                        && JsonReader.value(Files.readAllBytes(file)).isPresent() == read) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Test
    void wellFormedTexts_areReadExceptForDuplicates() throws IOException {
        assertThat(namesOf("y_", false)).isEqualTo(OUR_REFUSALS);
        assertThat(namesOf("y_", true)).hasSize(93);
    }

    @Test
    void malformedTexts_areRefused() throws IOException {
        assertThat(namesOf("n_", true)).isEmpty();
        assertThat(namesOf("n_", false)).hasSize(188);
    }

    @Test
    void textsLeftToTheImplementation_areReadOnlyWhereListed() throws IOException {
        assertThat(namesOf("i_", true)).isEqualTo(OUR_CHOICE);
        assertThat(namesOf("i_", false)).hasSize(35 - OUR_CHOICE.size());
    }
}
