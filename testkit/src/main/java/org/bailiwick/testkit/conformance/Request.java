package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A request, sent by the JDK's client, or octet by octet where that client would be too polite. */
final class Request {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI base;
    private final String method;
    private final String target;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private String body = "";
    private boolean announced = true;

    Request(URI base, String method, String target) {
        this.base = base;
        this.method = method;
        this.target = target;
    }

    @CanIgnoreReturnValue
    Request header(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    @CanIgnoreReturnValue
    Request bearer(String token) {
        return secret(token).header("Authorization", "Bearer " + token);
    }

    /** A token that the request holds somewhere, and that no answer but the probe's may repeat. */
    @CanIgnoreReturnValue
    Request secret(String token) {
        tokens.add(token);
        return this;
    }

    @CanIgnoreReturnValue
    Request body(String type, String text) {
        this.body = text;
        return header("Content-Type", type);
    }

    /** A body whose length is not said beforehand: a chunked one, but for HTTP/2. */
    @CanIgnoreReturnValue
    Request unannouncedBody(String type, String text) {
        this.announced = false;
        return body(type, text);
    }

    /** Sends it as a well-behaved client does. */
    Response send() throws IOException, InterruptedException {
        HttpResponse<String> got = sendBy(CLIENT);
        return checked(new Response(got.statusCode(), got.headers().map(), got.body()));
    }

    HttpResponse<String> sendBy(HttpClient client) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(PATIENCE)
                .method(method, publisher());
        fields.forEach(field -> request.header(field.name, field.value));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private BodyPublisher publisher() {
        if (!announced) {
            return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** Sends it exactly as it is, each character one octet. */
    Response sendRaw() throws IOException {
        try (RawConnection connection = new RawConnection(base)) {
            return sendOn(connection);
        }
    }

    Response sendOn(RawConnection connection) throws IOException {
        return checked(connection.exchange(method, text()));
    }

    /** Sends its header, as if a body of that length came with it, and the start of that. */
    RawConnection begin(int length, String start) throws IOException {
        RawConnection connection = new RawConnection(base);
        connection.send(head() + "Content-Length: " + length + "\r\n\r\n" + start);
        return connection;
    }

    private String text() {
        StringBuilder text = head();
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    private StringBuilder head() {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (fields.stream().noneMatch(field -> field.name.equalsIgnoreCase("Host"))) {
            text.append("Host: ").append(base.getAuthority()).append("\r\n");
        }
        fields.forEach(field ->
                text.append(field.name).append(": ").append(field.value).append("\r\n"));
        return text;
    }

    private Response checked(Response response) {
        for (String token : tokens) {
            for (String part : token.split("\\.", -1)) {
                assertSilent(response, part);
            }
        }
        return response;
    }

    private static void assertSilent(Response response, String part) {
        if (part.length() < 16) {
            return;
        }
        assertThat(response.headers().toString())
                .as("no part of a token in a header")
                .doesNotContain(part);
        if (!response.isOfProbe()) {
            assertThat(response.body()).as("no part of a token in a body").doesNotContain(part);
        }
    }

    /** A header field; a request may have several of one name. */
    private record Field(String name, String value) {}
}
