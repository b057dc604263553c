package org.bailiwick.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/** What the application sees of a request that was let through: by which rule, and on whose word. */
public final class AccessContext {
    /** The request or exchange attribute that holds the context. */
    public static final String ATTRIBUTE = AccessContext.class.getName();

    private final String rule;
    private final @Nullable Caller caller;
    private final NextHops nextHops;
    private final @Nullable Hop hop;

    private AccessContext(String rule, @Nullable Caller caller, NextHops nextHops, @Nullable Hop hop) {
        this.rule = rule;
        this.caller = caller;
        this.nextHops = nextHops;
        this.hop = hop;
    }

    static AccessContext anonymous(String rule) {
        return new AccessContext(rule, null, NextHops.none(), null);
    }

    static AccessContext of(String rule, Caller caller, NextHops nextHops) {
        return new AccessContext(rule, caller, nextHops, null);
    }

    /** The same, with the token for the rule's next hop, which was got as part of the decision. */
    AccessContext with(NextHop nextHop, HopToken token) {
        return new AccessContext(rule, caller, nextHops, new Hop(nextHop, token, false));
    }

    /** The same, with another token for the rule's next hop than the one that was refused there. */
    AccessContext withAnother(NextHop nextHop, HopToken token) {
        return new AccessContext(rule, caller, nextHops, new Hop(nextHop, token, true));
    }

    /** Whether the token for the rule's next hop is there in place of one that was refused. */
    boolean hasAnother() {
        return hop != null && hop.isSecond();
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
        return Optional.ofNullable(caller).map(Caller::token);
    }

    /**
     * The way to another service on behalf of this caller, by its name under {@code next-hops}; nothing for a caller nobody
     * vouched for.
     *
     * @throws IllegalArgumentException when the file has none of that name
     */
    public Optional<NextHop> nextHop(String name) {
        return Optional.ofNullable(caller).map(known -> nextHops.of(name, known));
    }

    /** The way to the rule's own next hop, where it has one. */
    public Optional<NextHop> nextHop() {
        return Optional.ofNullable(hop).map(Hop::nextHop);
    }

    /** The token for the rule's own next hop, where it has one: it was got before the request was let through. */
    public Optional<HopToken> hopToken() {
        return Optional.ofNullable(hop).map(Hop::token);
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
        return caller != null && caller.token().scopes().contains(scope);
    }

    /** Whether the scope was explicitly not given; what was not mentioned was not. */
    public boolean isRefusedScope(String scope) {
        return caller != null && caller.token().refusedScopes().contains(scope);
    }

    /** Whether the grant is there and true. */
    public boolean hasGrant(String grant) {
        return caller != null && caller.token().grants().isGranted(grant);
    }

    /** Whether the grant is there and explicitly not true; what was not mentioned is not. */
    public boolean isRefusedGrant(String grant) {
        return caller != null && caller.token().grants().isRefused(grant);
    }

    @Override
    public String toString() {
        return "AccessContext[rule=" + rule + ", " + (caller == null ? "anonymous" : caller.token()) + "]";
    }

    /** The rule's next hop, and the token that was got for it; the second one after the first was refused there. */
    private record Hop(NextHop nextHop, HopToken token, boolean isSecond) {}
}
