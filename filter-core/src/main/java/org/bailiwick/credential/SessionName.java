package org.bailiwick.credential;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which session a consumer speaks of. Every part has the syntax of its own (AS-1), so that none contains a line break. Does not
 * print.
 *
 * @param consumer {@code c_id}: who presents it; 1 to 255 printable ASCII characters without space, quotes and backslash
 * @param sid {@code a_sid}: the session; 43 to 128 characters of base64url
 * @param subject {@code a_uid}: whose session it is; written like {@code c_id}
 */
public record SessionName(String consumer, String sid, String subject) {
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{43,128}");
    private static final Pattern PARTY = Pattern.compile("[!#-&(-\\[\\]-~]{1,255}");

    /** Whether the text has the syntax of {@code a_sid}. */
    public static boolean isSid(String text) {
        return SID.matcher(text).matches();
    }

    /** Whether the text has the syntax of {@code c_id} and {@code a_uid}. */
    public static boolean isParty(String text) {
        return PARTY.matcher(text).matches();
    }

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
