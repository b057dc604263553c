package org.bailiwick.gateway.webflux;

/** The target of a request line, in either of the forms that name a path (RFC 9112 sections 3.2.1 and 3.2.2). */
final class RequestTarget {
    private static final String AUTHORITY = "://";

    private RequestTarget() {}

    /** The raw path in it; empty when there is none. */
    static String rawPath(String target) {
        int from = 0;
        if (!target.startsWith("/")) {
            int authority = target.indexOf(AUTHORITY);
            from = authority < 0 ? target.length() : endOf(target, authority + AUTHORITY.length(), "/?#");
        }
        return target.substring(from, endOf(target, from, "?#"));
    }

    private static int endOf(String target, int from, String marks) {
        int at = from;
        while (at < target.length() && marks.indexOf(target.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
