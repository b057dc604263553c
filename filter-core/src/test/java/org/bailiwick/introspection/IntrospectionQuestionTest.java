package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.Test;

class IntrospectionQuestionTest {
    private static IntrospectionQuestion question(String token, String hint, String resource, String... path) {
        return new IntrospectionQuestion(
                token,
                Optional.of(hint).filter(text -> !text.isEmpty()).map(Issuer::new),
                Optional.of(resource).filter(text -> !text.isEmpty()),
                Stream.of(path).map(Issuer::new).toList(),
                Optional.empty());
    }

    private static IntrospectionQuestion within(Duration budget) {
        return new IntrospectionQuestion("t", Optional.empty(), Optional.empty(), List.of(), Optional.of(budget));
    }

    @Test // TBF-6, IN-6: everything that the answer may depend on
    void questionsThatMayBeAnsweredDifferently_haveDifferentKeys() {
        Set<Object> keys = Stream.of(
                        question("t", "", ""),
                        question("u", "", ""),
                        question("t", "https://as1", ""),
                        question("t", "", "https://as1"),
                        question("t", "", "", "https://as1"),
                        question("t", "", "", "https://as1", "https://as2"),
                        question("t&https%3A%2F%2Fas1&", "", ""),
                        question("t\nhttps://as1\n", "", ""),
                        question("\u0174", "", "")) // ends in the same octet as t
                .map(IntrospectionQuestion::key)
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(9);
    }

    @Test
    void time_isNotPartOfTheKey() {
        assertThat(within(Duration.ofSeconds(1)).key())
                .isEqualTo(IntrospectionQuestion.about("t").key());
    }

    @Test
    void time_shrinksAndIsOverBelowAMillisecond() {
        assertThat(within(Duration.ofSeconds(2)).after(Duration.ofMillis(500)))
                .contains(within(Duration.ofMillis(1500)));
        assertThat(within(Duration.ofSeconds(2)).after(Duration.ofMillis(1999))).isPresent();
        assertThat(within(Duration.ofSeconds(2)).after(Duration.ofNanos(1_999_000_001)))
                .isEmpty();
        assertThat(IntrospectionQuestion.about("t").after(Duration.ofDays(1)))
                .contains(IntrospectionQuestion.about("t"));
    }

    @Test // IN-11
    void token_doesNotPrint() {
        assertThat(IntrospectionQuestion.about("s3cret")).hasToString("IntrospectionQuestion[hidden]");
    }
}
