package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at a login page without a browser: reads the form, ticks boxes, answers. */
public final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\">");

    private final String name;
    private final List<String> ticked = new ArrayList<>();

    private Visitor(String name) {
        this.name = name;
    }

    /** Somebody by a name that the page lists. */
    public static Visitor as(String name) {
        return new Visitor(name);
    }

    /** Ticks these roles. */
    @CanIgnoreReturnValue
    public Visitor granting(String... roles) {
        return tick("grant", roles);
    }

    /** Ticks these pieces of information. */
    @CanIgnoreReturnValue
    public Visitor sharing(String... pieces) {
        return tick("scope", pieces);
    }

    private Visitor tick(String field, String... values) {
        for (String value : values) {
            ticked.add(pair(field, value));
        }
        return this;
    }

    /**
     * Lets the consumer in.
     *
     * @param loginUrl {@code a_url}
     * @return where the browser is sent back to, with what it takes along
     * @throws IllegalStateException when it is not sent back
     */
    public URI allow(URI loginUrl) {
        return answer(loginUrl, "allow");
    }

    /** Refuses the consumer; otherwise like {@link #allow}. */
    public URI deny(URI loginUrl) {
        return answer(loginUrl, "deny");
    }

    private URI answer(URI loginUrl, String decision) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(loginUrl));
        expect(200, page);
        List<String> fields = new ArrayList<>(ticked);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.add(pair(hidden.group(1), hidden.group(2)));
        }
        fields.add(pair("user", name));
        fields.add(pair("decision", decision));
        String cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        HttpResponse<String> answer = send(HttpRequest.newBuilder(loginUrl.resolve(loginUrl.getRawPath()))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
        expect(303, answer);
        return URI.create(answer.headers().firstValue("Location").orElse(""));
    }

    private static void expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException("login: status " + response.statusCode() + " (expected: " + status + ")");
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at the login page", e);
        }
    }

    private static String pair(String field, String value) {
        return field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Visitor[hidden]";
    }
}
