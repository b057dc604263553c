package org.bailiwick.jose;

import org.jspecify.annotations.Nullable;

/** How a value of somebody else's document is shown in a sentence for logs: short and in one line, or not at all. */
final class Shown {
    private static final int MAX_LENGTH = 64;

    private Shown() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "absent";
        }
        return value instanceof String text && text.length() <= MAX_LENGTH && isPlain(text)
                ? '"' + text + '"'
                : "not showable";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"');
    }
}
