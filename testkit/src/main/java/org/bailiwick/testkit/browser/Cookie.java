package org.bailiwick.testkit.browser;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A cookie that a browser keeps. Does not print its value.
 *
 * @param name its name
 * @param value its value
 * @param domain the host, or where {@code hostOnly} is false, the domain whose hosts get it
 * @param hostOnly whether one host alone gets it: it was set without {@code Domain}
 * @param path below which path it goes along
 * @param secure whether it goes along only where nobody can read it on the way
 * @param httpOnly whether scripts cannot read it
 * @param sameSite whether it goes along with what pages of others ask for
 * @param expires until when it is kept; nothing where that is until the browser is closed
 */
public record Cookie(
        String name,
        String value,
        String domain,
        boolean hostOnly,
        String path,
        boolean secure,
        boolean httpOnly,
        SameSite sameSite,
        Optional<Instant> expires) {
    /** The name and the value as they go along. */
    String pair() {
        return name.isEmpty() ? value : name + "=" + value;
    }

    boolean isSameAs(Cookie other) {
        return name.equals(other.name)
                && domain.equals(other.domain)
                && hostOnly == other.hostOnly
                && path.equals(other.path);
    }

    boolean isOver(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Whether it is for that URL, whoever asks. */
    boolean isFor(URI url) {
        String host = Site.host(url);
        boolean ofHost = hostOnly ? host.equals(domain) : isWithin(host, domain);
        return ofHost && isBelow(url.getRawPath(), path) && (!secure || Site.isTrustworthy(url));
    }

    /** Domain-match (RFC 6265bis section 5.1.3). */
    static boolean isWithin(String host, String domain) {
        return host.equals(domain) || (host.endsWith("." + domain) && !Site.isAddress(host));
    }

    /** Path-match (RFC 6265bis section 5.1.4). */
    private static boolean isBelow(String requested, String path) {
        String asked = requested.isEmpty() ? "/" : requested;
        return asked.equals(path)
                || (asked.startsWith(path) && (path.endsWith("/") || asked.charAt(path.length()) == '/'));
    }

    @Override
    public String toString() {
        return "Cookie[" + name + "]";
    }

    /** Whether a cookie goes along with what pages of others ask for. */
    public enum SameSite {
        /** It does. */
        NONE,
        /** With a navigation by a safe method; also where nothing is said. */
        LAX,
        /** It does not. */
        STRICT;

        static SameSite of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "none" -> NONE;
                case "strict" -> STRICT;
                default -> LAX;
            };
        }
    }
}
