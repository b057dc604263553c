package org.bailiwick.gateway.webmvc;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.request.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The container's request with the caller it was admitted for, the fields that go on in place of those that came, and the body as it
 * came, though it may have been read before its turn.
 */
final class AdmittedServletRequest extends HttpServletRequestWrapper {
    private final AccessContext context;
    private final HttpHeaders fields;

    AdmittedServletRequest(HttpServletRequest request, AccessContext context, HttpHeaders fields) {
        super(UnreadServletRequest.of(request));
        this.context = context;
        this.fields = fields;
    }

    /** Whether the request was admitted already, whatever was wrapped around it since. */
    static boolean isWithin(HttpServletRequest request) {
        @Nullable ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (inner instanceof AdmittedServletRequest) {
                return true;
            }
            inner = wrapper.getRequest();
        }
        return false;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return context.subject().<Principal>map(Subject::new).orElseGet(super::getUserPrincipal);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return fields.getFirst(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(fields.getOrEmpty(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(List.copyOf(fields.headerNames()));
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie @Nullable [] all = super.getCookies();
        return all == null
                ? null
                : Arrays.stream(all)
                        .filter(cookie -> !Cookies.isOurs(cookie.getName()))
                        .toArray(Cookie[]::new);
    }

    @Override
    public int getIntHeader(String name) {
        @Nullable String value = getHeader(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    @Override
    public long getDateHeader(String name) {
        return fields.getFirstDate(name);
    }

    /** The subject as the servlet API names it. */
    private record Subject(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }
}
