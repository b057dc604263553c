package org.bailiwick.testkit.browser;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request that a browser is about to make; a navigation by the person, unless something else is said. Does not print. */
public final class BrowserRequest {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Browser browser;
    private final String method;
    private final Map<String, String> more;
    private Journey journey;
    private Use use;
    private String type = "";
    private String body = "";
    private boolean quiet;

    BrowserRequest(Browser browser, String method, URI url) {
        this.browser = browser;
        this.method = method;
        this.more = new LinkedHashMap<>();
        this.journey = new Journey(Optional.empty(), List.of(url));
        this.use = Use.NAVIGATION;
    }

    private BrowserRequest(BrowserRequest redirected, String method, Journey journey) {
        this.browser = redirected.browser;
        this.method = method;
        this.more = redirected.more;
        this.journey = journey;
        this.use = redirected.use;
        this.quiet = redirected.quiet;
        if (method.equals(redirected.method)) {
            this.type = redirected.type;
            this.body = redirected.body;
        }
    }

    /** What it is for. */
    @CanIgnoreReturnValue
    public BrowserRequest as(Use purpose) {
        this.use = purpose;
        return this;
    }

    /** A page, at that URL, asks, and not the person. */
    @CanIgnoreReturnValue
    public BrowserRequest from(URI page) {
        this.journey = new Journey(Optional.of(page), journey.urls());
        return this;
    }

    /** One more field, as a script may add it, or instead of one that the browser would have sent. */
    @CanIgnoreReturnValue
    public BrowserRequest header(String name, String value) {
        more.put(name, value);
        return this;
    }

    /** A body. */
    @CanIgnoreReturnValue
    public BrowserRequest body(String mediaType, String text) {
        this.type = mediaType;
        this.body = text;
        return this;
    }

    /** Its page has a policy by which nobody is told where it was: not even its origin is (Fetch, "Origin" header). */
    @CanIgnoreReturnValue
    BrowserRequest quiet(boolean tellsNobody) {
        this.quiet = tellsNobody;
        return this;
    }

    /** Sends it. Redirects are not followed, see {@link Page#follow}. */
    public Page send() {
        return browser.send(this);
    }

    String method() {
        return method;
    }

    URI url() {
        return journey.url();
    }

    String body() {
        return body;
    }

    /** Whether the cookies that are answered may not be kept: a page of another site asks, and not for the window. */
    boolean isAbroad() {
        return journey.isForeign() && !use.isTopLevel();
    }

    List<Cookie> cookies(CookieJar jar) {
        return jar.cookies(url(), journey.isForeign(), use.isTopLevel() && SAFE.contains(method));
    }

    /** The same at the place where it is sent by an answer with that status. */
    BrowserRequest redirected(int status, URI next) {
        boolean becomesGet = (status == 303 && !method.equals("HEAD"))
                || ((status == 301 || status == 302) && method.equals("POST"));
        return new BrowserRequest(this, becomesGet ? "GET" : method, journey.onTo(next));
    }

    /** The fields, but for cookies. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Accept", use.accept());
        if (Site.isTrustworthy(url())) {
            fields.put("Sec-Fetch-Site", journey.site());
            fields.put("Sec-Fetch-Mode", use.mode());
            fields.put("Sec-Fetch-Dest", use.destination());
        }
        if (use.isNavigation()) {
            fields.put("Upgrade-Insecure-Requests", "1");
        }
        if (use == Use.NAVIGATION && Site.isTrustworthy(url())) {
            fields.put("Sec-Fetch-User", "?1");
        }
        if (use == Use.PREFETCH) {
            fields.put("Sec-Purpose", "prefetch");
        }
        boolean readsAcross = use == Use.FETCH && !journey.isWithinOrigin();
        if (readsAcross || !(method.equals("GET") || method.equals("HEAD"))) {
            fields.put("Origin", quiet ? "null" : journey.origin());
        }
        if (!body.isEmpty()) {
            fields.put("Content-Type", type);
        }
        more.forEach((name, value) -> {
            fields.keySet().removeIf(each -> each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
            fields.put(name, value);
        });
        return fields;
    }

    @Override
    public String toString() {
        return "BrowserRequest[" + method + "]";
    }
}
