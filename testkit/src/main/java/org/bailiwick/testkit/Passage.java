package org.bailiwick.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The way a question has come: through which domains, and how long its sender still waits.
 *
 * @param path the issuers that have passed it on, the nearest last; empty when a resource server asks
 * @param deadline when the answer is of no more use, on the clock of {@link System#nanoTime}
 */
record Passage(List<String> path, long deadline) {
    private static final int HOPS = 4;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration WAY_BACK = Duration.ofMillis(10);

    static Passage of(Form form) throws Refusal {
        String path = form.one("federation_path");
        return new Passage(path.isEmpty() ? List.of() : List.of(path.split(" ", -1)), deadline(form));
    }

    private static long deadline(Form form) throws Refusal {
        Duration budget = LONGEST;
        if (!form.all("federation_budget").isEmpty()) {
            String millis = form.one("federation_budget");
            if (!millis.matches("[0-9]{1,9}")) {
                throw Refusal.invalidRequest();
            }
            budget = Duration.ofMillis(Math.min(Long.parseLong(millis), LONGEST.toMillis()));
        }
        return System.nanoTime() + budget.toNanos();
    }

    /** Whether a domain asks, and not a resource server. */
    boolean isThroughDomains() {
        return !path.isEmpty();
    }

    /** Refuses a question that has been here before, or has come too far. */
    void check(String self) throws Refusal {
        if (path.contains(self) || Set.copyOf(path).size() < path.size()) {
            throw loop();
        }
        checkLength(path);
    }

    /** The path to send on. */
    List<String> through(String self) throws Refusal {
        List<String> longer = new ArrayList<>(path);
        longer.add(self);
        checkLength(longer);
        return longer;
    }

    /** The time there is for asking on; positive. */
    Duration left() throws Refusal {
        Duration left = Duration.ofNanos(deadline - System.nanoTime()).minus(WAY_BACK);
        if (left.toMillis() <= 0) {
            throw Refusal.unavailable();
        }
        return left;
    }

    static void checkLength(List<String> path) throws Refusal {
        if (path.size() > HOPS) {
            throw Refusal.badRequest("federation_too_deep");
        }
    }

    static Refusal loop() {
        return Refusal.badRequest("federation_loop");
    }
}
