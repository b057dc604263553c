package org.bailiwick.spring;

import org.springframework.boot.WebApplicationType;

class ReactiveOperationsTest extends OperationsContract {
    @Override
    WebApplicationType type() {
        return WebApplicationType.REACTIVE;
    }
}
