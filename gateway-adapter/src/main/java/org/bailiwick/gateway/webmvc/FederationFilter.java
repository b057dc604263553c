package org.bailiwick.gateway.webmvc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.federation.QuestionForm;
import org.bailiwick.request.HttpAnswer;
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
            new AnswerResponse(await(form.answer(request::getInputStream))).writeTo(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Waits no longer than the answer's deadline, which the endpoint keeps. */
    private static HttpAnswer await(CompletionStage<HttpAnswer> answer) throws ServletException {
        try {
            return answer.toCompletableFuture().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServletException("The server stopped while another domain was asked", stopped);
        } catch (ExecutionException contractBroken) {
            throw new ServletException("The federation endpoint failed", contractBroken);
        }
    }
}
