package org.bailiwick.credential;

import java.util.Objects;

/**
 * Which session a consumer speaks of. Every part has the syntax of its own (AS-1), so that none contains a line break. Does not
 * print.
 *
 * @param consumer {@code c_id}: who presents it; 1 to 255 printable ASCII characters without space, quotes and backslash
 * @param sid {@code a_sid}: the session; 43 to 128 characters of base64url
 * @param subject {@code a_uid}: whose session it is; written like {@code c_id}
 */
public record SessionName(String consumer, String sid, String subject) {
    public SessionName {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(sid, "sid");
        Objects.requireNonNull(subject, "subject");
    }

    @Override
    public String toString() {
        return "SessionName[hidden]";
    }
}
