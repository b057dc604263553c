package org.bailiwick.sample.agent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** How the agent calls tools, by JSON-RPC; which one, the body of a person's request says. */
final class Tools {
    private Tools() {}

    /**
     * The call that the person asks for; it carries no credential.
     *
     * @param tools where the tools are
     */
    static HttpRequest.Builder call(URI tools, HttpServletRequest request) throws IOException {
        String tool = request.getReader().lines().findFirst().orElse("").replaceAll("[^a-z-]", "");
        return HttpRequest.newBuilder(tools.resolve("/mcp"))
                .header("User-Agent", "agent")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                                + "\"}}"));
    }

    /** Tells the person what the tool said. */
    static void tell(Calling calling, HttpServletResponse response) throws IOException {
        HttpResponse<String> said;
        try {
            said = calling.send();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a tool was called");
        }
        response.setStatus(said.statusCode());
        response.setContentType(said.headers().firstValue("Content-Type").orElse("text/plain"));
        response.getWriter().print(said.body());
    }

    /** Makes the call. */
    @FunctionalInterface
    interface Calling {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }
}
