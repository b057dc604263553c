package org.bailiwick.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * What an answer has to be like.
 *
 * @param code the reason code of a refusal; empty where the call is to be let through
 * @param demands what else must be true of the answer
 */
record Expectation(int status, String code, List<Demand> demands) {
    private static final int LONGEST_SHOWN = 100;

    Expectation {
        demands = List.copyOf(demands);
    }

    /** Let through, and answered by the API with this status. */
    static Expectation letThrough(int status) {
        return new Expectation(status, "", List.of(Demand.NO_CHALLENGE));
    }

    /** RFC 6750 section 3: without a credential, the challenge holds no error. */
    static Expectation noCredential(String code) {
        return new Expectation(
                401,
                code,
                List.of(
                        Demand.challenge("Bearer realm=\""),
                        Demand.challenge("resource_metadata=\""),
                        Demand.challengeWithout("error")));
    }

    /** RFC 6750 section 3.1: the token itself is bad; another may help. */
    static Expectation badToken(String code) {
        return new Expectation(401, code, List.of(Demand.challenge("error=\"invalid_token\"")));
    }

    /** RFC 6750 section 3.1: the token is good, and not enough. */
    static Expectation notEnough(String code) {
        return new Expectation(403, code, List.of(Demand.challenge("error=\"insufficient_scope\"")));
    }

    /** RFC 6750 section 3.1: the request itself is wrong. */
    static Expectation badRequest(String code) {
        return new Expectation(400, code, List.of(Demand.challenge("error=\"invalid_request\"")));
    }

    /** Refused whatever the token; so none is asked for. */
    static Expectation forbidden(String code) {
        return new Expectation(403, code, List.of(Demand.NO_CHALLENGE));
    }

    /** Nothing was decided: the caller is to try again, and to keep the token. */
    static Expectation undecided(String code) {
        return new Expectation(503, code, List.of(Demand.NO_CHALLENGE, Demand.RETRY_AFTER));
    }

    /** Nothing was decided, because what an authority said cannot be believed: the caller is to keep the token. */
    static Expectation badAuthority(String code) {
        return new Expectation(502, code, List.of(Demand.NO_CHALLENGE));
    }

    /** A browser is sent there. */
    static Expectation sentTo(String url) {
        return letThrough(303).and(Demand.field("Location", url));
    }

    /** A session is bad, or what it comes with; another may help. */
    static Expectation badSession(String code, String error) {
        return new Expectation(401, code, List.of(Demand.challenge("ASID realm=\""), error(error)));
    }

    /** A session is good, and not enough. */
    static Expectation notEnoughOfASession(String code, String error) {
        return new Expectation(403, code, List.of(Demand.challenge("ASID realm=\""), error(error)));
    }

    private static Demand error(String error) {
        return Demand.challenge("error=\"" + error + "\"");
    }

    Expectation and(Demand demand) {
        List<Demand> more = new ArrayList<>(demands);
        more.add(demand);
        return new Expectation(status, code, more);
    }

    /** How the answer differs; empty when it is as expected. */
    List<String> differences(Answer answer) {
        List<String> differences = new ArrayList<>();
        if (answer.status() != status) {
            differences.add("status: " + answer.status() + " (expected: " + status + ")");
        }
        if (!answer.code().equals(code)) {
            differences.add("reason: " + answer.code() + " (expected: " + (code.isEmpty() ? "none" : code) + ")");
        }
        for (Demand demand : demands) {
            if (!demand.isMetBy(answer)) {
                differences.add(demand.inWords() + ", but: " + shortened(demand.part(answer)));
            }
        }
        return differences;
    }

    /** On one line of the table. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + " ..." : line;
    }
}
