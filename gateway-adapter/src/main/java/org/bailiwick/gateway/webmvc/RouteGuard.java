package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.access.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Lets through to a route what the gatekeeper admits. A request is decided once, on what the client asked for: where a
 * route forwards to another one inside the gateway, the same caller goes on.
 */
final class RouteGuard {
    private static final String DECIDED = RouteGuard.class.getName() + ".decided";

    private final Gatekeeper gatekeeper;
    private final UpstreamHeaders upstreamHeaders;

    RouteGuard(Gatekeeper gatekeeper, UpstreamHeaders upstreamHeaders) {
        this.gatekeeper = gatekeeper;
        this.upstreamHeaders = upstreamHeaders;
    }

    /** The ids of the routes that rules name. */
    Set<String> namedRoutes() {
        return gatekeeper.routes();
    }

    /**
     * Hands the request to the route, or answers in its place.
     *
     * @param routeId null where the route has none
     */
    ServerResponse handle(ServerRequest request, @Nullable String routeId, HandlerFunction<?> route) throws Exception {
        HttpServletRequest inbound = request.servletRequest();
        if (AdmittedServletRequest.isWithin(inbound)) {
            return route.handle(request);
        }
        Optional<AccessContext> decided = decidedOn(inbound);
        if (decided.isPresent()) {
            return route.handle(AdmittedServerRequest.of(request, decided.get(), upstreamHeaders));
        }
        HandlerFunction<?> next = await(gatekeeper.admit(new GatewayRequestView(inbound, routeId)))
                .fold(
                        granted -> admitted -> {
                            AddedFields.add(granted, inbound);
                            return goOn(admitted, granted.context(), route);
                        },
                        denied -> refused -> new AnswerResponse(denied.answer()),
                        undecided -> refused -> new AnswerResponse(undecided.answer()));
        return next.handle(request);
    }

    private ServerResponse goOn(ServerRequest request, AccessContext context, HandlerFunction<?> route)
            throws Exception {
        request.servletRequest().setAttribute(DECIDED, context);
        request.servletRequest().setAttribute(AccessContext.ATTRIBUTE, context);
        request.attributes().put(AccessContext.ATTRIBUTE, context); // a request that a filter built has its own
        return route.handle(AdmittedServerRequest.of(request, context, upstreamHeaders));
    }

    /** By which context the request was let through here; not what a filter that knows nothing of routes may have set. */
    static Optional<AccessContext> decidedOn(HttpServletRequest inbound) {
        return inbound.getAttribute(DECIDED) instanceof AccessContext context ? Optional.of(context) : Optional.empty();
    }

    /** What becomes of the request after the next hop has refused our token: {@link Gatekeeper#refusedAtNextHop}. */
    Verdict refusedAtNextHop(HttpServletRequest inbound, AccessContext context, boolean isRepeatable) {
        return await(gatekeeper.refusedAtNextHop(new GatewayRequestView(inbound, null), context, isRepeatable));
    }

    /** Waits no longer than the decision's deadline, which the gatekeeper keeps. */
    private static Verdict await(CompletionStage<Verdict> coming) {
        try {
            return coming.toCompletableFuture().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stopped while a request waited to be admitted", stopped);
        } catch (ExecutionException contractBroken) {
            throw new IllegalStateException("The gatekeeper failed; the request does not go on", contractBroken);
        }
    }
}
