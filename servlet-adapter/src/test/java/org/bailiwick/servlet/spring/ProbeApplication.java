package org.bailiwick.servlet.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bailiwick.access.AccessContext;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.testkit.conformance.Probe;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsUtils;

/** An application that knows nothing of tokens and tells what it sees. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ProbeApplication {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return http.csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    ErrorPageRegistrar errorPages() {
        return registry -> registry.addErrorPages(new ErrorPage(Probe.ERROR_PAGE));
    }

    /** Answers preflights, as an application's CORS filter would; Spring MVC's own would answer for the probe. */
    @Bean
    FilterRegistrationBean<Filter> preflights() {
        return new FilterRegistrationBean<>((request, response, chain) -> {
            if (request instanceof HttpServletRequest http && CorsUtils.isPreFlightRequest(http)) {
                ProbeController.answer(http, (HttpServletResponse) response, 200);
            } else {
                chain.doFilter(request, response);
            }
        });
    }

    /** The probe. */
    @RestController
    static class ProbeController {
        @RequestMapping("/**")
        void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response, 200);
        }

        @RequestMapping(Probe.ERROR_PAGE)
        void errorPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(request, response, 500);
        }

        @RequestMapping(Probe.ERROR)
        void fail() {
            throw new IllegalStateException("The probe fails on purpose");
        }

        @RequestMapping(Probe.ASYNC)
        void async(HttpServletRequest request) {
            request.startAsync().dispatch(Probe.ECHO);
        }

        @RequestMapping(Probe.FORWARD)
        void forward(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            request.getRequestDispatcher(Probe.ECHO).forward(request, response);
        }

        @RequestMapping(Probe.INCLUDE)
        void include(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            request.getRequestDispatcher(Probe.ECHO).include(request, response);
        }

        private static void answer(HttpServletRequest request, HttpServletResponse response, int status)
                throws IOException {
            String seen = probe(request).json(); // first: parameters are looked for in the body, too
            response.setStatus(status);
            if (request.getParameter("caches") != null) {
                response.setHeader("Cache-Control", request.getParameter("caches"));
            }
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write(seen);
        }

        private static Probe probe(HttpServletRequest request) throws IOException {
            Optional<AccessContext> context = AccessContext.of(request::getAttribute);
            Optional<VerifiedToken> token = context.flatMap(AccessContext::token);
            @Nullable Principal principal = request.getUserPrincipal();
            Probe probe = Probe.of(request.getMethod(), request.getRequestURI())
                    .body(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .subject(principal == null ? null : principal.getName())
                    .remoteUser(request.getRemoteUser())
                    .client(token.flatMap(VerifiedToken::client).orElse(null))
                    .scopes(token.map(vouched -> List.copyOf(vouched.scopes().asSet()))
                            .orElse(List.of()));
            for (String role :
                    Optional.ofNullable(request.getParameterValues("role")).orElse(new String[0])) {
                probe.role(role, request.isUserInRole(role));
            }
            context.flatMap(AccessContext::hopToken)
                    .ifPresent(shown -> probe.hop(shown.field(), shown.value().reveal()));
            for (String name :
                    Optional.ofNullable(request.getParameterValues("hop")).orElse(new String[0])) {
                context.flatMap(admitted -> admitted.nextHop(name)).ifPresent(hop -> probe.asked(name, outcome(hop)));
            }
            for (String name : Collections.list(request.getHeaderNames())) {
                Collections.list(request.getHeaders(name)).forEach(value -> probe.header(name, value));
            }
            return probe;
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
    }
}
