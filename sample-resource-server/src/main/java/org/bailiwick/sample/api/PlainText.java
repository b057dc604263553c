package org.bailiwick.sample.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Answers in plain text. */
final class PlainText {
    private PlainText() {}

    static void write(HttpServletResponse response, List<String> lines) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        for (String line : lines) {
            response.getWriter().println(line);
        }
    }
}
