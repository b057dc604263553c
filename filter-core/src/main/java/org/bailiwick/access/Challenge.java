package org.bailiwick.access;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** One challenge while it is written: a scheme, its realm, and further parameters, each once. */
final class Challenge {
    private final StringBuilder text;

    Challenge(String scheme, String realm) {
        this.text = new StringBuilder(scheme)
                .append(" realm=\"")
                .append(quotable(realm))
                .append('"');
    }

    @CanIgnoreReturnValue
    Challenge with(String name, String value) {
        text.append(", ").append(name).append("=\"").append(quotable(value)).append('"');
        return this;
    }

    @CanIgnoreReturnValue
    Challenge error(String error, String description) {
        return with("error", error).with("error_description", description);
    }

    /** BT-8: what is not {@code %x20-21 / %x23-5B / %x5D-7E} never reaches a header. */
    private static String quotable(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.chars()
                .filter(c -> c >= 0x20 && c <= 0x7E && c != '"' && c != '\\')
                .forEach(c -> clean.append((char) c));
        return clean.toString();
    }

    String value() {
        return text.toString();
    }
}
