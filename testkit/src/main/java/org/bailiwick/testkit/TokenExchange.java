package org.bailiwick.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Token exchange (RFC 8693 section 2). Subject and actor show tokens of this issuer's. Who wants a {@code jwt} gets a grant
 * at another authority (identity chaining).
 */
final class TokenExchange {
    private static final Set<String> SHOWN = Set.of(TokenType.ACCESS_TOKEN, TokenType.JWT);
    private static final Set<String> WANTED = Set.of("", TokenType.ACCESS_TOKEN, TokenType.JWT);

    private TokenExchange() {}

    static Bargain read(IssuedTokens tokens, Client client, Form form) throws Refusal {
        String wanted = form.one("requested_token_type");
        if (!WANTED.contains(wanted)) {
            throw Refusal.invalidRequest();
        }
        Map<String, @Nullable Object> subject = shown("subject_token", tokens, form);
        return new Bargain(
                client,
                GrantType.TOKEN_EXCHANGE,
                form.one("subject_token"),
                subject,
                actor(tokens, form),
                Bargain.targets(form, List.of("resource", "audience")),
                form.one("scope"),
                wanted.equals(TokenType.JWT));
    }

    private static String actor(IssuedTokens tokens, Form form) throws Refusal {
        if (form.one("actor_token").isEmpty() && form.one("actor_token_type").isEmpty()) {
            return "";
        }
        Object subject = shown("actor_token", tokens, form).get("sub");
        if (subject instanceof String name && !name.isEmpty()) {
            return name;
        }
        throw Refusal.invalidRequest();
    }

    private static Map<String, @Nullable Object> shown(String name, IssuedTokens tokens, Form form) throws Refusal {
        String token = form.one(name);
        String type = form.one(name + "_type");
        boolean understood = SHOWN.contains(type)
                && (type.equals(TokenType.ACCESS_TOKEN)
                        || ReceivedJwt.parse(token).isPresent());
        return (understood ? tokens.active(token) : Optional.<Map<String, @Nullable Object>>empty())
                .orElseThrow(Refusal::invalidRequest);
    }
}
