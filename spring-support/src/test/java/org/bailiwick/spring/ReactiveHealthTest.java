package org.bailiwick.spring;

import org.springframework.boot.WebApplicationType;

class ReactiveHealthTest extends HealthContract {
    @Override
    WebApplicationType type() {
        return WebApplicationType.REACTIVE;
    }
}
