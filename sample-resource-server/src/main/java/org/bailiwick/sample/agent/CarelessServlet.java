package org.bailiwick.sample.agent;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.bailiwick.access.AccessContext;
import org.bailiwick.exchange.NextHop;

/** What must not be done: passes the person's own token on to the tool. */
@WebServlet("/ask/careless")
public final class CarelessServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HttpClient client = HttpClient.newHttpClient();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        URI tools = AccessContext.of(request::getAttribute)
                .flatMap(context -> context.nextHop("tools"))
                .map(NextHop::uri)
                .orElseThrow();
        HttpRequest call = Tools.call(tools, request)
                .setHeader("User-Agent", "careless")
                .header("Authorization", request.getHeader("Authorization"))
                .build();
        Tools.tell(() -> client.send(call, BodyHandlers.ofString()), response);
    }
}
