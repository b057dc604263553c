package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @Test
    void plainNames_areShown() {
        assertThat(Shown.names(List.of("orders:read", "https://rs2.example")))
                .isEqualTo("orders:read https://rs2.example");
        assertThat(Shown.names(List.of())).isEqualTo("none");
        assertThat(Shown.name("a".repeat(100))).isEqualTo("a".repeat(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\u0000", "\u00e9", "a\u007f"})
    void otherNames_areNot(String name) {
        assertThat(Shown.name(name)).isEqualTo("(not showable)");
        assertThat(Shown.name("a".repeat(101))).isEqualTo("(not showable)");
    }

    @Test
    void manyNames_areCounted() {
        assertThat(Shown.names(Collections.nCopies(10, "a"))).isEqualTo("a a a a a a a a a a");
        assertThat(Shown.names(Collections.nCopies(12, "a"))).isEqualTo("a a a a a a a a a a and 2 more");
    }

    @Test
    void hiddenText_hasAMarkOfItsOwn() {
        assertThat(Shown.hidden("alice"))
                .matches("#[0-9a-f]{8}")
                .isEqualTo(Shown.hidden("alice"))
                .isNotEqualTo(Shown.hidden("alicf"))
                .isNotEqualTo("#2bd806c9") // without salt it could be found again
                .isNotEqualTo("#aefe7a9b");
        assertThat(Shown.allHidden(List.of("a", "b"))).isEqualTo(Shown.hidden("a") + " " + Shown.hidden("b"));
    }
}
