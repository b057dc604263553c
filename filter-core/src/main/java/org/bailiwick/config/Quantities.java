package org.bailiwick.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Values with a unit: times and sizes. */
final class Quantities {
    private static final String DURATION = "([0-9]{1,9})(ms|s|m|h)";
    private static final String SIZE = "([0-9]{1,12})(KiB|MiB|GiB)?";
    private static final Pattern DURATION_FORM = Pattern.compile(DURATION);
    private static final Pattern SIZE_FORM = Pattern.compile(SIZE);

    private static final Map<String, ChronoUnit> TIME_UNITS =
            Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);
    private static final Map<String, Integer> SIZE_SHIFTS = Map.of("KiB", 10, "MiB", 20, "GiB", 30);

    private Quantities() {}

    /** A time within these bounds, written as they are: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}. */
    static Kind<Duration> duration(String least, String most) {
        Duration from = durationOf(least).orElseThrow();
        Duration to = durationOf(most).orElseThrow();
        return Scalar.text(
                "a duration from " + least + " to " + most,
                Schemas.matching(DURATION),
                text -> durationOf(text).filter(time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0));
    }

    /** A number of bytes within these bounds, written as they are: {@code 16KiB}, {@code 2MiB}, or plain bytes. */
    static Kind<Long> size(String least, String most) {
        long from = sizeOf(least).orElseThrow();
        long to = sizeOf(most).orElseThrow();
        return new Scalar<>(
                "a size from " + least + " to " + most,
                Set.of(Tag.STR, Tag.INT),
                Map.of(
                        "anyOf",
                        List.of(Schemas.matching(SIZE), Map.of("type", "integer", "minimum", from, "maximum", to))),
                text -> sizeOf(text).filter(bytes -> bytes >= from && bytes <= to));
    }

    private static Optional<Duration> durationOf(String text) {
        Matcher form = DURATION_FORM.matcher(text);
        return form.matches()
                ? Optional.of(Duration.of(Long.parseLong(form.group(1)), unit(TIME_UNITS, form.group(2))))
                : Optional.empty();
    }

    private static Optional<Long> sizeOf(String text) {
        Matcher form = SIZE_FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        String unit = form.group(2);
        // Twelve digits fit into 40 bits, and the largest unit shifts by 30: the sign could be reached, so saturate.
        return Optional.of(unit == null ? number : saturated(number, unit(SIZE_SHIFTS, unit)));
    }

    private static long saturated(long number, int shift) {
        return number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift;
    }

    private static <T> T unit(Map<String, T> units, String name) {
        return Optional.ofNullable(units.get(name)).orElseThrow();
    }
}
