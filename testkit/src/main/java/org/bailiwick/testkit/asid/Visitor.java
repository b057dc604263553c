package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Page;

/** A person at a login page: reads the form, ticks boxes, answers; in a browser, or without one. */
public final class Visitor {
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
            ticked.addAll(List.of(field, value));
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

    /**
     * Lets the consumer in, in this browser.
     *
     * @param question the login page, as a browser shows it
     * @return the redirect back to {@code c_url}, to be followed
     * @throws IllegalStateException when there is none
     */
    public Page allow(Page question) {
        return answer(question, "allow");
    }

    /** Refuses the consumer; otherwise like {@link #allow(Page)}. */
    public Page deny(Page question) {
        return answer(question, "deny");
    }

    private URI answer(URI loginUrl, String decision) {
        Page back = answer(Browser.open().visit(loginUrl), decision);
        return URI.create(back.header("Location"));
    }

    private Page answer(Page question, String decision) {
        expect(200, question);
        List<String> fields = new ArrayList<>(ticked);
        fields.addAll(List.of("user", name, "decision", decision));
        Page answer = question.submit(fields.toArray(String[]::new));
        expect(303, answer);
        return answer;
    }

    private static void expect(int status, Page page) {
        if (page.status() != status) {
            throw new IllegalStateException("login: status " + page.status() + " (expected: " + status + ")");
        }
    }

    @Override
    public String toString() {
        return "Visitor[hidden]";
    }
}
