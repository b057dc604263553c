package org.bailiwick.token;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.RestrictedApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an administrative domain has vouched for: to hold one is proof that a verifier accepted the token. Prints without
 * subject or claims.
 */
public final class VerifiedToken {
    private final String domain;
    private final Issuer issuer;
    private final String subject;
    private final Instant expiresAt;
    private final @Nullable String client;
    private final Scopes scopes;
    private final Scopes refusedScopes;
    private final Grants grants;
    private final @Nullable Actor actor;
    private final List<Issuer> vouchers;
    private final Claims claims;

    private VerifiedToken(Builder builder) {
        this.domain = builder.domain;
        this.issuer = builder.issuer;
        this.subject = builder.subject;
        this.expiresAt = builder.expiresAt;
        this.client = builder.client;
        this.scopes = builder.scopes;
        this.refusedScopes = builder.refusedScopes;
        this.grants = builder.grants;
        this.actor = builder.actor;
        this.vouchers = builder.vouchers;
        this.claims = builder.claims;
    }

    /**
     * Begins a token that the domain vouches for. Only verifiers may say so.
     *
     * @param domain the configured name of the domain
     * @param issuer who issued the token
     * @param subject whom the token is about; unique only together with the issuer
     * @param expiresAt from this instant on the token is worth nothing
     */
    @RestrictedApi(
            explanation = "only a verifier may vouch for a token",
            allowedOnPath = ".*/org/bailiwick/(jose|introspection|asid|oauth3|federation)/.*|.*/src/test/.*")
    public static Builder vouchedBy(String domain, Issuer issuer, String subject, Instant expiresAt) {
        return new Builder(domain, issuer, subject, expiresAt);
    }

    /** The configured name of the domain that vouched. */
    public String domain() {
        return domain;
    }

    public Issuer issuer() {
        return issuer;
    }

    public String subject() {
        return subject;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** The client the token was issued to ({@code client_id}, RFC 9068 section 2.2). */
    public Optional<String> client() {
        return Optional.ofNullable(client);
    }

    public Scopes scopes() {
        return scopes;
    }

    /** The scopes that were explicitly not given, where the domain tells these from those that were not mentioned. */
    public Scopes refusedScopes() {
        return refusedScopes;
    }

    public Grants grants() {
        return grants;
    }

    /** Who acts for the subject, when the token says that somebody does. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /** The authorities that vouched one for the other, the token's home first and the issuer last; the issuer alone for its own. */
    public List<Issuer> vouchers() {
        return vouchers;
    }

    /** The foreign domain that the issuer has asked, when the token is not the issuer's own. */
    public Optional<Issuer> federator() {
        return vouchers.size() > 1 ? Optional.of(vouchers.get(vouchers.size() - 2)) : Optional.empty();
    }

    public Claims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedToken[domain=" + domain + ", issuer=" + issuer + ", expiresAt=" + expiresAt + "]";
    }

    /** Collects what a domain said of a token beyond the mandatory; what is not said is empty. */
    public static final class Builder {
        private final String domain;
        private final Issuer issuer;
        private final String subject;
        private final Instant expiresAt;
        private @Nullable String client;
        private Scopes scopes = Scopes.NONE;
        private Scopes refusedScopes = Scopes.NONE;
        private Grants grants = Grants.NONE;
        private @Nullable Actor actor;
        private List<Issuer> vouchers;
        private Claims claims = Claims.of(Map.of());

        private Builder(String domain, Issuer issuer, String subject, Instant expiresAt) {
            this.domain = Objects.requireNonNull(domain, "domain");
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            this.subject = Objects.requireNonNull(subject, "subject");
            this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
            this.vouchers = List.of(issuer);
        }

        @CanIgnoreReturnValue
        public Builder client(String client) {
            this.client = client;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder scopes(Scopes scopes) {
            this.scopes = scopes;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder refusedScopes(Scopes refused) {
            this.refusedScopes = refused;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder grants(Grants grants) {
            this.grants = grants;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder actor(Actor actor) {
            this.actor = actor;
            return this;
        }

        @CanIgnoreReturnValue
        public Builder vouchers(List<Issuer> vouchers) {
            this.vouchers = List.copyOf(vouchers);
            return this;
        }

        @CanIgnoreReturnValue
        public Builder claims(Claims claims) {
            this.claims = claims;
            return this;
        }

        public VerifiedToken build() {
            return new VerifiedToken(this);
        }
    }
}
