package org.bailiwick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void pageOfResults_hasAPlaceForEach() throws IOException {
        String page = Files.readString(Path.of("../docs/performance.md"));
        assertThat(Page.replaced(page, "tables", "new\n")).isNotEqualTo(page);
        assertThat(Page.replaced(page, "load", "new\n")).isNotEqualTo(page);
        assertThat(Page.replaced(page, "federation", "new\n")).isNotEqualTo(page);
    }

    @Test
    void missingPlace_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Page.replaced("no marks", "load", "new\n"))
                .withMessage("page: no place for load (expected: its two marks)");
    }
}
