package org.bailiwick.interop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.client.NextHopClient;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.testkit.conformance.Probe;
import org.bailiwick.token.VerifiedToken;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An API that tells whom it serves. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
class ApiApplication {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Answers everything that is let through. */
    @RestController
    static class ApiController {
        @RequestMapping(path = "/**", produces = MediaType.APPLICATION_JSON_VALUE)
        String answer(HttpServletRequest request) {
            VerifiedToken token = AccessContext.of(request::getAttribute)
                    .flatMap(AccessContext::token)
                    .orElseThrow();
            return Probe.of(request.getMethod(), request.getRequestURI())
                    .subject(request.getUserPrincipal().getName())
                    .client(token.client().orElse(null))
                    .scopes(List.copyOf(token.scopes().asSet()))
                    .role("teller", request.isUserInRole("teller"))
                    .role("auditor", request.isUserInRole("auditor"))
                    .json();
        }
    }

    /** Calls the service that its caller names: the next hop goes where that is and nowhere else. */
    @RestController
    static class CallController {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        @GetMapping("/forward")
        void forward(@RequestParam URI to, HttpServletRequest request, HttpServletResponse response)
                throws IOException, InterruptedException {
            NextHop hop = AccessContext.of(request::getAttribute)
                    .flatMap(AccessContext::nextHop)
                    .orElseThrow();
            HttpRequest call = HttpRequest.newBuilder(to).build();
            response.setStatus(NextHopClient.of(CLIENT, hop)
                    .send(call, HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        }
    }
}
