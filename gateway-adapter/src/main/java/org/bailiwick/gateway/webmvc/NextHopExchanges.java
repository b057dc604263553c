package org.bailiwick.gateway.webmvc;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;

/** Has every call to a service behind made by a {@link NextHopExchange}, whatever the gateway makes its calls with. */
final class NextHopExchanges implements BeanPostProcessor {
    private final ObjectProvider<RouteGuard> guard;

    NextHopExchanges(ObjectProvider<RouteGuard> guard) {
        this.guard = guard;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof ProxyExchange services ? new NextHopExchange(services, guard::getObject) : bean;
    }
}
