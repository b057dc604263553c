package org.bailiwick.benchmarks.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Draws what runs have shown: the calls for each request, and how many requests wait for how long. */
final class Plot {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 540;
    private static final String AXIS = "#444444";
    private static final String GRID = "#dddddd";

    private static final double BARS_LEFT = 60;
    private static final double BARS_RIGHT = 440;
    private static final double CURVES_LEFT = 540;
    private static final double CURVES_RIGHT = 980;
    private static final double TOP = 60;
    private static final double BOTTOM = 340;
    private static final double LEGEND = 388;

    private static final double FEWEST = 1e-4;

    private static final List<Part> PARTS = List.of(
            new Part("to own domain", "#0072b2", Outcome.Part::toOwnDomain),
            new Part("from domain to domain", "#e69f00", Outcome.Part::toOtherDomains),
            new Part("to the token's home", "#009e73", Outcome.Part::toHomes));

    private static final Map<Caching, String> CURVES =
            Map.of(Caching.NOTHING, "#000000", Caching.ENDPOINTS, "#d55e00", Caching.ALL, "#0072b2");

    private static final List<Caching> CACHINGS = List.of(Caching.values());

    private final Drawing drawing = new Drawing(WIDTH, HEIGHT);
    private final List<Row> rows;

    private Plot(List<Row> rows) {
        this.rows = rows;
    }

    /** The drawing as SVG. */
    static String of(List<Row> rows) {
        Plot plot = new Plot(rows);
        plot.bars();
        plot.curves();
        return plot.drawing.svg();
    }

    private void bars() {
        drawing.text(BARS_LEFT, 28, "start", 15, "Introspection calls per request, all domains well");
        double most = 0;
        for (Caching caching : CACHINGS) {
            Outcome.Part all =
                    FederationReport.of(rows, caching, false).outcome().all();
            most = Math.max(most, all.perRequest(all.calls()));
        }
        double scale = (BOTTOM - TOP) / Math.ceil(most);
        for (int calls = 0; calls <= Math.ceil(most); calls++) {
            double y = BOTTOM - calls * scale;
            drawing.line(BARS_LEFT, y, BARS_RIGHT, y, calls == 0 ? AXIS : GRID);
            drawing.text(BARS_LEFT - 8, y + 4, "end", 12, String.valueOf(calls));
        }
        double step = (BARS_RIGHT - BARS_LEFT) / CACHINGS.size();
        for (Caching caching : CACHINGS) {
            bar(caching, BARS_LEFT + step * (CACHINGS.indexOf(caching) + 0.5), step * 0.3, scale);
        }
        double x = BARS_LEFT;
        for (Part part : PARTS) {
            drawing.rectangle(x, LEGEND - 10, 12, 12, part.colour);
            drawing.text(x + 18, LEGEND, "start", 12, part.title);
            x += 40 + 6.5 * part.title.length();
        }
        drawing.text(BARS_LEFT, LEGEND + 26, "start", 12, "Who remembers:");
        for (Caching caching : CACHINGS) {
            double y = LEGEND + 46 + 18 * CACHINGS.indexOf(caching);
            drawing.text(BARS_LEFT, y, "start", 12, letter(caching) + ": " + caching.title());
        }
    }

    private void bar(Caching caching, double middle, double half, double scale) {
        Outcome.Part all = FederationReport.of(rows, caching, false).outcome().all();
        double y = BOTTOM;
        for (Part part : PARTS) {
            double high = all.perRequest(part.of.applyAsLong(all)) * scale;
            y -= high;
            drawing.rectangle(middle - half, y, half * 2, high, part.colour);
        }
        String total = String.format(Locale.ROOT, "%.2f", all.perRequest(all.calls()));
        drawing.text(middle, y - 5, "middle", 12, total);
        drawing.text(middle, BOTTOM + 18, "middle", 12, letter(caching));
    }

    private static String letter(Caching caching) {
        return String.valueOf((char) ('A' + CACHINGS.indexOf(caching)));
    }

    private void curves() {
        drawing.text(CURVES_LEFT, 28, "start", 15, "Share of the requests that wait longer than …");
        for (double share = 1; share > FEWEST / 2; share /= 10) {
            drawing.line(CURVES_LEFT, y(share), CURVES_RIGHT, y(share), GRID);
            drawing.text(CURVES_LEFT - 8, y(share) + 4, "end", 12, percent(share));
        }
        for (double millis : new double[] {1, 10, 100, 1000, 10_000}) {
            drawing.line(x(millis), TOP, x(millis), BOTTOM, GRID);
            drawing.text(
                    x(millis),
                    BOTTOM + 18,
                    "middle",
                    12,
                    millis < 1000 ? (int) millis + " ms" : (int) (millis / 1000) + " s");
        }
        drawing.line(CURVES_LEFT, BOTTOM, CURVES_RIGHT, BOTTOM, AXIS);
        int place = 0;
        for (Caching caching : CACHINGS) {
            if (CURVES.containsKey(caching)) {
                curve(caching, false, LEGEND + 18 * place++);
                curve(caching, true, LEGEND + 18 * place++);
            }
        }
    }

    private void curve(Caching caching, boolean troubled, double legend) {
        String colour = CURVES.getOrDefault(caching, AXIS);
        Outcome.Part all =
                FederationReport.of(rows, caching, troubled).outcome().all();
        drawing.curve(points(all.longer()), colour, troubled);
        drawing.curve(
                List.of(new double[] {CURVES_LEFT, legend - 4}, new double[] {CURVES_LEFT + 30, legend - 4}),
                colour,
                troubled);
        String title = letter(caching) + (troubled ? ", with outages" : ", all domains well");
        drawing.text(CURVES_LEFT + 38, legend, "start", 12, title);
    }

    private static List<double[]> points(List<Double> longer) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < longer.size(); i++) {
            if (longer.get(i) >= FEWEST) {
                points.add(new double[] {x(Outcome.WAITS.get(i)), y(longer.get(i))});
            }
        }
        return points;
    }

    private static double x(double millis) {
        return CURVES_LEFT + (CURVES_RIGHT - CURVES_LEFT) * Math.log10(millis) / 4;
    }

    private static double y(double share) {
        return TOP + (BOTTOM - TOP) * Math.log10(share) / Math.log10(FEWEST);
    }

    private static String percent(double share) {
        double percent = share * 100;
        return (percent >= 0.999
                        ? String.valueOf(Math.round(percent))
                        : String.format(Locale.ROOT, percent > 0.05 ? "%.1f" : "%.2f", percent))
                + " %";
    }

    /** A part of a bar. */
    private record Part(String title, String colour, ToLongFunction<Outcome.Part> of) {}
}
