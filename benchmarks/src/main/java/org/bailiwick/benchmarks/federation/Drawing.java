package org.bailiwick.benchmarks.federation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing in SVG, on white, so that it is read on any ground. */
final class Drawing {
    private static final String FONT = "font-family=\"Helvetica, Arial, sans-serif\"";

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void rectangle(double x, double y, double wide, double high, String colour) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, wide, high, colour);
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    /** A line through points. */
    void curve(List<double[]> points, String colour, boolean dashed) {
        String through = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point[0], point[1]))
                .collect(Collectors.joining(" "));
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                through, colour, dashed ? " stroke-dasharray=\"5 4\"" : "");
    }

    /**
     * A text without markup.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    void text(double x, double y, String anchor, int size, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"#222222\" %s>%s</text>",
                x, y, anchor, size, FONT, escaped);
    }

    private void add(String format, Object... values) {
        shapes.append(String.format(Locale.ROOT, "  " + format + "\n", values));
    }

    /** The whole document. */
    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
                  <rect width="%d" height="%d" fill="#ffffff"/>
                %s</svg>
                """.formatted(width, height, width, height, width, height, shapes);
    }
}
