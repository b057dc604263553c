package org.bailiwick.gateway.webmvc;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Routes whose every handler is guarded, before all filters of the routes; whatever is guarded within stays as it is. */
final class GuardedRouterFunction implements RouterFunction<ServerResponse> {
    private final RouterFunction<?> routes;
    private final @Nullable String routeId;
    private final RouteGuard guard;

    /**
     * Guards the routes.
     *
     * @param routeId the id that all of them have; null where they have none, or not all the same
     */
    GuardedRouterFunction(RouterFunction<?> routes, @Nullable String routeId, RouteGuard guard) {
        this.routes = routes;
        this.routeId = routeId;
        this.guard = guard;
    }

    /** No route for the container's error page: that is not what anybody asked for, and a service behind has no answer to it. */
    @Override
    public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        if (request.servletRequest().getDispatcherType() == DispatcherType.ERROR) {
            return Optional.empty();
        }
        return routes.route(request)
                .map(handler -> handler instanceof Guarded guarded ? guarded : new Guarded(handler, routeId, guard));
    }

    @Override
    public void accept(RouterFunctions.Visitor visitor) {
        if (!(visitor instanceof RouteIds) || routeId == null) {
            routes.accept(visitor);
        }
    }

    @Override
    public String toString() {
        return routes.toString();
    }

    /** A handler with the guard before it. */
    private record Guarded(
            HandlerFunction<?> route, @Nullable String routeId, RouteGuard guard)
            implements HandlerFunction<ServerResponse> {
        @Override
        public ServerResponse handle(ServerRequest request) throws Exception {
            return guard.handle(request, routeId, route);
        }
    }
}
