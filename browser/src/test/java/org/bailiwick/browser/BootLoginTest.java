package org.bailiwick.browser;

import java.util.List;
import org.springframework.boot.WebApplicationType;

/** People at an application of Spring Boot's on Tomcat. */
class BootLoginTest extends AtABrowser {
    BootLoginTest() {
        super((port, yaml, behind) -> Service.start(
                WebApplicationType.SERVLET,
                DeskApplication.class,
                behind.desk(),
                port,
                yaml,
                List.of("spring.cloud.gateway.server.webflux.enabled=false")));
    }
}
