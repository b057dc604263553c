package org.bailiwick.sample;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Writes down the calls of one application to another, which does not notice, and remembers what came with them. */
final class OverheardCalls extends ValveBase {
    private final String name;
    private final String application;
    private final Journal journal;
    private final Queue<String> fields = new ConcurrentLinkedQueue<>();

    /**
     * @param name what the one that is called is called
     * @param application what the caller calls itself in {@code User-Agent}
     */
    OverheardCalls(String name, String application, Journal journal) {
        super(true);
        this.name = name;
        this.application = application;
        this.journal = journal;
    }

    /** Whether the token has ever come with a call of the application, in whatever field. */
    boolean haveBrought(String token) {
        return fields.stream().anyMatch(field -> field.contains(token));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!application.equals(request.getHeader("User-Agent"))) {
            getNext().invoke(request, response);
            return;
        }
        for (String field : Collections.list(request.getHeaderNames())) {
            fields.addAll(Collections.list(request.getHeaders(field)));
        }
        String words = request.getMethod() + " " + request.getRequestURI();
        Page.Answering answering = journal.open().asked(application, name, () -> words);
        try {
            getNext().invoke(request, response);
        } finally {
            answering.ended(response.getStatus());
        }
    }
}
