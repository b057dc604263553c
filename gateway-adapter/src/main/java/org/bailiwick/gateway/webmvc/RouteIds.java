package org.bailiwick.gateway.webmvc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/** Collects what a router function says of the ids of its routes; routes that are guarded under their id are passed over. */
final class RouteIds implements RouterFunctions.Visitor {
    /** Where the gateway keeps the routes it has made of properties, each by its id. */
    static final String PROPERTY_ROUTES = "gatewayRouterFunctions";

    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, RouterFunction<?>> propertyRoutes = new LinkedHashMap<>();

    private RouteIds() {}

    /** What the routes say. */
    static RouteIds of(RouterFunction<?> routes) {
        RouteIds ids = new RouteIds();
        routes.accept(ids);
        return ids;
    }

    /** The ids, in order. */
    Set<String> all() {
        return ids;
    }

    /** The id, if there is but one. */
    Optional<String> only() {
        return ids.size() == 1 ? ids.stream().findFirst() : Optional.empty();
    }

    /** The routes that were made of properties. */
    Map<String, RouterFunction<?>> propertyRoutes() {
        return propertyRoutes;
    }

    @Override
    public void attributes(Map<String, Object> attributes) {
        if (attributes.get(MvcUtils.GATEWAY_ROUTE_ID_ATTR) instanceof String id) {
            ids.add(id);
        }
        if (attributes.get(PROPERTY_ROUTES) instanceof Map<?, ?> routes) {
            routes.forEach((id, route) -> propertyRoutes.put((String) id, (RouterFunction<?>) route));
        }
    }

    @Override
    public void startNested(RequestPredicate predicate) {}

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handlerFunction) {}

    @Override
    public void resources(Function<ServerRequest, Optional<Resource>> lookupFunction) {}

    @Override
    public void unknown(RouterFunction<?> routerFunction) {}
}
