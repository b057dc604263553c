package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sent a request on the connection it came in by. */
final class Peer {
    /** What is never looked up: digits and dots of IPv4, or something with a colon, which names never have. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private Peer() {}

    /** The address; null where the server does not say, or says a name. */
    static @Nullable InetAddress of(HttpServletRequest request) {
        @Nullable String said = request.getRemoteAddr();
        if (said == null) {
            return null;
        }
        int zone = said.indexOf('%');
        String literal = zone < 0 ? said : said.substring(0, zone);
        try {
            return LITERAL.matcher(literal).matches() ? InetAddress.getByName(literal) : null;
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }
}
