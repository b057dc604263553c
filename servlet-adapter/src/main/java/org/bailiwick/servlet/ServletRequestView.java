package org.bailiwick.servlet;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.IpAddress;
import org.bailiwick.request.Sender;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request as the core sees it. Rules are written against the path below the context path, as servlet mappings
 * are, because the name an application is deployed under is not the application's to know.
 */
record ServletRequestView(HttpServletRequest request) implements InboundRequest {
    /** What Tomcat leaves with a request whose peer it has replaced. */
    private static final String REPLACED = "org.apache.tomcat.request.forwarded";

    @Override
    public String method() {
        return request.getMethod();
    }

    /** The raw path below the context path; empty, and so refused, when the container's two readings do not fit. */
    @Override
    public String rawPath() {
        String whole = request.getRequestURI();
        String mount = request.getContextPath();
        if (!whole.startsWith(mount)) {
            return "";
        }
        return whole.length() == mount.length() ? "/" : whole.substring(mount.length());
    }

    @Override
    public String mountPath() {
        return request.getContextPath();
    }

    /** What the container chose the servlet by. */
    @Override
    public Optional<String> routedPath() {
        @Nullable String rest = request.getPathInfo();
        return Optional.of(rest == null ? request.getServletPath() : request.getServletPath() + rest);
    }

    @Override
    public String rawQuery() {
        @Nullable String query = request.getQueryString();
        return query == null ? "" : query;
    }

    @Override
    public CompletionStage<Optional<byte[]>> body(int most, BodyRoom room) {
        return KeptBody.read(request, most, room);
    }

    @Override
    public List<String> headers(String name) {
        return headers(request, name);
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        @Nullable Enumeration<String> values = request.getHeaders(name);
        return values == null || !values.hasMoreElements() ? List.of() : Collections.list(values);
    }

    /**
     * As the container says it: a filter that has wrapped the request may have believed anybody. Where Tomcat has replaced the peer,
     * by proxies that it trusts, who that was is not known.
     */
    @Override
    public Sender sender() {
        HttpServletRequest arrived = request;
        while (arrived instanceof ServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest within) {
            arrived = within;
        }
        return sender(arrived);
    }

    private static Sender sender(HttpServletRequest arrived) {
        @Nullable String peer = arrived.getAttribute(REPLACED) == null ? arrived.getRemoteAddr() : null;
        return Sender.of(IpAddress.ofPeer(peer), name -> headers(arrived, name));
    }
}
