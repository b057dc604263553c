package org.bailiwick.exchange;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where a service is: an origin, and everything at or below one path of it. */
final class Place {
    private static final Pattern SLASH = Pattern.compile("/|\\\\|%2f|%5c", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOT = Pattern.compile("\\.|%2e", Pattern.CASE_INSENSITIVE);

    /** A percent sign in disguise: whoever decodes twice would find behind it what was not there before. */
    private static final Pattern DISGUISE = Pattern.compile("%(?:25)+");

    private final String scheme;
    private final String host;
    private final int port;
    private final String path;

    private Place(String scheme, String host, int port, String path) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = path;
    }

    /** The place that a URL names; nothing for what is no http or https URL with a host. */
    static Optional<Place> of(URI url) {
        OptionalInt port = portOf(url);
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Place(lowerCase(url.getScheme()), lowerCase(url.getHost()), port.getAsInt(), pathOf(url)));
    }

    /** The port that the URL means, if it is one of a web server. */
    private static OptionalInt portOf(URI url) {
        if (url.getScheme() == null || url.getHost() == null || url.getPort() > 0xFFFF) {
            return OptionalInt.empty();
        }
        int written = url.getPort();
        return switch (lowerCase(url.getScheme())) {
            case "https" -> OptionalInt.of(written < 0 ? 443 : written);
            case "http" -> OptionalInt.of(written < 0 ? 80 : written);
            default -> OptionalInt.empty();
        };
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The raw path without a slash at its end. */
    private static String pathOf(URI url) {
        String raw = url.getRawPath() == null ? "" : url.getRawPath();
        return raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    }

    /** Whether the URL is here: what could be read as another place is not. */
    boolean has(URI url) {
        OptionalInt itsPort = portOf(url);
        return itsPort.isPresent()
                && itsPort.getAsInt() == port
                && scheme.equalsIgnoreCase(url.getScheme())
                && host.equalsIgnoreCase(url.getHost())
                && url.getRawUserInfo() == null
                && isBelow(url.getRawPath() == null ? "" : url.getRawPath());
    }

    private boolean isBelow(String raw) {
        boolean below = raw.startsWith(path) && (raw.length() == path.length() || raw.charAt(path.length()) == '/');
        return below && !climbs(raw);
    }

    /** Whether a segment is {@code .} or {@code ..}, however it is spelled, with parameters or without. */
    private static boolean climbs(String raw) {
        if (raw.indexOf('.') < 0 && raw.indexOf('%') < 0) {
            return false;
        }
        for (String segment : SLASH.split(DISGUISE.matcher(raw).replaceAll("%"), -1)) {
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            String plain = DOT.matcher(name).replaceAll(".");
            if (plain.equals(".") || plain.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
