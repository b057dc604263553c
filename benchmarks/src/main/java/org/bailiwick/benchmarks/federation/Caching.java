package org.bailiwick.benchmarks.federation;

import java.time.Duration;

/** Who remembers what. */
enum Caching {
    NOTHING("nothing", false, false, false),
    ADMITTED("resource servers, admitted tokens", true, false, false),
    DECIDED("resource servers, refused ones too", true, true, false),
    ENDPOINTS("endpoints alone", false, false, true),
    ALL("resource servers and endpoints", true, true, true);

    /** For how long whoever remembers at all remembers that a token is active. */
    static final Duration POSITIVE = Duration.ofSeconds(60);

    /** For how long that it is not. */
    static final Duration NEGATIVE = Duration.ofSeconds(5);

    private final String title;
    private final boolean admitted;
    private final boolean refused;
    private final boolean endpoints;

    Caching(String title, boolean admitted, boolean refused, boolean endpoints) {
        this.title = title;
        this.admitted = admitted;
        this.refused = refused;
        this.endpoints = endpoints;
    }

    String title() {
        return title;
    }

    /** For how long resource servers remember that a token is active. */
    Duration positive() {
        return admitted ? POSITIVE : Duration.ZERO;
    }

    /** For how long resource servers remember that a token is not active. */
    Duration negative() {
        return refused ? NEGATIVE : Duration.ZERO;
    }

    /** Whether the domains' endpoints remember what they were told, as long as resource servers would. */
    boolean atEndpoints() {
        return endpoints;
    }
}
