package org.bailiwick.sample;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call got.
 *
 * @param time from sending to the last byte
 * @param note what else was observed, in words; empty when there is nothing to say
 */
record Answer(int status, HttpHeaders headers, String body, Duration time, String note) {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");

    /** The problem document's reason code (RFC 9457 lets a problem have members of its own); empty without one. */
    String code() {
        Matcher code = CODE.matcher(body);
        return header("Content-Type").startsWith("application/problem+json") && code.find() ? code.group(1) : "";
    }

    /** The first field of that name; empty without one. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String challenge() {
        return header("WWW-Authenticate");
    }

    Answer noting(String words, Duration whole) {
        return new Answer(status, headers, body, whole, words);
    }
}
