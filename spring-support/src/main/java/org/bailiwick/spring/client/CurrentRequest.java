package org.bailiwick.spring.client;

import java.util.Optional;
import org.bailiwick.access.AccessContext;
import org.bailiwick.exchange.NextHop;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The servlet request that the thread at hand answers, as Spring keeps it. */
final class CurrentRequest {
    private CurrentRequest() {}

    static NextHop nextHop(String name) {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .flatMap(request ->
                        AccessContext.of(attribute -> request.getAttribute(attribute, RequestAttributes.SCOPE_REQUEST)))
                .flatMap(context -> context.nextHop(name))
                .orElseThrow(() -> new IllegalStateException(
                        "next hop " + name + ": no caller (expected: a request that was let in on somebody's word)"));
    }
}
