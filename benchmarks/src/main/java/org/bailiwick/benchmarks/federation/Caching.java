package org.bailiwick.benchmarks.federation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Who remembers what, and who waits for the answer to another's question. Each is one step further than the one above. */
enum Caching {
    NOTHING("nobody, and each request asks for itself"),
    FLIGHTS("nobody, but questions in flight are shared", Step.FLIGHTS),
    ADMITTED("resource servers, that a token is active", Step.FLIGHTS, Step.ADMITTED),
    DECIDED("resource servers, also that it is not", Step.FLIGHTS, Step.ADMITTED, Step.REFUSED),
    ENDPOINTS("endpoints alone", Step.FLIGHTS, Step.ENDPOINTS),
    ALL("resource servers and endpoints", Step.FLIGHTS, Step.ADMITTED, Step.REFUSED, Step.ENDPOINTS);

    /** For how long whoever remembers at all remembers that a token is active. */
    static final Duration POSITIVE = Duration.ofSeconds(60);

    /** For how long that it is not. */
    static final Duration NEGATIVE = Duration.ofSeconds(5);

    private final String title;
    private final Set<Step> steps = EnumSet.noneOf(Step.class);

    Caching(String title, Step... steps) {
        this.title = title;
        this.steps.addAll(Set.of(steps));
    }

    String title() {
        return title;
    }

    /** Whether whoever asks what is just being asked waits for the same answer. */
    boolean sharesFlights() {
        return steps.contains(Step.FLIGHTS);
    }

    /** For how long resource servers remember that a token is active. */
    Duration positiveAtServers() {
        return steps.contains(Step.ADMITTED) ? POSITIVE : Duration.ZERO;
    }

    /** For how long resource servers remember that a token is not active. */
    Duration negativeAtServers() {
        return steps.contains(Step.REFUSED) ? NEGATIVE : Duration.ZERO;
    }

    /** For how long endpoints remember that a token is active. */
    Duration positiveAtEndpoints() {
        return steps.contains(Step.ENDPOINTS) ? POSITIVE : Duration.ZERO;
    }

    /** For how long endpoints remember that a token is not active. */
    Duration negativeAtEndpoints() {
        return steps.contains(Step.ENDPOINTS) ? NEGATIVE : Duration.ZERO;
    }

    /**
     * For how long a resource server has to know a token that it has admitted. Where endpoints remember as well, that depends
     * on how long ago they were told.
     */
    Duration promised() {
        return steps.contains(Step.ENDPOINTS) ? Duration.ZERO : positiveAtServers();
    }

    private enum Step {
        FLIGHTS,
        ADMITTED,
        REFUSED,
        ENDPOINTS
    }
}
