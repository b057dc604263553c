package org.bailiwick.browser;

import java.util.List;
import org.springframework.boot.WebApplicationType;

/** People at a WebFlux gateway. */
class WebFluxLoginTest extends AtABrowser {
    private static final String ROUTE = "spring.cloud.gateway.server.webflux.routes[0].";

    WebFluxLoginTest() {
        super((port, yaml, behind) -> Service.start(
                WebApplicationType.REACTIVE,
                GatewayApplication.class,
                behind.desk(),
                port,
                yaml,
                List.of(ROUTE + "id=all", ROUTE + "uri=" + behind.uri(), ROUTE + "predicates[0]=Path=/**")));
    }
}
