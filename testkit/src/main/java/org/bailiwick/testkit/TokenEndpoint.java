package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** The token endpoint: client credentials (RFC 6749 section 4.4) with RFC 8707 resource indicators. */
final class TokenEndpoint {
    private static final Set<String> KNOWN_ONCE = Set.of("grant_type", "scope", "client_id", "client_secret");

    private final EmbeddedAuthority authority;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    TokenEndpoint(EmbeddedAuthority authority) {
        this.authority = authority;
    }

    void register(String id, String secret, List<String> scopes) {
        clients.put(id, new Client(id, secret, List.copyOf(scopes)));
    }

    Reply answer(HttpExchange exchange) throws IOException {
        Reply reply;
        try {
            reply = Reply.json(200, issue(exchange));
        } catch (Refusal refusal) {
            reply = refusal.reply();
        }
        return reply.withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
    }

    private String issue(HttpExchange exchange) throws IOException, Refusal {
        Form form = form(exchange);
        Client client = authenticated(exchange, form);
        if (!form.one("grant_type").equals("client_credentials")) {
            throw new Refusal(400, form.one("grant_type").isEmpty() ? "invalid_request" : "unsupported_grant_type");
        }
        Set<String> scopes = scopes(form, client);
        TokenBuilder token =
                authority.token().subject(client.id).client(client.id).scopes(scopes.toArray(String[]::new));
        List<String> resources = form.all("resource");
        if (!resources.isEmpty()) {
            token.audience(resources.toArray(String[]::new));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token.sign());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", TokenBuilder.LIFETIME.toSeconds());
        answer.put("scope", String.join(" ", scopes));
        return JsonUtil.toJson(answer);
    }

    private static Form form(HttpExchange exchange) throws IOException, Refusal {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/x-www-form-urlencoded")) {
            throw new Refusal(400, "invalid_request");
        }
        Form form = Form.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (KNOWN_ONCE.stream().anyMatch(name -> form.all(name).size() > 1)) {
            throw new Refusal(400, "invalid_request");
        }
        return form;
    }

    private Client authenticated(HttpExchange exchange, Form form) throws Refusal {
        @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean inForm = !form.one("client_secret").isEmpty();
        if (authorization != null && inForm) {
            throw new Refusal(400, "invalid_request");
        }
        Form.Login login = authorization == null
                ? new Form.Login(form.one("client_id"), form.one("client_secret"))
                : Form.basic(authorization);
        @Nullable Client client = clients.get(login.id());
        if (client == null || !client.secret.equals(login.secret())) {
            throw new Refusal(401, "invalid_client");
        }
        return client;
    }

    private static Set<String> scopes(Form form, Client client) throws Refusal {
        String asked = form.one("scope");
        Set<String> scopes = new TreeSet<>(asked.isEmpty() ? client.scopes : List.of(asked.split(" ", -1)));
        if (!client.scopes.containsAll(scopes)) {
            throw new Refusal(400, "invalid_scope");
        }
        return scopes;
    }

    private record Client(String id, String secret, List<String> scopes) {
        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }

    /** An error of RFC 6749 section 5.2. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String error;

        Refusal(int status, String error) {
            super(error, null, false, false);
            this.status = status;
            this.error = error;
        }

        Reply reply() {
            Reply reply = Reply.json(status, JsonUtil.toJson(Map.of("error", error)));
            return status == 401 ? reply.withHeader("WWW-Authenticate", "Basic realm=\"token\"") : reply;
        }
    }
}
