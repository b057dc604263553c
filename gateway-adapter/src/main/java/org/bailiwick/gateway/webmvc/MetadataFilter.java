package org.bailiwick.gateway.webmvc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.request.HttpAnswer;

/** Serves what the gatekeeper has to serve itself, such as the resource's description (RFC 9728), whatever the routes are. */
final class MetadataFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Gatekeeper gatekeeper;

    MetadataFilter(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<CompletionStage<HttpAnswer>> served = gatekeeper.served(new GatewayRequestView(request, null));
        if (served.isPresent()) {
            HttpAnswer answer = Waiting.on(served.get());
            FormerSession.endBy(answer, request);
            new AnswerResponse(answer).writeTo(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
