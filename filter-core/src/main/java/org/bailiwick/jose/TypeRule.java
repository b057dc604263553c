package org.bailiwick.jose;

import java.util.Optional;
import org.bailiwick.config.DomainSettings.TokenType;

/**
 * Which {@code typ} an access token may have (AT-1, JB-13, JB-14). What is not listed is refused, and so every JWT that is
 * typed for another purpose, be it a proof, an event, a logout or an introspection answer.
 */
final class TypeRule {
    private static final String MEDIA_TYPE_PREFIX = "application/";
    private static final String ACCESS_TOKEN = "at+jwt";
    private static final String UNTYPED = "JWT";

    private TypeRule() {}

    static boolean admits(TokenType expected, Optional<String> type) {
        String name = type.map(TypeRule::withoutPrefix).orElse(UNTYPED);
        return ACCESS_TOKEN.equalsIgnoreCase(name) || expected == TokenType.JWT && UNTYPED.equalsIgnoreCase(name);
    }

    /** A value without a slash stands for one that begins with {@code application/} (RFC 7515 section 4.1.9). */
    static String withoutPrefix(String type) {
        return type.regionMatches(true, 0, MEDIA_TYPE_PREFIX, 0, MEDIA_TYPE_PREFIX.length())
                ? type.substring(MEDIA_TYPE_PREFIX.length())
                : type;
    }
}
