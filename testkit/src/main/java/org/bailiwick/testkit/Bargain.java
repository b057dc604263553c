package org.bailiwick.testkit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, and what is true of the token that it shows for it. Does not print.
 *
 * @param client who asks
 * @param grant in which way
 * @param given the token or grant it shows
 * @param members what is true of that, by the names of RFC 7662 section 2.2
 * @param actor whom the actor's token is about; empty when there is none
 * @param targets what it wants a token for; empty when it does not say
 * @param scope what it wants; empty for all there is
 * @param forGrant whether it wants a grant at another authority, and not a token
 */
record Bargain(
        Client client,
        GrantType grant,
        String given,
        Map<String, @Nullable Object> members,
        String actor,
        List<String> targets,
        String scope,
        boolean forGrant) {
    /** What an honest authority gives. */
    Issuance strike(EmbeddedAuthority authority, List<Trading> open) throws Refusal {
        List<Trading> named = Tradings.at(targets, open);
        Set<String> scopes = scopes(named);
        List<String> audience = targets.isEmpty() ? named.get(0).names().subList(0, 1) : targets;
        Issuance issuance = forGrant ? Issuance.ofGrant(authority, this) : Issuance.ofToken(authority, this);
        issuance.claim("client_id", client.id())
                .claim("aud", audience.size() == 1 ? audience.get(0) : audience)
                .scope(String.join(" ", scopes));
        for (Trading trading : named) {
            trading.carried().forEach(name -> carry(name, issuance));
        }
        carry("sub", issuance);
        carryActors(issuance);
        if (!actor.isEmpty()) {
            issuance.grow(actor);
        }
        if (grant == GrantType.TOKEN_EXCHANGE) {
            issuance.respond("issued_token_type", forGrant ? TokenType.JWT : TokenType.ACCESS_TOKEN);
        }
        return issuance;
    }

    /** Those who had acted before. */
    Issuance carryActors(Issuance issuance) {
        carry("act", issuance);
        return issuance;
    }

    private void carry(String name, Issuance issuance) {
        if (members.containsKey(name)) {
            issuance.claim(name, members.get(name));
        } else {
            issuance.omit(name);
        }
    }

    private Set<String> scopes(List<Trading> named) throws Refusal {
        Set<String> own = names(text("scope"));
        Set<String> most = new TreeSet<>(named.get(0).worthOf(own));
        for (Trading trading : named) {
            if (!trading.permits(grant, own)) {
                throw Refusal.badRequest("invalid_grant");
            }
            most.retainAll(trading.worthOf(own));
        }
        Set<String> asked = scope.isEmpty() ? most : names(scope);
        if (!most.containsAll(asked) || (asked.isEmpty() && !own.isEmpty())) {
            throw Refusal.badRequest("invalid_scope");
        }
        return asked;
    }

    /** A member of what is shown, as a text; empty when it is missing. */
    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    static Set<String> names(String scope) {
        return scope.isEmpty() ? Set.of() : new TreeSet<>(List.of(scope.split(" ", -1)));
    }

    /** What the form wants a token for, in either way of saying it, each once. */
    static List<String> targets(Form form, Collection<String> members) {
        Set<String> targets = new LinkedHashSet<>();
        members.forEach(name -> targets.addAll(form.all(name)));
        targets.remove("");
        return List.copyOf(targets);
    }

    @Override
    public String toString() {
        return "Bargain[hidden]";
    }
}
