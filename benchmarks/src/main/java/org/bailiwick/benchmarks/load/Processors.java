package org.bailiwick.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Who runs where: the server under load has the last processor to itself, everybody else has the others. So they do not
 * take each other's time, and the server is what a run is short of. With one processor all share it.
 *
 * @param number how many there are
 */
public record Processors(int number) {
    public static Processors here() {
        return new Processors(Runtime.getRuntime().availableProcessors());
    }

    /** The command, on the processor of the server under load. */
    public List<String> underLoad(List<String> command) {
        return on(String.valueOf(number - 1), command);
    }

    /** The command, on the processors of the others. */
    public List<String> beside(List<String> command) {
        return on("0-" + (number - 2), command);
    }

    private List<String> on(String processors, List<String> command) {
        List<String> all = new ArrayList<>();
        if (number > 1) {
            all.addAll(List.of("taskset", "-c", processors));
        }
        all.addAll(command);
        return List.copyOf(all);
    }
}
