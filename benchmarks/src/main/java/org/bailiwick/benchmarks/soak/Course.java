package org.bailiwick.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.bailiwick.benchmarks.Median;
import org.bailiwick.benchmarks.server.Vitals;

/** How a server's vitals went. What it needs it has after a quarter of the time; from then on nothing may grow. */
final class Course {
    private static final double MEBI = 1 << 20;

    private final List<Vitals> vitals = new ArrayList<>();

    void add(Vitals next) {
        vitals.add(next);
    }

    boolean isFlat() {
        return heap().isFlat() && threads().isFlat() && files().isFlat();
    }

    private Growth heap() {
        return growth("heap, MiB", each -> each.heap() / MEBI, 4);
    }

    private Growth threads() {
        return growth("threads", Vitals::threads, 4);
    }

    private Growth files() {
        return growth("open files", Vitals::files, 16);
    }

    private Growth growth(String name, ToDoubleFunction<Vitals> figure, double slack) {
        int settled = vitals.size() / 4;
        int third = (vitals.size() - settled) / 3;
        return new Growth(
                name,
                median(vitals.subList(settled, settled + third), figure),
                median(vitals.subList(vitals.size() - third, vitals.size()), figure),
                slack);
    }

    private static double median(List<Vitals> some, ToDoubleFunction<Vitals> figure) {
        return Median.of(some.stream().mapToDouble(figure).toArray());
    }

    /** A table. */
    String report() {
        return "| | early | late | |\n| --- | --- | --- | --- |\n"
                + heap().row()
                + threads().row()
                + files().row();
    }

    /**
     * How much more there was of something late than early.
     *
     * @param slack what may come and go by chance, besides a twentieth
     */
    private record Growth(String name, double early, double late, double slack) {
        boolean isFlat() {
            return late <= early * 1.05 + slack;
        }

        String row() {
            return String.format(
                    Locale.ROOT, "| %s | %.1f | %.1f | %s |\n", name, early, late, isFlat() ? "flat" : "GROWS");
        }
    }
}
