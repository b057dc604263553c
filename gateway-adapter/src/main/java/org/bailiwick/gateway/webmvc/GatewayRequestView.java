package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A request as the core sees it: as the client sent it, whatever filters before this one made of it.
 *
 * @param request the container's request
 * @param routeId the id of the route that it is on; null where the route has none
 */
record GatewayRequestView(
        HttpServletRequest request, @Nullable String routeId) implements InboundRequest {
    /** What no path is equal to. */
    private static final String TWO_READINGS = "?";

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

    /** What the container chose the servlet by, if the gateway's predicates chose the route by the same. */
    @Override
    public Optional<String> routedPath() {
        @Nullable String rest = request.getPathInfo();
        String container = rest == null ? request.getServletPath() : request.getServletPath() + rest;
        return Optional.of(container.equals(pathOfThePredicates()) ? container : TWO_READINGS);
    }

    private String pathOfThePredicates() {
        boolean below = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
        StringBuilder path = new StringBuilder(below ? request.getServletPath() : "");
        for (PathContainer.Element element : ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements()) {
            path.append(
                    element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
        }
        return path.toString();
    }

    @Override
    public Optional<String> route() {
        return Optional.ofNullable(routeId);
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

    @Override
    public Sender sender() {
        HttpServletRequest arrived = Peer.arrived(request);
        return Sender.of(Peer.of(arrived), name -> headers(arrived, name));
    }
}
