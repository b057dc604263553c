package org.bailiwick.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private final List<String> lines = new ArrayList<>();

    private void measured(Flavour flavour, Guard guard, double perSecond, double cpu) {
        Figures figures = new Figures(perSecond, 1500, 9000, cpu);
        lines.add(new Run(flavour, SignatureAlgorithm.RS256, 10_000, guard, figures).line());
    }

    private void round(Flavour flavour, double bare, double bailiwick, double spring) {
        measured(flavour, Guard.BARE, bare, 1e6 / bare);
        measured(flavour, Guard.BAILIWICK, bailiwick, 1e6 / bailiwick);
        measured(flavour, Guard.SPRING, spring, 1e6 / spring);
    }

    @Test
    void rounds_areComparedWithinEachAndTheMedianIsTold() {
        round(Flavour.GATEWAY, 10_000, 9_500, 4_000); // 0.95
        round(Flavour.GATEWAY, 5_000, 4_500, 2_500); // 0.90, on a worse day
        round(Flavour.GATEWAY, 20_000, 19_800, 5_000); // 0.99
        assertThat(LoadReport.tables(lines, "Conditions."))
                .startsWith("\nConditions.\n\n**Spring Cloud Gateway, WebFlux**\n")
                .contains("| 10,000, RS256 | none | 10,000 | **1.00** | 1.50 | 9.00 | 100 | **1.00** |")
                .contains("| 10,000, RS256 | Bailiwick | 9,500 | **0.95** | 1.50 | 9.00 | 105 | **1.05** |")
                .contains("| 10,000, RS256 | Spring Security | 4,000 | **0.40** | 1.50 | 9.00 | 250 | **2.50** |")
                .doesNotContain("Tomcat");
    }

    @Test
    void eachFlavour_hasATable() {
        round(Flavour.GATEWAY, 10_000, 9_500, 4_000);
        round(Flavour.SERVLET, 30_000, 29_000, 5_000);
        assertThat(LoadReport.tables(lines, "Conditions."))
                .contains("**Spring Cloud Gateway, WebFlux**", "**Tomcat in Spring Boot, one servlet**");
    }

    @Test
    void missingGuard_isNamed() {
        measured(Flavour.GATEWAY, Guard.BARE, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadReport.tables(lines, "Conditions."))
                .withMessage("results: no BAILIWICK");
    }
}
