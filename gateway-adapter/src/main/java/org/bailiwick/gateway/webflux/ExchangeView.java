package org.bailiwick.gateway.webflux;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

/**
 * An exchange as the core sees it. Rules are written against the path below {@code spring.webflux.base-path}, as routes are.
 * The path and the peer are those of the connection, whatever a forwarded header made of them since.
 */
record ExchangeView(ServerWebExchange exchange, HttpServerRequest arrived) implements InboundRequest {
    private static final String KEPT = KeptBody.class.getName();

    static ExchangeView of(ServerWebExchange exchange) {
        Object arrived = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        if (arrived instanceof HttpServerRequest request) {
            return new ExchangeView(exchange, request);
        }
        throw new IllegalStateException(
                "server: " + arrived.getClass().getName() + " (expected: Reactor Netty, as the gateway itself does)");
    }

    private ServerHttpRequest request() {
        return exchange.getRequest();
    }

    @Override
    public String method() {
        return request().getMethod().name();
    }

    /** The raw path below the base path; empty, and so refused, when it is not there. */
    @Override
    public String rawPath() {
        String whole = RequestTarget.rawPath(arrived.uri());
        String mount = mountPath();
        if (!whole.startsWith(mount)) {
            return "";
        }
        return whole.length() == mount.length() ? "/" : whole.substring(mount.length());
    }

    @Override
    public String mountPath() {
        return request().getPath().contextPath().value();
    }

    /** What the routes' predicates looked at, and what goes to the service behind unless a route rewrites it. */
    @Override
    public Optional<String> routedPath() {
        @Nullable
        PathContainer looked = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_PREDICATE_PATH_CONTAINER_ATTR);
        PathContainer whole = looked != null
                ? looked
                : PathContainer.parsePath(request().getURI().getRawPath());
        PathContainer mount = request().getPath().contextPath();
        StringBuilder decoded = new StringBuilder();
        for (PathContainer.Element element :
                whole.subPath(mount.elements().size()).elements()) {
            decoded.append(
                    element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
        }
        return Optional.of(decoded.isEmpty() ? "/" : decoded.toString());
    }

    @Override
    public Optional<String> route() {
        @Nullable Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return Optional.ofNullable(route).map(Route::getId);
    }

    @Override
    public String rawQuery() {
        @Nullable String query = request().getURI().getRawQuery();
        return query == null ? "" : query;
    }

    /** The body that goes on: where a predicate has read it and kept the request, the gateway takes that up again behind us. */
    @Override
    public CompletionStage<Optional<byte[]>> body(int most, BodyRoom room) {
        HttpHeaders fields = request().getHeaders();
        if (fields.getContentLength() > most) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        ServerHttpRequest goesOn = keptRequest().orElseGet(this::request);
        KeptBody kept = KeptBody.of(goesOn.getBody(), most, room, length -> canBe(length, fields));
        exchange.getAttributes().put(KEPT, kept);
        return kept.known();
    }

    /** Whoever announces a body has one: where nothing is left of it, somebody has read it before. Netty's HTTP/2 announces it, too. */
    private static boolean canBe(int length, HttpHeaders fields) {
        long announced = fields.getContentLength();
        return announced >= 0
                ? announced == length
                : length > 0 || !fields.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** The request that a predicate has kept, as it had to read its body. */
    Optional<ServerHttpRequest> keptRequest() {
        return exchange.getAttribute(ServerWebExchangeUtils.CACHED_SERVER_HTTP_REQUEST_DECORATOR_ATTR)
                        instanceof ServerHttpRequest kept
                ? Optional.of(kept)
                : Optional.empty();
    }

    /** The body, if it was read before its turn. */
    Optional<KeptBody> keptBody() {
        return exchange.getAttribute(KEPT) instanceof KeptBody kept ? Optional.of(kept) : Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        return request().getHeaders().getOrEmpty(name);
    }

    @Override
    public Sender sender() {
        return Sender.of(peer(), arrived.requestHeaders()::getAll);
    }

    /** Who is at the other end of the connection. */
    @Nullable
    InetAddress peer() {
        return arrived.connectionRemoteAddress() instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    /** What is coming, once it is there: at once where it is, otherwise back on the event loop. Whoever stops waiting stops for himself. */
    <T> Mono<T> onEventLoop(CompletionStage<T> coming) {
        CompletableFuture<T> future = coming.toCompletableFuture();
        return future.isDone()
                ? Mono.just(future.join())
                : Mono.fromFuture(future.thenApplyAsync(Function.identity(), eventLoop()), true);
    }

    /** The thread that everything about the connection happens on. */
    EventLoop eventLoop() {
        if (arrived instanceof Connection connection) {
            return connection.channel().eventLoop();
        }
        throw new IllegalStateException("request: without a connection (expected: with one, as Reactor Netty's are)");
    }
}
