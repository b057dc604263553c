package org.bailiwick.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request says of its body.
 *
 * @param length in bytes; negative where that is not said
 * @param isThere whether there must be something of it, however long it is
 */
record AnnouncedBody(long length, boolean isThere) {
    /** HTTP/2 need not announce a body. A form of which nothing is left was then read by somebody before. */
    static AnnouncedBody of(HttpServletRequest request) {
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        boolean form = !request.getProtocol().startsWith("HTTP/1.")
                && MediaTypes.is("application/x-www-form-urlencoded", request);
        return new AnnouncedBody(request.getContentLengthLong(), chunked || form);
    }

    /** Whether it is said to be longer. */
    boolean isLongerThan(int most) {
        return length > most;
    }

    /** Whether the whole of it can be this much. */
    boolean canBe(int read) {
        return length >= 0 ? length == read : read > 0 || !isThere;
    }
}
