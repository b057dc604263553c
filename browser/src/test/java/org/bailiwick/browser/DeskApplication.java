package org.bailiwick.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.bailiwick.gateway.webmvc.WebMvcGatewayAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A desk that is an application of Spring Boot's. The guard of gateways is no part of it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = WebMvcGatewayAutoConfiguration.class)
class DeskApplication {
    /** Answers everything that is let through. */
    @RestController
    static class DeskController {
        private final Desk desk;

        DeskController(Desk desk) {
            this.desk = desk;
        }

        @RequestMapping("/**")
        ResponseEntity<String> answer(HttpServletRequest request) {
            @Nullable Principal person = request.getUserPrincipal();
            @Nullable String query = request.getQueryString();
            String page = desk.answer(
                    request.getMethod(),
                    request.getRequestURI() + (query == null ? "" : "?" + query),
                    person == null ? null : person.getName(),
                    request.getHeader("Cookie"));
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_HTML)
                    .cacheControl(CacheControl.noStore())
                    .body(page);
        }
    }
}
