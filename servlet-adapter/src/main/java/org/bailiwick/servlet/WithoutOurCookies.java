package org.bailiwick.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.bailiwick.request.Cookies;
import org.jspecify.annotations.Nullable;

/** A request without the cookies by which a browser is known that has logged in: they are worth as much as a token. */
final class WithoutOurCookies extends HttpServletRequestWrapper {
    private static final String COOKIE = "Cookie";

    private final List<String> others;

    private WithoutOurCookies(HttpServletRequest request, List<String> others) {
        super(request);
        this.others = others;
    }

    /** The request, wrapped if it has such cookies. */
    static HttpServletRequest of(HttpServletRequest request) {
        @Nullable Enumeration<String> sent = request.getHeaders(COOKIE);
        if (sent == null || !sent.hasMoreElements()) {
            return request;
        }
        List<String> all = Collections.list(sent);
        List<String> others = Cookies.withoutOurs(all);
        return others.equals(all) ? request : new WithoutOurCookies(request, others);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie @Nullable [] all = super.getCookies();
        if (all == null) {
            return null;
        }
        Cookie[] left = Arrays.stream(all)
                .filter(cookie -> !Cookies.isOurs(cookie.getName()))
                .toArray(Cookie[]::new);
        return left.length == 0 ? null : left;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isCookie(name) ? others.stream().findFirst().orElse(null) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isCookie(name) ? Collections.enumeration(others) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        if (others.isEmpty()) {
            names.removeIf(WithoutOurCookies::isCookie);
        }
        return Collections.enumeration(names);
    }

    private static boolean isCookie(String name) {
        return name.equalsIgnoreCase(COOKIE);
    }
}
