package org.bailiwick.gateway.webmvc;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcPropertiesBeanDefinitionRegistrar.RouterFunctionHolder;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayDelegatingRouterFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * Guards every route there is. The mapping, through which every request to a router function comes, is what makes it
 * every one; where a bean is one route, or holds the routes of the properties, they are guarded one by one as well, because
 * only then is it known which one a request is on.
 */
final class RouteGuarding implements BeanPostProcessor {
    private final ObjectProvider<RouteGuard> guard;

    RouteGuarding(ObjectProvider<RouteGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof RouterFunctionMapping mapping) {
            return guarded(mapping);
        }
        if (bean instanceof GatewayDelegatingRouterFunction<?> route) {
            return guarded(route, RouteIds.of(route).only().orElse(null));
        }
        // Not its scoped proxy, which is of a subclass.
        return bean.getClass() == RouterFunctionHolder.class ? guarded((RouterFunctionHolder) bean) : bean;
    }

    private RouterFunctionMapping guarded(RouterFunctionMapping mapping) {
        @Nullable RouterFunction<?> routes = mapping.getRouterFunction();
        if (routes != null) {
            refuseWhatRulesNameInVain(routes);
            mapping.setRouterFunction(guarded(routes, null));
            mapping.setCorsProcessor(new PreflightPassage(mapping.getCorsProcessor()));
        }
        return mapping;
    }

    /** A rule for a route that cannot be told from its neighbours would not be asked, and a laxer one might be. */
    private void refuseWhatRulesNameInVain(RouterFunction<?> routes) {
        Set<String> inVain = new TreeSet<>(RouteIds.of(routes).all());
        inVain.retainAll(guard.getObject().namedRoutes());
        if (!inVain.isEmpty()) {
            throw new IllegalStateException("route: " + String.join(", ", inVain)
                    + " (expected: a bean of its own for each route that rules name, or a route in the properties)");
        }
    }

    private RouterFunctionHolder guarded(RouterFunctionHolder holder) {
        Map<String, RouterFunction<?>> routes =
                RouteIds.of(holder.getRouterFunction()).propertyRoutes();
        return routes.entrySet().stream()
                .<RouterFunction<ServerResponse>>map(route -> guarded(route.getValue(), route.getKey()))
                .reduce(RouterFunction::and)
                .map(all -> new RouterFunctionHolder(all.withAttribute(RouteIds.PROPERTY_ROUTES, routes)))
                .orElse(holder);
    }

    private GuardedRouterFunction guarded(RouterFunction<?> routes, @Nullable String routeId) {
        return new GuardedRouterFunction(routes, routeId, guard.getObject());
    }
}
