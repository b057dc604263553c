package org.bailiwick.sample.agent;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.bailiwick.access.AccessContext;
import org.bailiwick.client.NextHopClient;
import org.bailiwick.exchange.NextHop;

/** Calls a tool for a person, with the token that the rule's next hop gives. */
@WebServlet({"/ask", "/ask/relayed"})
public final class AskServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HttpClient client = HttpClient.newHttpClient();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        NextHop tools = AccessContext.of(request::getAttribute)
                .flatMap(AccessContext::nextHop)
                .orElseThrow();
        HttpRequest call = Tools.call(tools.uri(), request).build();
        Tools.tell(() -> NextHopClient.of(client, tools).send(call, BodyHandlers.ofString()), response);
    }
}
