package org.bailiwick.login;

import java.util.Objects;
import org.bailiwick.event.Reason;

/**
 * What a person is told when something has not gone well.
 *
 * @param reason what it was
 * @param heading what it comes to, in two or three words
 * @param sentence what has happened, for whom it has happened to: what {@link Reason#text} says is for whoever runs the service
 * @param url where the one thing is that can be done; empty for the page's own address
 * @param label what that is
 */
record Notice(Reason reason, String heading, String sentence, String url, String label) {
    Notice {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(label, "label");
    }

    /** Without the address, which may hold what was in somebody's query. */
    @Override
    public String toString() {
        return "Notice[" + reason + "]";
    }
}
