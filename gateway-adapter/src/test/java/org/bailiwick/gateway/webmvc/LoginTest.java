package org.bailiwick.gateway.webmvc;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.gateway.LoginContract;
import org.bailiwick.gateway.LoginGate;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class LoginTest extends LoginContract {
    private final EmbeddedAuthority authority = EmbeddedAuthority.start();

    @AfterAll
    void stop() {
        authority.close();
    }

    @Override
    protected RunningAdapter start(List<String> properties) throws IOException {
        return GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"), Faked.class, properties);
    }

    @Override
    protected String prefix() {
        return "spring.cloud.gateway.server.webmvc";
    }

    @Override
    protected String mount() {
        return "server.servlet.context-path";
    }

    /** The gateway, with a gatekeeper whose login is not real. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Faked {
        /** What is said by who stands before routes: at the last moment, as Spring Security does. */
        @Bean
        FilterRegistrationBean<Filter> others() {
            FilterRegistrationBean<Filter> others = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpServletRequest asked = (HttpServletRequest) request;
                if (asked.getRequestURI().equals(REMEMBER)) {
                    asked.getSession().setAttribute("whose", "Alice");
                } else if (asked.getRequestURI().equals(RECALL)) {
                    HttpSession session = asked.getSession(false);
                    ((HttpServletResponse) response)
                            .setHeader("X-Session", session == null ? "none" : session.getAttribute("whose") + "");
                } else if (asked.getHeader(STRICT) == null) {
                    chain.doFilter(request, response);
                } else {
                    Strict strict = new Strict((HttpServletResponse) response);
                    try {
                        chain.doFilter(request, strict);
                    } finally {
                        strict.speak();
                    }
                }
            });
            others.setOrder(-100);
            return others;
        }

        @Bean
        static BeanPostProcessor inPlace() {
            LoginGate gate = new LoginGate();
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof RouteGuard) {
                        return new RouteGuard(gate.gatekeeper(), new UpstreamHeaders(UpstreamSettings.DEFAULT));
                    }
                    if (name.equals("bailiwickMetadataFilter")) {
                        FilterRegistrationBean<MetadataFilter> faked =
                                new FilterRegistrationBean<>(new MetadataFilter(gate.gatekeeper()));
                        faked.setOrder(((FilterRegistrationBean<?>) bean).getOrder());
                        return faked;
                    }
                    return bean;
                }
            };
        }
    }

    /** An answer that may not be stored where nobody has said anything by the time it goes out. */
    private static final class Strict extends HttpServletResponseWrapper {
        private Strict(HttpServletResponse response) {
            super(response);
        }

        private void speak() {
            if (!containsHeader("Cache-Control")) {
                setHeader("Cache-Control", NO_STORE);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            speak();
            return super.getOutputStream();
        }

        @Override
        public void flushBuffer() throws IOException {
            speak();
            super.flushBuffer();
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            speak();
            super.sendError(status, message);
        }
    }
}
