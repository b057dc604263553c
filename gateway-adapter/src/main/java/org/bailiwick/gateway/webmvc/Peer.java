package org.bailiwick.gateway.webmvc;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.bailiwick.request.IpAddress;
import org.jspecify.annotations.Nullable;

/** Who sent a request on the connection it came in by. */
final class Peer {
    /** What Tomcat leaves with a request whose peer it has replaced. */
    private static final String REPLACED = "org.apache.tomcat.request.forwarded";

    private Peer() {}

    /**
     * The address, as the container says it; null where it does not say, or says a name, or where Tomcat has replaced it, by proxies
     * that it trusts.
     */
    static @Nullable InetAddress of(HttpServletRequest request) {
        HttpServletRequest arrived = arrived(request);
        return arrived.getAttribute(REPLACED) == null ? IpAddress.ofPeer(arrived.getRemoteAddr()) : null;
    }

    /** The container's request: a filter that has wrapped another around it may have believed anybody. */
    static HttpServletRequest arrived(HttpServletRequest request) {
        HttpServletRequest arrived = request;
        while (arrived instanceof ServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest within) {
            arrived = within;
        }
        return arrived;
    }
}
