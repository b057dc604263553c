package org.bailiwick.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one normal form of a path: its segments, percent-decoded. A gate and an application that read a path differently
 * are the classic bypass, so a path with more than one plausible reading has no normal form.
 *
 * <p>Refused are: dot segments, plain or encoded; empty segments; {@code ;} parameters; encoded slashes, backslashes and
 * control characters; what still holds a percent-escape after one decoding; bytes that are not UTF-8; characters outside
 * RFC 3986 {@code pchar}; more than {@value #MAX_LENGTH} characters. One slash at the end says nothing: {@code /a/} and
 * {@code /a} are the same path, because applications answer both alike.
 *
 * @param segments the decoded segments; none for the root
 */
public record RequestPath(List<String> segments) {
    /** The longest raw path that is looked at, in characters. */
    public static final int MAX_LENGTH = 8192;

    private static final String PCHAR_MARKS = "-._~!$&'()*+,=:@";

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** The normal form of a raw path, or nothing when it has none. */
    public static Optional<RequestPath> of(String raw) {
        int length = raw.length();
        if (length == 0 || length > MAX_LENGTH || raw.charAt(0) != '/') {
            return Optional.empty();
        }
        int end = length > 1 && raw.charAt(length - 1) == '/' ? length - 1 : length;
        List<String> segments = new ArrayList<>(8);
        int from = 1;
        while (from < end) {
            int slash = raw.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            String segment = decoded(raw, from, to);
            if (segment == null) {
                return Optional.empty();
            }
            segments.add(segment);
            from = to + 1;
        }
        // A slash right before the end that was cut off leaves an empty last segment behind: "//" and "/a//".
        if (end > 1 && raw.charAt(end - 1) == '/' || end == 1 && length == 2) {
            return Optional.empty();
        }
        return Optional.of(new RequestPath(segments));
    }

    private static @Nullable String decoded(String raw, int from, int to) {
        boolean encoded = false;
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (!isPchar(c)) {
                return null;
            }
        }
        String segment = encoded ? percentDecoded(raw, from, to) : raw.substring(from, to);
        return segment == null || segment.isEmpty() || segment.equals(".") || segment.equals("..") ? null : segment;
    }

    private static @Nullable String percentDecoded(String raw, int from, int to) {
        byte[] bytes = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            int octet = c;
            if (c == '%') {
                if (i + 2 >= to) {
                    return null;
                }
                octet = Character.digit(raw.charAt(i + 1), 16) << 4 | Character.digit(raw.charAt(i + 2), 16);
                i += 2;
                if (octet < 0x20 || octet == 0x7F || octet == '/' || octet == '\\' || octet == ';' || octet == '%') {
                    return null;
                }
            }
            bytes[length++] = (byte) octet;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean isPchar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PCHAR_MARKS.indexOf(c) >= 0;
    }

    /**
     * Whether a router that decoded the raw path arrived at the same. A path that ends in a slash may have been completed by
     * a welcome file.
     *
     * @param routed the router's path, decoded; nothing when it does not say
     * @param raw the path this one was made of
     */
    public boolean isReadAs(Optional<String> routed, String raw) {
        if (routed.isEmpty()) {
            return true;
        }
        String theirs = routed.get();
        if (theirs.equals(raw) && raw.indexOf('%') < 0) {
            return true; // nothing was there to decode, and the router changed nothing else
        }
        String mine = segments.isEmpty() ? "" : toString();
        return theirs.equals(mine) || raw.endsWith("/") && theirs.startsWith(mine + "/");
    }

    /** The segments joined by slashes, beginning with one; for people, not for matching. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
