package org.bailiwick.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/** What the application sees of a request that was let through: by which rule, and on whose word. */
public final class AccessContext {
    /** The request or exchange attribute that holds the context. */
    public static final String ATTRIBUTE = AccessContext.class.getName();

    private final String rule;
    private final @Nullable VerifiedToken token;

    private AccessContext(String rule, @Nullable VerifiedToken token) {
        this.rule = rule;
        this.token = token;
    }

    static AccessContext anonymous(String rule) {
        return new AccessContext(rule, null);
    }

    static AccessContext of(String rule, VerifiedToken token) {
        return new AccessContext(rule, token);
    }

    /**
     * The context of the request whose attributes these are: {@code AccessContext.of(request::getAttribute)} in a servlet,
     * {@code AccessContext.of(exchange::getAttribute)} in a gateway. Nothing when the request did not come through here.
     */
    public static Optional<AccessContext> of(Function<String, @Nullable Object> attributes) {
        return attributes.apply(ATTRIBUTE) instanceof AccessContext context ? Optional.of(context) : Optional.empty();
    }

    /** The id of the rule that admitted the request. */
    public String rule() {
        return rule;
    }

    /** The token the caller was vouched for by; nothing on a public route, for a preflight, and when a rule only observes. */
    public Optional<VerifiedToken> token() {
        return Optional.ofNullable(token);
    }

    /** The subject, unique only together with the token's issuer. */
    public Optional<String> subject() {
        return token().map(VerifiedToken::subject);
    }

    /**
     * The authorities that vouched one for the other: the token's home first, the one we asked last; the issuer alone for a
     * token of its own, and none where nobody was asked.
     */
    public List<Issuer> vouchers() {
        return token().map(VerifiedToken::vouchers).orElse(List.of());
    }

    /** Whether the token holds the scope. */
    public boolean hasScope(String scope) {
        return token != null && token.scopes().contains(scope);
    }

    /** Whether the grant is there and true. */
    public boolean hasGrant(String grant) {
        return token != null && token.grants().isGranted(grant);
    }

    @Override
    public String toString() {
        return "AccessContext[rule=" + rule + ", " + (token == null ? "anonymous" : token) + "]";
    }
}
