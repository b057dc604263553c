package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;

/**
 * The federation endpoint of an administrative domain: who may ask it, and whom it asks. The relationships are pairwise and
 * one-way, in the terms of Token-Based Federation: a <em>trustee</em> (its domain is the Federator) is trusted by this domain,
 * a <em>trustor</em> (the Federatee) trusts this domain.
 *
 * @param issuer in whose name it answers
 * @param path where it is served, as in the request line
 * @param home the name of the domain whose tokens are this domain's own; nothing when there are none
 * @param hops the most domains that a question may pass through, this one included
 * @param deadline the longest time for an answer
 * @param signing the key that answers are signed with for those who want them signed (RFC 9701)
 * @param resourceServers this domain's own resource servers
 * @param trustees the domains this one trusts
 * @param trustors the domains that trust this one
 * @param operators who may read the description of these relationships
 */
public record FederationSettings(
        Issuer issuer,
        String path,
        Optional<String> home,
        int hops,
        Duration deadline,
        Optional<Signing> signing,
        List<ResourceServer> resourceServers,
        List<Trustee> trustees,
        List<Trustor> trustors,
        List<Asker> operators) {
    public FederationSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(path, "path");
        resourceServers = List.copyOf(resourceServers);
        trustees = List.copyOf(trustees);
        trustors = List.copyOf(trustors);
        operators = List.copyOf(operators);
    }

    /**
     * What answers are signed with.
     *
     * @param keyFile a private JWK
     * @param algorithm the algorithm it is for
     */
    public record Signing(Path keyFile, SignatureAlgorithm algorithm) {}

    /**
     * Somebody who may ask.
     *
     * @param id the client id
     * @param secret for {@code client_secret_basic} and {@code client_secret_post}
     * @param jwksFile the public keys for {@code private_key_jwt}; exactly one of these three is there
     * @param jwksUri where they are published
     */
    public record Asker(String id, Optional<Secret> secret, Optional<Path> jwksFile, Optional<URI> jwksUri) {}

    /**
     * A resource server of this domain.
     *
     * @param asker how it proves who it is
     * @param resource its identifier, which a token's {@code aud} must name (RFC 8707)
     * @param scopes the most it is told of, where that is limited
     */
    public record ResourceServer(Asker asker, String resource, Optional<Scopes> scopes) {}

    /**
     * A domain that this one trusts: the Federator.
     *
     * @param domain its name as one of the configured, of kind introspection
     * @param scopes what its scopes are worth here
     * @param lifetime the longest that its word on a token is passed on for
     */
    public record Trustee(String domain, ScopeMapping scopes, Duration lifetime) {}

    /**
     * A domain that trusts this one: the Federatee.
     *
     * @param asker how it proves who it is
     * @param issuer its issuer
     * @param scopes what our scopes are worth there
     */
    public record Trustor(Asker asker, Issuer issuer, ScopeMapping scopes) {}
}
