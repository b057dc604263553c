package org.bailiwick.sample.tools;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.token.VerifiedToken;

/** What a tool knows of a call: for whom, by whom, and what it may do. */
final class Seen {
    private Seen() {}

    static String of(AccessContext context) {
        VerifiedToken token = context.token().orElseThrow();
        List<String> actors = new ArrayList<>();
        token.actor().ifPresent(actor -> {
            actors.add(actor.subject());
            actors.addAll(actor.before());
        });
        return "for " + token.subject() + ", by " + String.join(" for ", actors) + ", with " + token.scopes();
    }
}
