package org.bailiwick.sample;

/** What listens on a port of 127.0.0.1, and the option that chooses the port. */
enum Place {
    API("--port", 8080, "the API"),
    HOME("--authority-port", 9000, "the authority of home"),
    PARTNER("--partner-port", 9001, "the authority of partner"),
    LATE("--late-port", 9002, "the authority of late");

    private final String option;
    private final int usualPort;
    private final String inWords;

    Place(String option, int usualPort, String inWords) {
        this.option = option;
        this.usualPort = usualPort;
        this.inWords = inWords;
    }

    String option() {
        return option;
    }

    /** The port where nothing else is said; the one that {@code bailiwick.yaml} names. */
    int usualPort() {
        return usualPort;
    }

    String inWords() {
        return inWords;
    }
}
