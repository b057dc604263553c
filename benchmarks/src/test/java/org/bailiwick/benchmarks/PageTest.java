package org.bailiwick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageTest {
    private static final String PAGE =
            "before\n<!-- tables: begin -->\nold\n<!-- tables: end -->\n<!-- load: begin -->\n<!-- load: end -->\nafter\n";

    @Test
    void results_takeThePlaceOfTheOldOnesAndOfNoOthers() {
        assertThat(Page.replaced(PAGE, "tables", "new\n")).isEqualTo(PAGE.replace("old", "new"));
        assertThat(Page.replaced(PAGE, "load", "first\n"))
                .isEqualTo(PAGE.replace("<!-- load: begin -->\n", "<!-- load: begin -->\nfirst\n"));
    }

    @Test
    void missingPlace_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Page.replaced("no marks", "load", "new\n"))
                .withMessage("page: no place for load (expected: its two marks)");
    }
}
