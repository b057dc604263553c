package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint: client credentials (RFC 6749 section 4.4) with RFC 8707 resource indicators, and what is traded for
 * another token.
 */
final class TokenEndpoint {
    private static final Set<String> KNOWN_ONCE = Set.of(
            "grant_type",
            "scope",
            "token",
            "subject_token",
            "subject_token_type",
            "actor_token",
            "actor_token_type",
            "requested_token_type",
            "assertion");

    private final EmbeddedAuthority authority;
    private final Clients clients;
    private final IssuedTokens tokens;
    private final Tradings tradings = new Tradings();
    private final Trades trades = new Trades();
    private final JwtBearer jwtBearer;
    private volatile @Nullable Excess excess;

    TokenEndpoint(EmbeddedAuthority authority, Clients clients, IssuedTokens tokens) {
        this.authority = authority;
        this.clients = clients;
        this.tokens = tokens;
        this.jwtBearer = new JwtBearer(authority);
    }

    JwtBearer jwtBearer() {
        return jwtBearer;
    }

    void exceed(@Nullable Excess given) {
        this.excess = given;
    }

    Tradings tradings() {
        return tradings;
    }

    Trades trades() {
        return trades;
    }

    Reply answer(HttpExchange exchange) throws IOException {
        Reply reply;
        try {
            reply = heard(exchange);
        } catch (Refusal refusal) {
            reply = refusal.reply();
        }
        return reply.withHeader("Cache-Control", "no-store").withHeader("Pragma", "no-cache");
    }

    private Reply heard(HttpExchange exchange) throws IOException, Refusal {
        Form form = Form.of(exchange, KNOWN_ONCE);
        Clients.Caller caller = clients.caller(exchange, form);
        if (form.one("grant_type").isEmpty()) {
            throw Refusal.invalidRequest();
        }
        GrantType grant =
                GrantType.of(form.one("grant_type")).orElseThrow(() -> Refusal.badRequest("unsupported_grant_type"));
        IntConsumer answered = trades.asked(Trade.of(grant, caller, form));
        Reply reply = answer(grant, caller.client(), form);
        answered.accept(reply.status());
        return reply;
    }

    private Reply answer(GrantType grant, Client client, Form form) {
        try {
            return issue(grant, client, form).reply();
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Issuance issue(GrantType grant, Client client, Form form) throws Refusal {
        if (grant == GrantType.CLIENT_CREDENTIALS) {
            return toClient(client, form);
        }
        List<Trading> open = tradings.of(client.id(), grant);
        Bargain bargain = bargain(grant, client, form);
        Issuance issuance = bargain.strike(authority, open);
        @Nullable Excess given = excess;
        if (given != null) {
            given.give(issuance, bargain);
        }
        return issuance;
    }

    private Bargain bargain(GrantType grant, Client client, Form form) throws Refusal {
        return switch (grant) {
            case REDELEGATE -> Redelegation.read(tokens, client, form);
            case TOKEN_EXCHANGE -> TokenExchange.read(tokens, client, form);
            case JWT_BEARER -> jwtBearer.read(client, form);
            case CLIENT_CREDENTIALS -> throw new IllegalStateException("nothing is traded for a client's own name");
        };
    }

    private Issuance toClient(Client client, Form form) throws Refusal {
        Issuance issuance =
                Issuance.ofToken(authority).claim("sub", client.id()).claim("client_id", client.id());
        List<String> audience = Bargain.targets(form, List.of("resource"));
        if (!audience.isEmpty()) {
            issuance.claim("aud", audience.size() == 1 ? audience.get(0) : audience);
        }
        Set<String> scopes = scopes(form, client);
        return issuance.claim("scope", String.join(" ", scopes)).respond("scope", String.join(" ", scopes));
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
