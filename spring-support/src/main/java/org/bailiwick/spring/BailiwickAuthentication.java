package org.bailiwick.spring;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bailiwick.access.AccessContext;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The admitted caller in Spring Security's terms: the name is the subject, the principal the {@link AccessContext}. A scope
 * {@code x} is the authority {@code SCOPE_x}; scopes and grants are roles too, {@code ROLE_x}, because {@code
 * isUserInRole("x")} is true for both on every adapter.
 */
public final class BailiwickAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient AccessContext context;
    private final String subject;

    /** The caller that a request was admitted for, on the word of the token. */
    public BailiwickAuthentication(AccessContext context, VerifiedToken token) {
        super(authorities(token));
        this.context = context;
        this.subject = token.subject();
        setAuthenticated(true);
    }

    private static Collection<GrantedAuthority> authorities(VerifiedToken token) {
        Set<GrantedAuthority> authorities = new LinkedHashSet<>();
        for (String scope : token.scopes()) {
            authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope));
            authorities.add(new SimpleGrantedAuthority("ROLE_" + scope));
        }
        token.grants().values().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(grant -> new SimpleGrantedAuthority("ROLE_" + grant.getKey()))
                .forEach(authorities::add);
        return authorities;
    }

    @Override
    public String getName() {
        return subject;
    }

    @Override
    public AccessContext getPrincipal() {
        return context;
    }

    /** Nothing: the token is not handed on. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BailiwickAuthentication authentication
                && super.equals(other)
                && subject.equals(authentication.subject);
    }

    @Override
    public int hashCode() {
        return subject.hashCode();
    }

    @Override
    public String toString() {
        return "BailiwickAuthentication[" + context + "]";
    }
}
