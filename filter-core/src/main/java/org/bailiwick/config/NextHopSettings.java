package org.bailiwick.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bailiwick.token.Issuer;

/**
 * One way from us to one other service, and how a token for it is come by.
 *
 * @param name what rules and applications call it
 * @param target the service
 * @param domain whose callers it is for; nothing for any domain's, which only {@link Way.InternalJwt} allows
 * @param scopes what of the caller's scopes is asked for
 * @param way how the token is come by
 */
public record NextHopSettings(String name, Target target, Optional<String> domain, EdgeScopes scopes, Way way) {
    public NextHopSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(scopes, "scopes");
        Objects.requireNonNull(way, "way");
        if (domain.isEmpty() && !(way instanceof Way.InternalJwt)) {
            throw new IllegalArgumentException("domain: none (expected: one, as the token is another authority's)");
        }
    }

    /** How the token is come by, as the file spells it. */
    public String via() {
        return way.fold(
                redelegate -> "redelegate",
                exchange -> "exchange",
                chain -> "chain",
                internalJwt -> "internal-jwt",
                relay -> "relay");
    }

    /**
     * The service that the token is for.
     *
     * @param resource its identifier (RFC 8707)
     * @param audience what the authority calls it besides; often none
     * @param urls where it is: the only places that a ready client sends the token to; not empty
     */
    public record Target(String resource, List<String> audience, List<URI> urls) {
        public Target {
            Objects.requireNonNull(resource, "resource");
            audience = List.copyOf(audience);
            urls = List.copyOf(urls);
            if (urls.isEmpty()) {
                throw new IllegalArgumentException("urls: [] (expected: at least one)");
            }
        }

        /** Everything that the new token's {@code aud} may name, and nothing else. */
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(List.of(resource));
            names.addAll(audience);
            return names;
        }
    }

    /** How a token for the service is come by. */
    public sealed interface Way {
        <R> R fold(
                Function<Redelegate, R> redelegate,
                Function<Exchange, R> exchange,
                Function<Chain, R> chain,
                Function<InternalJwt, R> internalJwt,
                Function<Relay, R> relay);

        /**
         * Redelegation (draft-richer-oauth-chain-00).
         *
         * @param authority who is asked
         * @param sendResource whether the target is named by {@code resource}, which the draft does not know
         * @param bounds what the new token is held to
         */
        record Redelegate(TokenAuthority authority, boolean sendResource, Bounds bounds) implements Way {
            @Override
            public <R> R fold(
                    Function<Redelegate, R> redelegate,
                    Function<Exchange, R> exchange,
                    Function<Chain, R> chain,
                    Function<InternalJwt, R> internalJwt,
                    Function<Relay, R> relay) {
                return redelegate.apply(this);
            }
        }

        /**
         * Token exchange (RFC 8693).
         *
         * @param authority who is asked
         * @param sendResource whether the target is named by {@code resource}; its audience is always sent
         * @param actor who acts, where that is told
         * @param bounds what the new token is held to
         */
        record Exchange(TokenAuthority authority, boolean sendResource, Optional<ActorSettings> actor, Bounds bounds)
                implements Way {
            @Override
            public <R> R fold(
                    Function<Redelegate, R> redelegate,
                    Function<Exchange, R> exchange,
                    Function<Chain, R> chain,
                    Function<InternalJwt, R> internalJwt,
                    Function<Relay, R> relay) {
                return exchange.apply(this);
            }
        }

        /**
         * Identity chaining: a token exchange at the caller's authority, then a JWT bearer grant at the target's.
         *
         * @param first the caller's authority
         * @param second the target's authority
         * @param actor who acts, where that is told to the first
         * @param bounds what the new token is held to
         */
        record Chain(TokenAuthority first, TokenAuthority second, Optional<ActorSettings> actor, Bounds bounds)
                implements Way {
            @Override
            public <R> R fold(
                    Function<Redelegate, R> redelegate,
                    Function<Exchange, R> exchange,
                    Function<Chain, R> chain,
                    Function<InternalJwt, R> internalJwt,
                    Function<Relay, R> relay) {
                return chain.apply(this);
            }
        }

        /**
         * A JWT of our own.
         *
         * @param lifetime how long it is valid; never longer than the caller's token
         * @param transaction its claims as a transaction token, where it is to be one
         */
        record InternalJwt(Duration lifetime, Optional<Transaction> transaction) implements Way {
            @Override
            public <R> R fold(
                    Function<Redelegate, R> redelegate,
                    Function<Exchange, R> exchange,
                    Function<Chain, R> chain,
                    Function<InternalJwt, R> internalJwt,
                    Function<Relay, R> relay) {
                return internalJwt.apply(this);
            }
        }

        /** The caller's own token, passed on because the file says so. */
        record Relay() implements Way {
            @Override
            public <R> R fold(
                    Function<Redelegate, R> redelegate,
                    Function<Exchange, R> exchange,
                    Function<Chain, R> chain,
                    Function<InternalJwt, R> internalJwt,
                    Function<Relay, R> relay) {
                return relay.apply(this);
            }
        }
    }

    /**
     * An authority that issues tokens to us.
     *
     * @param issuer its identifier
     * @param tokenEndpoint where it is asked; discovered from its metadata when there is none
     * @param client who we are there
     */
    public record TokenAuthority(Issuer issuer, Optional<URI> tokenEndpoint, ClientSettings client) {
        public TokenAuthority {
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
            Objects.requireNonNull(client, "client");
        }
    }

    /**
     * What a new token is held to, beyond being no wider than the caller's.
     *
     * @param verifiedBy the domain that speaks for it; without one it is judged by what it says itself
     * @param subject whom it must be about
     * @param depth the most actors it may name; 1 to 10
     * @param longerLife how far its end may be after that of the caller's token
     */
    public record Bounds(Optional<String> verifiedBy, NewSubject subject, int depth, Duration longerLife) {
        public Bounds {
            Objects.requireNonNull(verifiedBy, "verifiedBy");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(longerLife, "longerLife");
            if (depth < 1 || depth > 10) {
                throw new IllegalArgumentException("depth: " + depth + " (expected: 1 to 10)");
            }
            if (longerLife.isNegative()) {
                throw new IllegalArgumentException("longerLife: " + longerLife + " (expected: PT0S or more)");
            }
        }
    }

    /** Whom a new token must be about. */
    public sealed interface NewSubject {
        <R> R fold(Function<Same, R> same, Function<OfClaim, R> ofClaim, Function<Mapped, R> mapped);

        /** The caller's subject, by the same name. */
        record Same() implements NewSubject {
            @Override
            public <R> R fold(Function<Same, R> same, Function<OfClaim, R> ofClaim, Function<Mapped, R> mapped) {
                return same.apply(this);
            }
        }

        /** The subject whose name is in a claim of the caller's token. */
        record OfClaim(String claim) implements NewSubject {
            @Override
            public <R> R fold(Function<Same, R> same, Function<OfClaim, R> ofClaim, Function<Mapped, R> mapped) {
                return ofClaim.apply(this);
            }
        }

        /** Somebody: the authority names its subjects as it will. */
        record Mapped() implements NewSubject {
            @Override
            public <R> R fold(Function<Same, R> same, Function<OfClaim, R> ofClaim, Function<Mapped, R> mapped) {
                return mapped.apply(this);
            }
        }
    }
}
