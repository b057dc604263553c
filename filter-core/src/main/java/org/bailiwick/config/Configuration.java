package org.bailiwick.config;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.ConfigurationException.Problem;
import org.bailiwick.policy.Policy;

/**
 * A configuration that has been read and found whole. Everything in it is within its bounds and every name it uses is
 * defined; the keys are described in {@code docs/configuration.md}.
 *
 * @param resource who we are: an absolute URI without fragment (RI-1)
 * @param resourceAliases further identifiers accepted in {@code aud}
 * @param externalUrl the public base URL
 * @param domains who may vouch for a caller, by name, in the order of the file
 * @param policy the rules
 * @param federation the federation endpoint that is served; nothing when there is none
 * @param nextHops the ways to other services, by name, in the order of the file
 * @param internalJwt ourselves as an issuer; there when a next hop needs it
 * @param metadata the published description of the resource
 * @param queryToken what becomes of an access token in the query
 * @param upstream what a gateway tells the applications behind it
 * @param limits bounds of size, time and number
 * @param insecure relaxations of safe defaults
 * @param withoutRoutes what is wrong with it where requests are on no route: every rule that names one
 */
public record Configuration(
        URI resource,
        Set<String> resourceAliases,
        URI externalUrl,
        Map<String, DomainSettings> domains,
        Policy policy,
        Optional<FederationSettings> federation,
        Map<String, NextHopSettings> nextHops,
        Optional<InternalJwtSettings> internalJwt,
        MetadataSettings metadata,
        QueryToken queryToken,
        UpstreamSettings upstream,
        Limits limits,
        Insecure insecure,
        List<Problem> withoutRoutes) {
    public Configuration {
        resourceAliases = Set.copyOf(resourceAliases);
        withoutRoutes = List.copyOf(withoutRoutes);
        if (withoutRoutes.isEmpty() != policy.routes().isEmpty()) {
            throw new IllegalArgumentException(
                    "withoutRoutes: " + withoutRoutes + " (expected: a problem for every rule that names a route)");
        }
    }

    /** Every identifier that a token's {@code aud} may name us by (RI-2). */
    public Set<String> audiences() {
        Set<String> audiences = new LinkedHashSet<>(List.of(resource.toString()));
        audiences.addAll(resourceAliases);
        return audiences;
    }

    /** What becomes of an {@code access_token} in the query, which is never used (BT-4). */
    public enum QueryToken {
        IGNORE,
        REFUSE
    }

    /**
     * Relaxations of safe defaults; every one is a key that begins with {@code insecure-}.
     *
     * @param allowLoopbackHttp whether authorities may be called over plain http on loopback addresses
     * @param allowPrivateAddresses whether authorities may be called at private addresses, over https
     */
    public record Insecure(boolean allowLoopbackHttp, boolean allowPrivateAddresses) {}
}
