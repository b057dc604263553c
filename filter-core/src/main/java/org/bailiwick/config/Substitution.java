package org.bailiwick.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts in what {@code ${env:NAME}} and {@code ${file:PATH}} stand for. */
final class Substitution {
    /** The largest file that a value is taken from, in bytes. */
    static final int MAX_FILE_BYTES = 64 * 1024;

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:(env|file):([^}]+)})?");

    private final Surroundings surroundings;

    Substitution(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The text with its references replaced.
     *
     * @throws IllegalArgumentException naming the reference that stands for nothing, and never a value
     */
    String in(String text) {
        return replaced(text, text);
    }

    /** The same for a text that must not be in a message either. */
    String inSecret(String text) {
        return replaced(text, "a text with ${ in it");
    }

    private String replaced(String text, String shown) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (reference.find()) {
            reference.appendReplacement(result, Matcher.quoteReplacement(value(shown, reference)));
        }
        return reference.appendTail(result).toString();
    }

    private String value(String shown, Matcher reference) {
        String scheme = reference.group(1);
        if (scheme == null) {
            throw new IllegalArgumentException(shown + " (expected: ${env:NAME} or ${file:PATH})");
        }
        String name = reference.group(2);
        boolean env = scheme.equals("env");
        String value = env ? surroundings.environment().apply(name) : contentOf(name);
        if (value == null) {
            throw new IllegalArgumentException(reference.group()
                    + (env
                            ? " (expected: the environment variable to be set)"
                            : " (expected: a readable file of UTF-8 text, at most " + MAX_FILE_BYTES / 1024 + "KiB)"));
        }
        return value;
    }

    private @Nullable String contentOf(String path) {
        try (InputStream file = Files.newInputStream(surroundings.directory().resolve(path))) {
            byte[] bytes = file.readNBytes(MAX_FILE_BYTES + 1);
            return bytes.length > MAX_FILE_BYTES ? null : withoutLastNewline(decoded(bytes));
        } catch (IOException | InvalidPathException unreadable) {
            return null;
        }
    }

    private static String decoded(byte[] bytes) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Editors and {@code echo} end a file with a newline that is not part of the secret. */
    private static String withoutLastNewline(String text) {
        if (!text.endsWith("\n")) {
            return text;
        }
        int newline = text.endsWith("\r\n") ? 2 : 1;
        return text.substring(0, text.length() - newline);
    }
}
