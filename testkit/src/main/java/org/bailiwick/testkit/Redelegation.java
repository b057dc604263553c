package org.bailiwick.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Redelegation (draft-richer-oauth-chain-00 section 3): a token for a token. Its request cannot say for whom, unless by
 * the {@code resource} of RFC 8707.
 */
final class Redelegation {
    private Redelegation() {}

    static Bargain read(IssuedTokens tokens, Client client, Form form) throws Refusal {
        String token = form.one("token");
        if (token.isEmpty()) {
            throw Refusal.invalidRequest();
        }
        // The draft knows bearer tokens alone (RD-9).
        Map<String, @Nullable Object> members = tokens.active(token)
                .filter(known -> !known.containsKey("cnf"))
                .orElseThrow(() -> Refusal.badRequest("invalid_grant"));
        List<String> targets = Bargain.targets(form, List.of("resource"));
        return new Bargain(client, GrantType.REDELEGATE, token, members, "", targets, form.one("scope"), false);
    }
}
