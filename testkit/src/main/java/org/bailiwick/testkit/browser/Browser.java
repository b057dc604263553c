package org.bailiwick.testkit.browser;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser without a window: it keeps cookies by RFC 6265bis and sends the fields by which servers tell apart what people and what
 * pages ask for, as Chromium does. It follows redirects when it is told to, and runs no script.
 *
 * <pre>{@code
 * Browser browser = Browser.builder().proxy("https://app.example.com", server).open();
 * Page login = browser.visit("https://app.example.com/desk").follow();
 * Page desk = Visitor.as("alice").granting("teller").allow(login).followAll();
 * }</pre>
 *
 * <p>Safe for use by many threads. Not there: the list of public suffixes, CORS with its preflights, {@code Referer}, and the two
 * minutes in which a cookie without {@code SameSite} goes along with a POST.
 */
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final Map<String, URI> servers;
    private final CookieJar jar;
    private final boolean tellsSites;

    private Browser(Builder settings) {
        this.servers = Map.copyOf(settings.servers);
        this.jar = new CookieJar(settings.clock, settings.heedsSites);
        this.tellsSites = settings.tellsSites;
    }

    /** A browser without cookies, for servers at their own addresses. */
    public static Browser open() {
        return builder().open();
    }

    /** Begins a browser. */
    public static Builder builder() {
        return new Builder();
    }

    /** The person types the address, or takes it from the bookmarks. */
    public Page visit(URI url) {
        return request("GET", url).send();
    }

    /** {@link #visit(URI)}. */
    public Page visit(String url) {
        return visit(URI.create(url));
    }

    /** A script of a page there asks for it. */
    public Page fetch(String url) {
        URI target = URI.create(url);
        return request("GET", target).as(Use.FETCH).from(target).send();
    }

    /** Begins any other request. */
    public BrowserRequest request(String method, URI url) {
        return new BrowserRequest(this, method, url);
    }

    /** The cookies that go along when the person visits the URL. */
    public List<Cookie> cookies(URI url) {
        return jar.cookies(url, false, true);
    }

    /** Keeps a cookie as if the URL had answered with that {@code Set-Cookie}. */
    public void keep(URI url, String setCookie) {
        jar.store(url, setCookie, false);
    }

    /** Forgets every cookie. */
    public void forget() {
        jar.clear();
    }

    /** Is closed and opened again: cookies without an end are gone. */
    public void restart() {
        jar.close();
    }

    Page send(BrowserRequest request) {
        URI url = request.url();
        String cookies = request.cookies(jar).stream().map(Cookie::pair).collect(Collectors.joining("; "));
        HttpRequest.Builder sent = HttpRequest.newBuilder(address(url))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.fields().forEach((name, value) -> {
            if (tellsSites || !name.startsWith("Sec-")) {
                sent.header(name, value);
            }
        });
        if (!cookies.isEmpty()) {
            sent.header("Cookie", cookies);
        }
        HttpResponse<String> response = exchange(sent.build());
        response.headers().allValues("Set-Cookie").forEach(field -> jar.store(url, field, request.isAbroad()));
        return new Page(this, request, response);
    }

    /** Where the URL is served. */
    private URI address(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return URI.create(servers.getOrDefault(Site.origin(url), URI.create(Site.origin(url))) + target);
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was loading", e);
        }
    }

    @Override
    public String toString() {
        return "Browser[hidden]";
    }

    /** Settings of a browser. */
    public static final class Builder {
        private final Map<String, URI> servers = new LinkedHashMap<>();
        private Clock clock = Clock.systemUTC();
        private boolean heedsSites = true;
        private boolean tellsSites = true;

        private Builder() {}

        /**
         * An origin is served by that server, as if a proxy stood before it: {@code https://app.example.com} by {@code
         * http://127.0.0.1:8080}. The server sees its own name in {@code Host}.
         *
         * @param origin scheme, host, and the port where it is not the scheme's
         * @param server scheme, host and port, without a path
         */
        @CanIgnoreReturnValue
        public Builder proxy(String origin, URI server) {
            servers.put(Site.origin(URI.create(origin)), server);
            return this;
        }

        /** What time it is for cookies. */
        @CanIgnoreReturnValue
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /** As browsers were before {@code SameSite}: cookies go along with whatever any page asks for. */
        @CanIgnoreReturnValue
        public Builder withoutSameSite() {
            this.heedsSites = false;
            return this;
        }

        /** As browsers were before {@code Sec-Fetch-Site} and the like: only {@code Origin} tells of the page that asks. */
        @CanIgnoreReturnValue
        public Builder withoutFetchMetadata() {
            this.tellsSites = false;
            return this;
        }

        /** The browser, without a cookie. */
        public Browser open() {
            return new Browser(this);
        }
    }
}
