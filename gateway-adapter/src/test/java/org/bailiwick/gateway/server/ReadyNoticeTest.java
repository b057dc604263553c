package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Flux;

class ReadyNoticeTest {
    private static List<ILoggingEvent> told(Route... routes) {
        Logger logger = (Logger) LoggerFactory.getLogger(ReadyNotice.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("ports", Map.of("local.server.port", "8080")));
            new ReadyNotice(() -> Flux.just(routes), environment)
                    .onApplicationEvent(new ApplicationReadyEvent(
                            new SpringApplication(), new String[0], new GenericApplicationContext(), Duration.ZERO));
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        return lines.list;
    }

    @Test
    void withoutRoutes_warns() {
        assertThat(told()).first().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getMessage())
                    .startsWith("spring.cloud.gateway.server.webflux.routes: none (expected: ")
                    .contains("--spring.config.additional-location=routes.yml");
        });
    }

    @Test
    void withRoutes_saysWhereAndHowMany() {
        Route route = Route.async()
                .id("orders")
                .uri("http://127.0.0.1:8081")
                .predicate(exchange -> true)
                .build();

        assertThat(told(route))
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Ready: port 8080, management port 8080, routes 1");
    }
}
