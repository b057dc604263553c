package org.bailiwick.sample.tools;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailiwick.access.AccessContext;

/** Two tools: {@code read-calendar}, which tells for whom it was called and by whom, and {@code write-calendar}. */
@WebServlet("/mcp")
public final class ToolsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int INVALID_PARAMS = -32602;
    private static final int NOT_ENOUGH = -32001;
    private static final Pattern CALL = Pattern.compile("\"method\":\"tools/call\".*\"name\":\"([a-z-]+)\"");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher call = CALL.matcher(request.getReader().lines().findFirst().orElse(""));
        AccessContext context = AccessContext.of(request::getAttribute).orElseThrow();
        response.setContentType("application/json");
        switch (call.find() ? call.group(1) : "") {
            case "read-calendar" -> say(response, result("lunch at noon, " + Seen.of(context)));
            case "write-calendar" -> write(context, response);
            default -> say(response, error(INVALID_PARAMS, "no such tool"));
        }
    }

    private static void write(AccessContext context, HttpServletResponse response) throws IOException {
        if (context.hasScope("tool:write")) {
            say(response, result("written, " + Seen.of(context)));
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"tool:write\"");
        say(response, error(NOT_ENOUGH, "insufficient_scope: tool:write"));
    }

    private static String result(String text) {
        return "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
    }

    private static String error(int code, String message) {
        return "\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    private static void say(HttpServletResponse response, String outcome) throws IOException {
        response.getWriter().println("{\"jsonrpc\":\"2.0\",\"id\":1," + outcome + "}");
    }
}
