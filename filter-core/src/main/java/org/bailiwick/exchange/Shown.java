package org.bailiwick.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * How what others have written is shown in a sentence for logs: short and in one line. What is about a person is never shown, and
 * what stands for it means nothing to anybody else, and nothing after a restart.
 */
final class Shown {
    private static final int MOST_TEXTS = 10;
    private static final int LONGEST_TEXT = 100;
    private static final int OCTETS = 4;
    private static final byte[] SALT = new byte[32];

    static {
        new SecureRandom().nextBytes(SALT);
    }

    private Shown() {}

    /** A name that is no secret. */
    static String name(String text) {
        boolean plain = text.chars().allMatch(c -> c > ' ' && c <= '~');
        return plain && !text.isEmpty() && text.length() <= LONGEST_TEXT ? text : "(not showable)";
    }

    /** Several of them; "none" where there are none. */
    static String names(Collection<String> texts) {
        String first = texts.stream().limit(MOST_TEXTS).map(Shown::name).collect(Collectors.joining(" "));
        int more = texts.size() - MOST_TEXTS;
        return texts.isEmpty() ? "none" : more > 0 ? first + " and " + more + " more" : first;
    }

    /** What stands for a text that is not shown: the same for the same text, as long as this process runs. */
    static String hidden(String text) {
        byte[] hash = hash(text);
        return "#" + HexFormat.of().formatHex(Arrays.copyOf(hash, OCTETS));
    }

    /** Several of them, in their order; "none" where there are none. */
    static String allHidden(Collection<String> texts) {
        return names(texts.stream().map(Shown::hidden).toList());
    }

    private static byte[] hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
