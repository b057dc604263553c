package org.bailiwick.login;

import java.time.Duration;

/**
 * Writes values of {@code Set-Cookie} (RFC 6265 section 4.1) for a name that begins with {@code __Host-}: such a cookie is for this
 * very host, and neither another one nor a page without TLS can have set it. No script reads it, and a page of another site has it
 * sent only by leading the person here.
 */
final class SetCookie {
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private final String name;

    SetCookie(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** A cookie that lives as long as the browser. */
    String of(String value) {
        return name + "=" + value + ATTRIBUTES;
    }

    /** A cookie that lives that long, in whole seconds. */
    String of(String value, Duration life) {
        return of(value) + "; Max-Age=" + life.toSeconds();
    }

    /** Has the browser forget it. */
    String gone() {
        return of("", Duration.ZERO);
    }
}
