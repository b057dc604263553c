package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bailiwick.config.IdentityField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/identity-headers.md} says what is done. */
class IdentityHeadersPageTest {
    private static String page;

    @BeforeAll
    static void read() throws Exception {
        page = Files.readString(Path.of("../docs/identity-headers.md"));
    }

    @Test
    void page_hasARowForEveryField() {
        assertThat(page.lines().filter(line -> line.startsWith("| `Bailiwick-")).map(line -> line.split("`")[1]))
                .containsExactlyElementsOf(Arrays.stream(IdentityField.values())
                        .map(IdentityField::defaultName)
                        .toList());
    }

    @Test
    void page_namesEveryMarkThatStandsForItself() {
        String safe = IntStream.range(0, 128)
                .mapToObj(Character::toString)
                .filter(c -> !c.isEmpty() && PercentEncoding.of(c).equals(c))
                .filter(c -> !Character.isLetterOrDigit(c.charAt(0)))
                .collect(Collectors.joining());

        assertThat(page).contains("Letters, digits and `- . _ ~ : / @` stand for themselves");
        assertThat(safe.chars().sorted().toArray())
                .isEqualTo("-._~:/@".chars().sorted().toArray());
    }

    @Test
    void page_showsAValueAsItIsWritten() {
        assertThat(page).contains("`Zoë Müller` arrives as `" + PercentEncoding.of("Zoë Müller") + "`");
    }
}
