package org.bailiwick.sample;

/** What listens on a port of 127.0.0.1, and the option that chooses the port. */
enum Place {
    API("--port", 8080, "the API"),
    GATEWAY("--gateway-port", 8081, "the gateway"),
    UPSTREAM("--upstream-port", 8082, "the service behind the gateway"),
    MANAGEMENT("--management-port", 9090, "the gateway's management"),
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

    /** The port where nothing else is said; the one that the configuration files name. */
    int usualPort() {
        return usualPort;
    }

    String inWords() {
        return inWords;
    }
}
