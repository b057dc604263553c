package org.bailiwick.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bailiwick.access.Verdict;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A Spring Boot application with Actuator on a free port. It has no adapter: the test itself brings requests to the gatekeeper. */
record OperatedBoot(ConfigurableApplicationContext context) implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static OperatedBoot start(WebApplicationType type, String yaml) throws IOException {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, yaml);
            return new OperatedBoot(new SpringApplicationBuilder(Application.class)
                    .web(type)
                    .properties(
                            "bailiwick.config=" + file,
                            "server.address=127.0.0.1",
                            "spring.reactor.netty.shutdown-quiet-period=0s",
                            "server.port=0",
                            "management.endpoints.web.exposure.include=bailiwick,health",
                            "management.endpoint.health.show-details=always",
                            "spring.main.banner-mode=off",
                            "logging.level.root=warn",
                            "logging.level.bailiwick.audit=off")
                    .run());
        } finally {
            Files.delete(file);
        }
    }

    Bailiwick bailiwick() {
        return context.getBean(Bailiwick.class);
    }

    /** Brings a request to the gatekeeper; what became of it. */
    String call(String path, String token) {
        Verdict verdict = bailiwick()
                .gatekeeper()
                .admit(new Call(path, token))
                .toCompletableFuture()
                .join();
        return verdict.fold(
                granted -> "granted",
                denied -> denied.reason().code(),
                undecided -> undecided.reason().code());
    }

    Response get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    Response post(String json) throws Exception {
        return send(HttpRequest.newBuilder(uri("/actuator/bailiwick"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private static Response send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        return new Response(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer of the application. */
    record Response(int status, String body) {
        Map<String, Object> json() {
            return JsonParserFactory.getJsonParser().parseMap(body);
        }

        /** The member that the names lead to. */
        Object at(String... names) {
            Object member = json();
            for (String name : names) {
                member = ((Map<?, ?>) member).get(name);
            }
            return member;
        }
    }

    private record Call(String rawPath, String token) implements InboundRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return name.equalsIgnoreCase("Authorization") ? List.of("Bearer " + token) : List.of();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
