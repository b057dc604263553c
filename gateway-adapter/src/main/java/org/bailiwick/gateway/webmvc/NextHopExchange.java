package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.bailiwick.access.AccessContext;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Calls the service behind, and asks the gatekeeper what to do where that answers 401 to the token that was got for it: to send the
 * request once more with another one, or to answer in the service's place. What the service says does not go further.
 *
 * <p>A request with a body is not sent again: it would have to be kept.
 */
final class NextHopExchange implements ProxyExchange {
    private final ProxyExchange services;
    private final Supplier<RouteGuard> guard;

    NextHopExchange(ProxyExchange services, Supplier<RouteGuard> guard) {
        this.services = services;
        this.guard = guard;
    }

    @Override
    public RequestBuilder request(ServerRequest request) {
        return services.request(request);
    }

    @Override
    public ServerResponse exchange(Request request) {
        return RouteGuard.decidedOn(request.getServerRequest().servletRequest())
                .filter(context -> isSentWith(context, request.getHeaders()))
                .map(context -> exchange(request, context, !hasBody(request)))
                .orElseGet(() -> services.exchange(request));
    }

    /** Where a filter of the route has put something in its place, a 401 is not about our token. */
    private static boolean isSentWith(AccessContext context, HttpHeaders headers) {
        return context.hopToken()
                .filter(token -> headers.getOrEmpty(token.field())
                        .equals(List.of(token.value().reveal())))
                .isPresent();
    }

    /** Whoever else looks for the context finds the one that the request was let through with. */
    private ServerResponse exchange(Request request, AccessContext context, boolean isRepeatable) {
        ServerResponse response = services.exchange(request);
        if (!HttpStatus.UNAUTHORIZED.isSameCodeAs(response.statusCode())) {
            return response;
        }
        discard(request.getServerRequest());
        return guard.get()
                .refusedAtNextHop(request.getServerRequest().servletRequest(), context, isRepeatable)
                .fold(
                        granted -> exchange(again(request, granted.context()), granted.context(), isRepeatable),
                        denied -> new AnswerResponse(denied.answer()),
                        undecided -> new AnswerResponse(undecided.answer()));
    }

    private Request again(Request request, AccessContext context) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(request.getHeaders());
        context.hopToken()
                .ifPresent(token -> headers.set(token.field(), token.value().reveal()));
        RequestBuilder again = services.request(request.getServerRequest())
                .method(request.getMethod())
                .headers(headers);
        @Nullable URI uri = request.getUri();
        if (uri != null) {
            again.uri(uri);
        }
        request.getResponseConsumers().forEach(again::responseConsumer);
        return again.build();
    }

    /** Gives the connection back, and leaves nothing of the answer for filters to find. */
    private static void discard(ServerRequest request) {
        @Nullable Object answered = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR);
        MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR, null);
        MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, null);
        if (answered instanceof ClientHttpResponse response) {
            response.close();
        }
    }

    /** HTTP/2 knows bodies without a field that announces them. */
    private static boolean hasBody(Request request) {
        HttpServletRequest came = request.getServerRequest().servletRequest();
        long length = came.getContentLengthLong();
        if (length >= 0) {
            return length > 0;
        }
        try {
            return came.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                    || !came.getProtocol().startsWith("HTTP/1.")
                            && !came.getInputStream().isFinished();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
