package org.bailiwick.browser;

import java.util.List;
import org.springframework.boot.WebApplicationType;

/** People at a WebMVC gateway. */
class WebMvcLoginTest extends AtABrowser {
    private static final String ROUTE = "spring.cloud.gateway.server.webmvc.routes[0].";

    WebMvcLoginTest() {
        super((port, yaml, behind) -> Service.start(
                WebApplicationType.SERVLET,
                GatewayApplication.class,
                behind.desk(),
                port,
                yaml,
                List.of(
                        "spring.cloud.gateway.server.webflux.enabled=false",
                        ROUTE + "id=all",
                        ROUTE + "uri=" + behind.uri(),
                        ROUTE + "predicates[0]=Path=/**")));
    }
}
