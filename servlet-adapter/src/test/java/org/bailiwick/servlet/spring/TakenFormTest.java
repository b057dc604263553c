package org.bailiwick.servlet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.bailiwick.testkit.AuthorityExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** The federation endpoint, behind a filter that reads forms. */
class TakenFormTest {
    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    private static GuardedBoot boot;

    @BeforeAll
    static void start() throws Exception {
        authority.authority().client("api", "api-secret");
        boot = GuardedBoot.start("""
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                limits: {call: 10s}
                domains:
                  home: {kind: introspection, issuer: "%s", client: {id: api, secret: api-secret}}
                federation:
                  issuer: "%s"
                  home: home
                  deadline: 15s
                  resource-servers: {api: {secret: asker-secret, resource: "https://api.example.com"}}
                rules:
                  - {id: all, path: /**, access: authenticated}
                """.formatted(authority.issuer(), authority.issuer()), Reading.class);
    }

    @AfterAll
    static void stop() throws Exception {
        boot.close();
    }

    private static HttpResponse<String> ask(String reading) throws Exception {
        String login = Base64.getEncoder().encodeToString("api:asker-secret".getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(URI.create(boot.baseUri() + "/federated-introspection"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Read", reading)
                .POST(BodyPublishers.ofString(
                        "token=" + authority.authority().opaque().issue()))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameters", "reader", "stream"})
    void formThatAFilterHasTaken_isAnInvalidRequest(String reading) throws Exception {
        HttpResponse<String> answer = ask(reading);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_request\"", "Another filter");
    }

    @Test
    void formThatAFilterLeavesAlone_isRead() throws Exception {
        HttpResponse<String> answer = ask("nothing");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"active\":true");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ProbeApplication.class)
    static class Reading {
        @Bean
        FilterRegistrationBean<Filter> reader() {
            FilterRegistrationBean<Filter> reader = new FilterRegistrationBean<>((request, response, chain) -> {
                switch (String.valueOf(((HttpServletRequest) request).getHeader("X-Read"))) {
                    case "parameters" ->
                        assertThat(request.getParameter("token")).isNotNull();
                    case "reader" -> assertThat(request.getReader().readLine()).isNotNull();
                    case "stream" ->
                        assertThat(request.getInputStream().readAllBytes()).isNotEmpty();
                    default -> {}
                }
                chain.doFilter(request, response);
            });
            reader.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return reader;
        }
    }
}
