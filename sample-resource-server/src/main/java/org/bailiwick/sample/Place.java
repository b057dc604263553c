package org.bailiwick.sample;

/** What listens on a port of 127.0.0.1, and the option that chooses the port. */
enum Place {
    API("--port", 8080, "the API"),
    GATEWAY("--gateway-port", 8081, "the gateway"),
    UPSTREAM("--upstream-port", 8082, "the service behind the gateway"),
    AGENT("--agent-port", 8083, "the agent"),
    TOOLS("--tools-port", 8084, "the tools that the agent calls"),
    MANAGEMENT("--management-port", 9090, "the gateway's management"),
    HOME("--authority-port", 9000, "the authority of home"),
    PARTNER("--partner-port", 9001, "the authority of partner"),
    LATE("--late-port", 9002, "the authority of late"),
    SESSIONS("--sessions-port", 9003, "the authority of sessions"),
    RS1("--rs1-port", 8110, "RS1 of domain A"),
    AS1("--as1-port", 9110, "AS1 of domain A"),
    RS2("--rs2-port", 8120, "RS2 of domain B"),
    AS2("--as2-port", 9120, "AS2 of domain B"),
    AS2_ENDPOINT("--as2-endpoint-port", 9121, "the federation endpoint beside AS2"),
    RS3("--rs3-port", 8130, "RS3 of domain C"),
    AS3("--as3-port", 9130, "AS3 of domain C, a federation endpoint");

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
