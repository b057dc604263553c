package org.bailiwick.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bailiwick.access.AccessContext;
import org.bailiwick.testkit.AuthorityExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** People who log in before an application with the filter chain that Spring Boot makes when nobody makes one. */
class LoginSecurityTest {
    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext boot;

    @BeforeAll
    static void start() throws Exception {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, """
                    resource: https://api.example.com
                    insecure-allow-loopback-http: true
                    domains:
                      home: {kind: jwt, issuer: "%s", algorithms: [RS256]}
                    rules:
                      - {id: all, path: /**, access: authenticated}
                    """.formatted(authority.issuer()));
            boot = new SpringApplicationBuilder(Application.class)
                    .web(WebApplicationType.SERVLET)
                    .properties(
                            "bailiwick.config=" + file,
                            "server.address=127.0.0.1",
                            "server.port=0",
                            "spring.main.banner-mode=off",
                            "logging.level.root=warn")
                    .run();
        } finally {
            Files.delete(file);
        }
    }

    @AfterAll
    static void stop() {
        boot.close();
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        return send(method, path, LoginGate.ALICE);
    }

    private static HttpResponse<String> send(String method, String path, String cookie) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + boot.getEnvironment().getProperty("local.server.port") + path))
                        .header("Cookie", cookie)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/whoami, 200, alice by rule desk",
        "/files, 200, files",
        "/teller, 200, teller",
        "/manager, 403, Forbidden",
        "/broken, 500, Internal Server Error"
    })
    void person_isWhoMethodSecurityAsksAbout(String path, int status, String body) throws Exception {
        HttpResponse<String> answer = send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(body);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .containsExactlyInAnyOrder(LoginGate.RENEWED, LoginGate.GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whoami", "/manager", "/broken", "/long", "/flushed", "/forwarded"})
    void personsPage_hasWhatSpringSecuritySaysOfCaches(String path) throws Exception {
        for (String cookie : List.of(LoginGate.STEADY, LoginGate.ALICE)) {
            assertThat(send("GET", path, cookie).headers().allValues("Cache-Control"))
                    .as(cookie)
                    .containsExactly("no-cache, no-store, max-age=0, must-revalidate");
        }
    }

    @Test
    void personsPage_hasWhatTheApplicationSaysOfCaches() throws Exception {
        assertThat(send("GET", "/cached", LoginGate.STEADY).headers().allValues("Cache-Control"))
                .containsExactly("max-age=60", "private");
        assertThat(send("GET", "/cached").headers().allValues("Cache-Control"))
                .containsExactly("max-age=60", "no-store");
    }

    @Test
    void callbackAndLogout_comeBeforeTheFilterChain() throws Exception {
        assertThat(send("GET", "/login/callback?c_state=a").body()).startsWith("GET /login/callback?c_state=a ");
        assertThat(send("POST", "/logout").body()).startsWith("POST /logout? ");
    }

    /** An application that leaves everything to Spring Boot, with a gatekeeper whose login is not real. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableMethodSecurity
    static class Application {
        @Bean
        static BeanPostProcessor inPlace(ObjectProvider<IdentityBridge> bridge) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("bailiwickFilter") ? faked((FilterRegistrationBean<?>) bean) : bean;
                }

                private FilterRegistrationBean<BailiwickFilter> faked(FilterRegistrationBean<?> real) {
                    FilterRegistrationBean<BailiwickFilter> faked = new FilterRegistrationBean<>(
                            new BailiwickFilter(new LoginGate().gatekeeper(), Optional.empty(), bridge.getObject()));
                    faked.setOrder(real.getOrder());
                    faked.setDispatcherTypes(real.determineDispatcherTypes());
                    return faked;
                }
            };
        }

        /** What it serves. */
        @RestController
        static class Api {
            @GetMapping("/whoami")
            String whoami(@AuthenticationPrincipal AccessContext context) {
                return context.subject().orElseThrow() + " by rule " + context.rule();
            }

            @GetMapping("/files")
            @PreAuthorize("hasAuthority('SCOPE_files:read')")
            String files() {
                return "files";
            }

            @GetMapping("/teller")
            @PreAuthorize("hasRole('teller')")
            String teller() {
                return "teller";
            }

            @GetMapping("/manager")
            @PreAuthorize("hasRole('manager')")
            String manager() {
                return "manager";
            }

            @GetMapping("/cached")
            ResponseEntity<String> cached() {
                return ResponseEntity.ok().header("Cache-Control", "max-age=60").body("cached");
            }

            @GetMapping("/long")
            void longer(HttpServletResponse response) throws IOException {
                response.getOutputStream().write(new byte[100_000]);
            }

            @GetMapping("/flushed")
            void flushed(HttpServletResponse response) throws IOException {
                response.getOutputStream().write('x');
                response.flushBuffer();
            }

            @GetMapping("/forwarded")
            void forwarded(HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                request.getRequestDispatcher("/whoami").forward(request, response);
            }

            @GetMapping("/broken")
            String broken() {
                throw new IllegalStateException("fails on purpose");
            }
        }
    }
}
