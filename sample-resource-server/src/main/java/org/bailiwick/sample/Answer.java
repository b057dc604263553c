package org.bailiwick.sample;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call got.
 *
 * @param time from sending to the last byte
 * @param note what else was observed, in words; empty when there is nothing to say
 */
record Answer(int status, HttpHeaders headers, String body, Duration time, String note) {
    /** What there is before anything was asked. */
    static final Answer NONE = new Answer(0, HttpHeaders.of(Map.of(), (name, value) -> true), "", Duration.ZERO, "");

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");
    private static final Pattern CODE_ON_A_PAGE = Pattern.compile("<small>([a-z_]+)</small>");

    /**
     * The reason code of the problem document (RFC 9457 lets a problem have members of its own), or of the page that a person is
     * shown instead; empty without one.
     */
    String code() {
        String type = header("Content-Type");
        if (type.startsWith("application/problem+json")) {
            return found(CODE);
        }
        return type.startsWith("text/html") ? found(CODE_ON_A_PAGE) : "";
    }

    private String found(Pattern pattern) {
        Matcher code = pattern.matcher(body);
        return code.find() ? code.group(1) : "";
    }

    /** The first field of that name; empty without one. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The challenges, where there are several, one after another. */
    String challenge() {
        return String.join(", ", headers.allValues("WWW-Authenticate"));
    }

    Answer noting(String words, Duration whole) {
        return new Answer(status, headers, body, whole, words);
    }
}
