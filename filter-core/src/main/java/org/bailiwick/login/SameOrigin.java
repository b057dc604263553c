package org.bailiwick.login;

import java.util.List;
import java.util.Set;
import org.bailiwick.request.InboundRequest;

/**
 * Tells requests that a page of this service makes from those that a page of others has a browser make. The latter come with the
 * person's cookies, too, which then say nothing of what the person wants.
 */
final class SameOrigin {
    /** Methods that change nothing (RFC 9110 section 9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final String origin;

    /** @param origin ours, as browsers write it */
    SameOrigin(String origin) {
        this.origin = origin;
    }

    /** Whether the request's cookies count. A connection that is taken over for another protocol can do anything. */
    boolean isTrusted(InboundRequest request) {
        boolean harmless =
                SAFE.contains(request.method()) && request.headers("Upgrade").isEmpty();
        return harmless || isOurs(request);
    }

    /** Whether it is a page of ours that makes the request: by the browser's own word, or where there is none, by its origin. */
    boolean isOurs(InboundRequest request) {
        List<String> site = request.headers("Sec-Fetch-Site");
        return site.isEmpty() ? request.headers("Origin").equals(List.of(origin)) : site.equals(List.of("same-origin"));
    }
}
