package org.bailiwick.gateway.webmvc;

import org.bailiwick.assembly.Bailiwick;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.SimpleFilterSupplier;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The filter of a single route. */
public final class BailiwickFilterFunctions {
    private BailiwickFilterFunctions() {}

    /**
     * Lets through to its route what the application's {@link Bailiwick} admits: {@code route("orders").GET(…).filter(bailiwick())},
     * or {@code Bailiwick} among the filters of a route in properties. Put it before all other filters of the route. Where
     * all routes are guarded already, it changes nothing.
     */
    public static HandlerFilterFunction<ServerResponse, ServerResponse> bailiwick() {
        return (request, next) -> {
            @Nullable Object routeId = MvcUtils.getAttribute(request, MvcUtils.GATEWAY_ROUTE_ID_ATTR);
            return MvcUtils.getApplicationContext(request)
                    .getBean(RouteGuard.class)
                    .handle(request, (String) routeId, next);
        };
    }

    /** Makes the filter known to routes in properties. */
    static final class Supplier extends SimpleFilterSupplier {
        Supplier() {
            super(BailiwickFilterFunctions.class);
        }
    }
}
