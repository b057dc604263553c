package org.bailiwick.spring;

import org.springframework.boot.WebApplicationType;

class ServletHealthTest extends HealthContract {
    @Override
    WebApplicationType type() {
        return WebApplicationType.SERVLET;
    }
}
