package org.bailiwick.sample;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.jspecify.annotations.Nullable;

/** Writes down what a federation endpoint is asked, from outside: the endpoint does not notice. */
final class Overhearing extends ValveBase {
    private static final String BASIC = "Basic ";
    private static final String NOBODY = "nobody";

    private final String name;
    private final Journal journal;

    /** @param name what the endpoint is called */
    Overhearing(String name, Journal journal) {
        super(true);
        this.name = name;
        this.journal = journal;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getMethod().equals("POST")) {
            overhear(request, response);
        } else {
            getNext().invoke(request, response);
        }
    }

    private void overhear(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request connection = request.getCoyoteRequest();
        InputBuffer source = connection.getInputBuffer();
        CopiedBody body = new CopiedBody(source);
        String path = request.getRequestURI();
        AtomicReference<String> words = new AtomicReference<>("");
        Page.Answering answering = journal.open().asked(asker(request), name, words::get);
        connection.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
        } finally {
            connection.setInputBuffer(source);
            words.set(QuestionWords.of(path, body.form()));
            answering.ended(response.getStatus(), sentAt(response));
        }
    }

    /** An answer of known length is on its way before we are back. */
    private static long sentAt(Response response) {
        return response.isCommitted() ? response.getCoyoteResponse().getCommitTimeNanos() : System.nanoTime();
    }

    /** Who it is, as it says; the rest of the header field is nobody's business here. */
    private static String asker(Request request) {
        @Nullable String field = request.getHeader("Authorization");
        return field == null || !field.startsWith(BASIC) ? NOBODY : client(field.substring(BASIC.length()));
    }

    private static String client(String login) {
        try {
            return new String(Base64.getDecoder().decode(login), StandardCharsets.US_ASCII)
                    .split(":", 2)[0].toUpperCase(Locale.ROOT);
        } catch (IllegalArgumentException notBase64) {
            return NOBODY;
        }
    }
}
