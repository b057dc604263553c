package org.bailiwick.servlet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.bailiwick.testkit.conformance.SessionCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * Bodies that somebody has taken before they could be held against a proof: Spring's filter for forms, which Boot puts before ours,
 * and others.
 */
class TakenBodyTest {
    private static final String FORM = "role=teller";

    private static final HttpClient HTTP_1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static SessionCaller caller;
    private static GuardedBoot boot;

    @BeforeAll
    static void start() throws Exception {
        caller = SessionCaller.start();
        boot = GuardedBoot.start(caller.yaml(), Taking.class);
    }

    @AfterAll
    static void stop() {
        boot.close();
        caller.close();
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpRequest.Builder request(String method, BodyPublisher body, String proven) {
        return HttpRequest.newBuilder(URI.create(boot.baseUri() + "/forms"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", caller.proof(method, "/forms", proven))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP_1.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertNotCovered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"body_not_covered\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void formThatSpringHasTaken_isNotTheEmptyBody(String method) throws Exception { // AS-4
        for (String proven : new String[] {"", FORM}) {
            assertNotCovered(send(request(method, chunked(FORM), proven)));
            assertNotCovered(send(request(method, BodyPublishers.ofString(FORM), proven)));
        }
    }

    @Test
    void formThatSpringHasTakenFromHttp2_isNotTheEmptyBody() throws Exception { // AS-4
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        http2.send(HttpRequest.newBuilder(boot.baseUri()).build(), BodyHandlers.discarding()); // upgrades

        HttpResponse<String> answer =
                http2.send(request("PUT", chunked(FORM), "").build(), BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertNotCovered(answer);
    }

    @ParameterizedTest
    @CsvSource({"parameters,''", "parameters,role=teller", "reader,''", "stream,''"})
    void formThatAFilterHasTaken_isNotTheEmptyBody(String reading, String proven) throws Exception { // AS-4
        assertNotCovered(send(request("POST", chunked(FORM), proven).header("X-Read", reading)));
        assertNotCovered(
                send(request("POST", BodyPublishers.ofString(FORM), proven).header("X-Read", reading)));
    }

    @Test
    void formThatNobodyHasTaken_isReadFromWhatIsCovered() throws Exception { // AS-4
        for (BodyPublisher body : new BodyPublisher[] {chunked(FORM), BodyPublishers.ofString(FORM)}) {
            HttpResponse<String> answer = send(request("POST", body, FORM));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"u-8842\"", "\"roles\":{\"teller\":true}");
        }
    }

    @Test
    void parametersThatAFilterHasMadeUp_areNone() throws Exception { // AS-4
        HttpResponse<String> answer =
                send(request("POST", BodyPublishers.noBody(), "").header("X-Read", "nothing, and makes some up"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"roles\":{}");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ProbeApplication.class)
    static class Taking {
        @Bean
        FilterRegistrationBean<Filter> taker() {
            FilterRegistrationBean<Filter> taker = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpServletRequest goesOn = (HttpServletRequest) request;
                switch (String.valueOf(goesOn.getHeader("X-Read"))) {
                    case "parameters" ->
                        assertThat(request.getParameter("role")).isEqualTo("teller");
                    case "reader" -> assertThat(request.getReader().readLine()).isEqualTo(FORM);
                    case "stream" ->
                        assertThat(request.getInputStream().readAllBytes()).isNotEmpty();
                    case "nothing, and makes some up" -> goesOn = new MadeUp(goesOn);
                    default -> {}
                }
                chain.doFilter(goesOn, response);
            });
            taker.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return taker;
        }
    }

    /** A request with a role that nobody has sent. */
    private static final class MadeUp extends HttpServletRequestWrapper {
        MadeUp(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of("role", getParameterValues("role"));
        }

        @Override
        public String[] getParameterValues(String name) {
            return new String[] {"teller"};
        }
    }
}
