package org.bailiwick.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses from their texts (RFC 6943 section 3.1, RFC 4291 section 2.2), and from no names: no name server is ever asked. */
public final class IpAddress {
    /** As many characters as IPv6 has when it ends in IPv4. */
    private static final int LONGEST = 45;

    private static final String OCTET = "(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final String DOTTED = OCTET + "(?:\\." + OCTET + "){3}";
    private static final Pattern V4 = Pattern.compile(DOTTED);
    private static final Pattern V6_SHAPE = Pattern.compile("[0-9A-Fa-f:]*:(?:[0-9A-Fa-f]*|" + DOTTED + ")");

    private IpAddress() {}

    /**
     * The address of that text: four decimal numbers without zeros in front, or IPv6 without brackets and zone. One that is mapped
     * into IPv6 is its IPv4 address. Nothing for any other text.
     */
    public static Optional<InetAddress> of(String text) {
        boolean shaped = text.length() <= LONGEST
                && (V4.matcher(text).matches() || V6_SHAPE.matcher(text).matches());
        try {
            // What begins with a digit or a colon and has dots or a colon in it is never looked up.
            return shaped ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The address at the other end of a connection, as a server says it: IPv6 may be in brackets, and its zone makes no difference.
     *
     * @return null where the server does not say, or says a name
     */
    public static @Nullable InetAddress ofPeer(@Nullable String said) {
        if (said == null) {
            return null;
        }
        String bare = said.startsWith("[") && said.endsWith("]") ? said.substring(1, said.length() - 1) : said;
        int zone = bare.indexOf('%');
        return of(zone < 0 ? bare : bare.substring(0, zone)).orElse(null);
    }

    /** Whether the text is written as IPv4. */
    static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }
}
