package org.bailiwick.browser;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The pages of a service that knows nothing of logins: it shows who is there, and counts stamps. */
final class Desk {
    private final AtomicInteger stamps = new AtomicInteger();
    private final Queue<String> cookies = new ConcurrentLinkedQueue<>();

    /**
     * What is shown.
     *
     * @param subject who is there, if anybody is
     * @param cookie the field {@code Cookie}, where it came this far
     */
    String answer(String method, String target, @Nullable String subject, @Nullable String cookie) {
        if (cookie != null) {
            cookies.add(cookie);
        }
        if (method.equals("POST")) {
            stamps.incrementAndGet();
        }
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Desk</title></head>
                <body style="font-family: sans-serif">
                <h1 id="person">%s</h1>
                <p id="target">%s %s</p>
                <form method="post" action="/desk/stamp"><button>Stamp</button></form>
                <form method="post" action="/logout"><button>Log out</button></form>
                <form method="post" action="/brief/logout"><button>Leave</button></form>
                </body></html>
                """.formatted(subject == null ? "nobody" : subject, method, target.replace("&", "&amp;"));
    }

    int stamps() {
        return stamps.get();
    }

    /** Every {@code Cookie} that was seen here. */
    Queue<String> cookies() {
        return cookies;
    }
}
