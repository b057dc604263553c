package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jose4j.json.JsonUtil;

/** The token endpoint: client credentials (RFC 6749 section 4.4) with RFC 8707 resource indicators. */
final class TokenEndpoint {
    private static final Set<String> KNOWN_ONCE = Set.of("grant_type", "scope");

    private final EmbeddedAuthority authority;
    private final Clients clients;

    TokenEndpoint(EmbeddedAuthority authority, Clients clients) {
        this.authority = authority;
        this.clients = clients;
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
        Form form = Form.of(exchange, KNOWN_ONCE);
        Client client = clients.caller(exchange, form).client();
        if (!form.one("grant_type").equals("client_credentials")) {
            throw Refusal.badRequest(form.one("grant_type").isEmpty() ? "invalid_request" : "unsupported_grant_type");
        }
        Set<String> scopes = scopes(form, client);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token(client.id(), scopes.toArray(String[]::new), form.all("resource")));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", TokenBuilder.LIFETIME.toSeconds());
        answer.put("scope", String.join(" ", scopes));
        return JsonUtil.toJson(answer);
    }

    private String token(String client, String[] scopes, List<String> resources) {
        String[] audience = resources.toArray(String[]::new);
        return authority
                .opaquePrefix()
                .map(prefix -> opaque(client, scopes, audience, prefix))
                .orElseGet(() -> signed(client, scopes, audience));
    }

    private String opaque(String client, String[] scopes, String[] audience, String prefix) {
        OpaqueTokenBuilder token =
                authority.opaque().prefix(prefix).subject(client).client(client).scopes(scopes);
        return (audience.length == 0 ? token : token.audience(audience)).issue();
    }

    private String signed(String client, String[] scopes, String[] audience) {
        TokenBuilder token = authority.token().subject(client).client(client).scopes(scopes);
        return (audience.length == 0 ? token : token.audience(audience)).sign();
    }

    private static Set<String> scopes(Form form, Client client) throws Refusal {
        String asked = form.one("scope");
        Set<String> scopes = new TreeSet<>(asked.isEmpty() ? client.scopes() : List.of(asked.split(" ", -1)));
        if (!client.scopes().containsAll(scopes)) {
            throw Refusal.badRequest("invalid_scope");
        }
        return scopes;
    }
}
