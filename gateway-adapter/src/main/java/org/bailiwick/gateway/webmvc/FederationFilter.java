package org.bailiwick.gateway.webmvc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.federation.QuestionForm;
import org.bailiwick.request.InboundRequest;

/** Serves the domain's Federated Introspection Endpoint, where there is one, whatever the routes are. */
final class FederationFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Optional<FederationEndpoint> federation;

    FederationFilter(Optional<FederationEndpoint> federation) {
        this.federation = federation;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        InboundRequest inbound = new GatewayRequestView(request, null);
        Optional<FederationEndpoint> asked = federation.filter(endpoint -> endpoint.isFor(inbound));
        if (asked.isPresent()) {
            QuestionForm form = new QuestionForm(asked.get(), inbound);
            new AnswerResponse(Waiting.on(form.answer(request::getInputStream))).writeTo(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
