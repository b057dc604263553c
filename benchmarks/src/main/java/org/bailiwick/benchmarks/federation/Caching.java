package org.bailiwick.benchmarks.federation;

import java.time.Duration;

/** Who remembers what, and who waits for the answer to another's question. */
enum Caching {
    NOTHING("nobody, and each request asks for itself", false, false, false, false),
    FLIGHTS("nobody, but questions in flight are shared", true, false, false, false),
    ADMITTED("resource servers, that a token is active", true, true, false, false),
    DECIDED("resource servers, also that it is not", true, true, true, false),
    ENDPOINTS("endpoints alone", true, false, false, true),
    ALL("resource servers and endpoints", true, true, true, true);

    /** For how long whoever remembers at all remembers that a token is active. */
    static final Duration POSITIVE = Duration.ofSeconds(60);

    /** For how long that it is not. */
    static final Duration NEGATIVE = Duration.ofSeconds(5);

    private final String title;
    private final boolean flights;
    private final boolean admitted;
    private final boolean refused;
    private final boolean endpoints;

    Caching(String title, boolean flights, boolean admitted, boolean refused, boolean endpoints) {
        this.title = title;
        this.flights = flights;
        this.admitted = admitted;
        this.refused = refused;
        this.endpoints = endpoints;
    }

    String title() {
        return title;
    }

    /** Whether whoever asks what is just being asked waits for the same answer. */
    boolean sharesFlights() {
        return flights;
    }

    /** For how long resource servers remember that a token is active. */
    Duration positiveAtServers() {
        return admitted ? POSITIVE : Duration.ZERO;
    }

    /** For how long resource servers remember that a token is not active. */
    Duration negativeAtServers() {
        return refused ? NEGATIVE : Duration.ZERO;
    }

    /** For how long endpoints remember that a token is active. */
    Duration positiveAtEndpoints() {
        return endpoints ? POSITIVE : Duration.ZERO;
    }

    /** For how long endpoints remember that a token is not active. */
    Duration negativeAtEndpoints() {
        return endpoints ? NEGATIVE : Duration.ZERO;
    }

    /**
     * For how long a resource server has to know a token that it has admitted. Where endpoints remember as well, that depends
     * on how long ago they were told.
     */
    Duration promised() {
        return endpoints ? Duration.ZERO : positiveAtServers();
    }
}
