package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What a request says of its body.
 *
 * @param length in bytes; negative where that is not said
 * @param isThere whether there must be something of it, however long it is
 */
record AnnouncedBody(long length, boolean isThere) {
    /** HTTP/2 need not announce a body. A form of which nothing is left was then read by somebody before. */
    static AnnouncedBody of(HttpServletRequest request) {
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return new AnnouncedBody(
                request.getContentLengthLong(),
                chunked || !request.getProtocol().startsWith("HTTP/1.") && isForm(request.getContentType()));
    }

    /** Of either kind: the container has read the parts of the other before, where it reads any. */
    private static boolean isForm(@Nullable String type) {
        String said = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return said.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || said.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
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
