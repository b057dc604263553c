package org.bailiwick.spring;

import org.springframework.boot.WebApplicationType;

class ServletOperationsTest extends OperationsContract {
    @Override
    WebApplicationType type() {
        return WebApplicationType.SERVLET;
    }
}
