package org.bailiwick.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.federation.QuestionForm;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/**
 * Stands before an application, answers what is the resource's or the domain's own to answer, and lets through what the
 * gatekeeper admits. Map it to {@code /*} and to every dispatcher type, with asynchronous support, before all other filters.
 *
 * <p>A request is decided once, however often the container dispatches it; later dispatches see the same caller. Only a
 * container's error page may be reached undecided, because it is about a request that never came this far.
 */
public final class BailiwickFilter implements Filter {
    private static final String ERROR_PAGE = BailiwickFilter.class.getName() + ".errorPage";

    private final Gatekeeper gatekeeper;
    private final Optional<FederationEndpoint> federation;
    private final IdentityBridge bridge;

    /** A filter that tells the application who is calling by the servlet API. */
    public BailiwickFilter(Bailiwick bailiwick) {
        this(bailiwick, IdentityBridge.NONE);
    }

    /** A filter that also tells a security framework who is calling. */
    public BailiwickFilter(Bailiwick bailiwick, IdentityBridge bridge) {
        this(bailiwick.gatekeeper(), bailiwick.federation(), bridge);
    }

    BailiwickFilter(Gatekeeper gatekeeper, Optional<FederationEndpoint> federation, IdentityBridge bridge) {
        this.gatekeeper = gatekeeper;
        this.federation = federation;
        this.bridge = bridge;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            filter(http, answer, chain);
        } else {
            throw new ServletException("request: not HTTP (expected: HTTP, the only protocol that can be guarded)");
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<AccessContext> decided = AccessContext.of(request::getAttribute);
        if (decided.isPresent()) {
            goOn(decided.get(), request, response, chain);
        } else if (isErrorPage(request)) {
            chain.doFilter(request, response);
        } else {
            InboundRequest inbound = new ServletRequestView(request);
            Optional<HttpAnswer> own = ownAnswer(inbound, request);
            if (own.isPresent()) {
                FormerSession.endBy(own.get(), request);
                write(own.get(), request, response);
            } else {
                decide(inbound, request, response, chain);
            }
        }
    }

    private static boolean isErrorPage(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            request.setAttribute(ERROR_PAGE, true);
        }
        return request.getAttribute(ERROR_PAGE) != null;
    }

    /** What no rule is asked about: the domain's federation endpoint, and what the gatekeeper serves itself. */
    private Optional<HttpAnswer> ownAnswer(InboundRequest inbound, HttpServletRequest request)
            throws IOException, ServletException {
        Optional<FederationEndpoint> asked = federation.filter(endpoint -> endpoint.isFor(inbound));
        Optional<CompletionStage<HttpAnswer>> coming = asked.isPresent()
                ? Optional.of(new QuestionForm(asked.get(), inbound).answer(request::getInputStream))
                : gatekeeper.served(inbound);
        return coming.isPresent() ? Optional.of(await(coming.get())) : Optional.empty();
    }

    private void decide(
            InboundRequest inbound, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Step next = await(gatekeeper.admit(inbound))
                .fold(
                        granted -> () -> {
                            request.setAttribute(AccessContext.ATTRIBUTE, granted.context());
                            AddedFields.keep(granted, request);
                            goOn(granted.context(), request, response, chain);
                        },
                        denied -> () -> write(denied.answer(), request, response),
                        undecided -> () -> write(undecided.answer(), request, response));
        next.take();
    }

    /** Waits no longer than the deadline of a decision or of an answer, which is kept where it is made. */
    private static <T> T await(CompletionStage<T> coming) throws ServletException {
        try {
            return coming.toCompletableFuture().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServletException("The container stopped while a request waited to be decided", stopped);
        } catch (ExecutionException contractBroken) {
            throw new ServletException("The decision failed; the request does not go on", contractBroken);
        }
    }

    private void goOn(
            AccessContext context, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest admitted = AdmittedRequest.of(request, context, gatekeeper.identityHeaders());
        HttpServletResponse answer = AddedFields.to(response, request);
        bridge.around(context, admitted, answer, () -> chain.doFilter(admitted, answer));
    }

    private static void write(HttpAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        response.setContentLength(answer.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }
}
