package org.bailiwick.gateway.webmvc;

import java.util.List;
import org.bailiwick.access.UpstreamHeaders;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Withholds from every service behind, and so on routes without a gate too, the cookies by which a browser is known that has
 * logged in: they are worth as much as a token.
 */
final class WithoutOurCookies implements RequestHttpHeadersFilter, Ordered {
    @Override
    public HttpHeaders apply(HttpHeaders fields, ServerRequest request) {
        if (!fields.containsHeader(HttpHeaders.COOKIE)) {
            return fields;
        }
        HttpHeaders left = HttpHeaders.copyOf(fields);
        List<String> kept = UpstreamHeaders.kept(HttpHeaders.COOKIE, fields.getOrEmpty(HttpHeaders.COOKIE));
        left.remove(HttpHeaders.COOKIE);
        kept.forEach(value -> left.add(HttpHeaders.COOKIE, value));
        return left;
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
