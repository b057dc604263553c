package org.bailiwick.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.bailiwick.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** The trials in JMH's JSON: what each measured, round by round. */
final class Trials {
    private final Map<String, List<Trial>> byName = new TreeMap<>();

    private Trials() {}

    /** Reads what JMH wrote. */
    static Trials read(byte[] json) {
        Trials trials = new Trials();
        if (!(JsonReader.value(json).orElse(null) instanceof List<?> items)) {
            throw new IllegalArgumentException("results: another text (expected: the JSON array that JMH writes)");
        }
        items.forEach(trials::add);
        return trials;
    }

    private void add(Object item) {
        String benchmark = member(item, "benchmark", String.class);
        int method = benchmark.lastIndexOf('.');
        String name = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
        String[] params =
                ((Map<?, ?>) member(item, "params", Map.class)).values().toArray(String[]::new);
        Object further = member(item, "secondaryMetrics", Map.class);
        Trial trial = new Trial(
                score(item, "primaryMetric"), score(further, CpuTime.LABEL), score(further, "gc.alloc.rate.norm"));
        byName.computeIfAbsent(key(name, params), key -> new ArrayList<>()).add(trial);
    }

    private static double score(Object metrics, String name) {
        return member(member(metrics, name, Map.class), "score", Number.class).doubleValue();
    }

    private static <T> T member(@Nullable Object object, String name, Class<T> type) {
        Object value = object instanceof Map<?, ?> members ? members.get(name) : null;
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(name + ": missing (expected: as JMH writes it)");
        }
        return type.cast(value);
    }

    private static String key(String benchmark, String... params) {
        String[] sorted = params.clone();
        Arrays.sort(sorted);
        return benchmark + Arrays.toString(sorted);
    }

    /**
     * The rounds of a benchmark.
     *
     * @param benchmark {@code Class.method}
     * @param params the values of its parameters, in any order
     */
    Rounds of(String benchmark, String... params) {
        List<Trial> found = byName.get(key(benchmark, params));
        if (found == null) {
            throw new IllegalArgumentException("results: no " + key(benchmark, params));
        }
        return new Rounds(found);
    }

    /**
     * One trial.
     *
     * @param wall time by operation, in nanoseconds
     * @param cpu processor time by operation, in nanoseconds
     * @param bytes allocated by operation
     */
    record Trial(double wall, double cpu, double bytes) {}

    /** The same benchmark, once in each round. */
    record Rounds(List<Trial> trials) {
        /** Processor time by operation, in nanoseconds: the median. */
        double cpu() {
            return Median.of(all(Trial::cpu));
        }

        double bytes() {
            return Median.of(all(Trial::bytes));
        }

        /** How much longer than the other it takes: the median of the ratios within each round. */
        double times(Rounds other) {
            return Median.ofRatios(all(Trial::cpu), other.all(Trial::cpu));
        }

        private double[] all(ToDoubleFunction<Trial> figure) {
            return trials.stream().mapToDouble(figure).toArray();
        }
    }
}
