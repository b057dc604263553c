package com.example.probe;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailiwick.access.AccessContext;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/** Answers with what it sees of a request. */
public final class EchoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("method", request.getMethod());
        seen.put("path", request.getRequestURI());
        seen.put("body", new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Optional<AccessContext> context = AccessContext.of(request::getAttribute);
        Optional<VerifiedToken> token = context.flatMap(AccessContext::token);
        seen.put("subject", token.map(VerifiedToken::subject).orElse(null));
        seen.put("remoteUser", request.getRemoteUser());
        seen.put("client", token.flatMap(VerifiedToken::client).orElse(null));
        seen.put("scopes", token.map(VerifiedToken::scopes).orElse(Scopes.NONE).asSet());
        seen.put("roles", roles(request));
        seen.put(
                "hop",
                context.flatMap(AccessContext::hopToken).map(EchoServlet::shown).orElse(Map.of()));
        seen.put("asked", asked(request, context));
        seen.put("headers", headers(request));
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        if (request.getParameter("caches") != null) {
            response.setHeader("Cache-Control", request.getParameter("caches"));
        }
        response.setContentType("application/json");
        response.getOutputStream().write(Json.of(seen).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Boolean> roles(HttpServletRequest request) {
        Map<String, Boolean> roles = new LinkedHashMap<>();
        String @Nullable [] asked = request.getParameterValues("role");
        for (String role : asked == null ? new String[0] : asked) {
            roles.put(role, request.isUserInRole(role));
        }
        return roles;
    }

    private static Map<String, String> shown(HopToken token) {
        return Map.of(token.field(), token.value().reveal());
    }

    private static Map<String, String> asked(HttpServletRequest request, Optional<AccessContext> context) {
        Map<String, String> asked = new LinkedHashMap<>();
        String @Nullable [] names = request.getParameterValues("hop");
        for (String name : names == null ? new String[0] : names) {
            context.flatMap(admitted -> admitted.nextHop(name)).ifPresent(hop -> asked.put(name, outcome(hop)));
        }
        return asked;
    }

    private static String outcome(NextHop hop) {
        return hop.token()
                .toCompletableFuture()
                .join()
                .fold(
                        given -> given.token().value().reveal(),
                        refused -> refused.reason().code(),
                        undecided -> undecided.reason().code());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(
                        name -> headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name))));
        return headers;
    }
}
