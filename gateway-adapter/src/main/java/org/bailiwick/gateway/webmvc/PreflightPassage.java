package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;

/**
 * Leads a CORS preflight to its route, and so to the guard and to the service behind, where the gateway itself has no CORS
 * configuration for it. Spring would answer it in the service's place, and no rule would be asked.
 */
final class PreflightPassage implements CorsProcessor {
    private final CorsProcessor otherwise;
    private final HandlerFunctionAdapter handlers = new HandlerFunctionAdapter();

    PreflightPassage(CorsProcessor otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration settings, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (settings == null
                && CorsUtils.isPreFlightRequest(request)
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerFunction<?> route) {
            handle(request, response, route);
            return false;
        }
        return otherwise.processRequest(settings, request, response);
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, HandlerFunction<?> route)
            throws IOException {
        try {
            handlers.handle(request, response, route);
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("A route failed over a preflight", failure);
        }
    }
}
