package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may call the endpoints, and how a caller shows that it is one of them (RFC 6749 section 2.3, RFC 7523). */
final class Clients {
    static final String BASIC = "client_secret_basic";
    static final String POST = "client_secret_post";
    static final String ASSERTION = "private_key_jwt";
    static final List<String> METHODS = List.of(BASIC, POST, ASSERTION);

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final ClientAssertions assertions;

    Clients(EmbeddedAuthority authority) {
        this.assertions = new ClientAssertions(authority);
    }

    void register(Client client) {
        clients.put(client.id(), client);
    }

    /** Who is calling, shown in exactly one way. */
    Caller caller(HttpExchange exchange, Form form) throws Refusal {
        @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String method = method(authorization != null, form);
        @Nullable
        Client client = method.equals(ASSERTION)
                ? bySignature(form)
                : bySecret(
                        authorization == null
                                ? new Form.Login(form.one("client_id"), form.one("client_secret"))
                                : Form.basic(authorization));
        if (client == null) {
            throw Refusal.invalidClient();
        }
        return new Caller(client, method);
    }

    private static String method(boolean inHeader, Form form) throws Refusal {
        List<String> shown = new ArrayList<>();
        if (inHeader) {
            shown.add(BASIC);
        }
        if (!form.one("client_secret").isEmpty()) {
            shown.add(POST);
        }
        if (!form.one("client_assertion").isEmpty()) {
            shown.add(ASSERTION);
        }
        if (shown.size() > 1) {
            throw Refusal.invalidRequest();
        }
        return shown.isEmpty() ? POST : shown.get(0);
    }

    private @Nullable Client bySecret(Form.Login login) {
        @Nullable Client client = clients.get(login.id());
        return client != null && client.secret() != null && client.secret().equals(login.secret()) ? client : null;
    }

    private @Nullable Client bySignature(Form form) {
        @Nullable
        ReceivedJwt assertion = ReceivedJwt.parse(form.one("client_assertion")).orElse(null);
        if (assertion == null || !form.one("client_assertion_type").equals(ClientAssertions.TYPE)) {
            return null;
        }
        @Nullable Client client = clients.get(assertion.text("sub"));
        boolean another =
                !form.one("client_id").isEmpty() && !form.one("client_id").equals(assertion.text("sub"));
        return client != null && !another && assertions.accept(assertion, client) ? client : null;
    }

    /**
     * Who is calling.
     *
     * @param client the client
     * @param method how it has shown it, by the name that RFC 7591 section 2 gives the method
     */
    record Caller(Client client, String method) {}
}
