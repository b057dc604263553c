package org.bailiwick.testkit.browser;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser was answered: a page, a redirect that it has not followed yet, or anything else. Does not print. */
public final class Page {
    private static final int MOST_REDIRECTS = 20;

    private final Browser browser;
    private final BrowserRequest request;
    private final HttpResponse<String> response;

    Page(Browser browser, BrowserRequest request, HttpResponse<String> response) {
        this.browser = browser;
        this.request = request;
        this.response = response;
    }

    /** Where the browser is. */
    public URI url() {
        return request.url();
    }

    /** The HTTP status. */
    public int status() {
        return response.statusCode();
    }

    /** The values of every field, by its name, in any case. */
    public Map<String, List<String>> headers() {
        return response.headers().map();
    }

    /** The first value of a field; empty when it is not there. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Every value of a field. */
    public List<String> all(String name) {
        return response.headers().allValues(name);
    }

    /** The body, as text. */
    public String body() {
        return response.body();
    }

    /** Where the browser is sent, when it is sent anywhere. */
    public Optional<URI> location() {
        boolean redirects = List.of(301, 302, 303, 307, 308).contains(status());
        return redirects ? response.headers().firstValue("Location").map(url()::resolve) : Optional.empty();
    }

    /**
     * Goes where the browser is sent, one step.
     *
     * @throws IllegalStateException when it is sent nowhere
     */
    public Page follow() {
        URI next = location()
                .orElseThrow(() -> new IllegalStateException("status " + status() + " (expected: a redirect)"));
        return browser.send(request.redirected(status(), next));
    }

    /**
     * Goes where the browser is sent, until it is there.
     *
     * @throws IllegalStateException when there is no end to it
     */
    public Page followAll() {
        Page page = this;
        for (int step = 0; page.location().isPresent(); step++) {
            if (step == MOST_REDIRECTS) {
                throw new IllegalStateException("redirects: more than " + MOST_REDIRECTS + " (expected: an end)");
            }
            page = page.follow();
        }
        return page;
    }

    /**
     * Sends the page's first form, with its hidden fields and these, as pairs of name and value.
     *
     * @throws IllegalStateException when there is none
     */
    public Page submit(String... fields) {
        HtmlForm form = HtmlForm.of(url(), body())
                .orElseThrow(() -> new IllegalStateException("form: none at status " + status() + " (expected: one)"));
        String text = form.with(fields);
        if (form.method().equals("GET")) {
            return click(form.action().resolve("?" + text));
        }
        return browser.request("POST", form.action())
                .from(url())
                .quiet(hidesFrom(form.action()))
                .body("application/x-www-form-urlencoded", text)
                .send();
    }

    private boolean hidesFrom(URI target) {
        String policy = header("Referrer-Policy");
        return policy.equals("no-referrer") || (policy.equals("same-origin") && !Site.isSameOrigin(url(), target));
    }

    /** Goes where a link of the page leads, absolute or relative to it. */
    public Page click(URI link) {
        return browser.request("GET", url().resolve(link)).from(url()).send();
    }

    /** Asks for the same once more, as a person does who reloads the page. */
    public Page reload() {
        return request.send();
    }

    @Override
    public String toString() {
        return "Page[" + status() + "]";
    }
}
