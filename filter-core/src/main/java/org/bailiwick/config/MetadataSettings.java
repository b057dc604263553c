package org.bailiwick.config;

import java.net.URI;
import java.util.Optional;

/**
 * The resource's published description (RFC 9728).
 *
 * @param publish whether it is served, and named in challenges
 * @param name {@code resource_name}
 * @param documentation {@code resource_documentation}
 * @param policyUri {@code resource_policy_uri}
 * @param termsUri {@code resource_tos_uri}
 */
public record MetadataSettings(
        boolean publish,
        Optional<String> name,
        Optional<URI> documentation,
        Optional<URI> policyUri,
        Optional<URI> termsUri) {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** Where the description of the resource is: between host and path, where a slash alone is no path (PR-1). */
    public static URI url(URI resource) {
        String path = resource.getRawPath() == null || resource.getRawPath().equals("/") ? "" : resource.getRawPath();
        String query = resource.getRawQuery() == null ? "" : "?" + resource.getRawQuery();
        return URI.create(resource.getScheme() + "://" + resource.getRawAuthority() + WELL_KNOWN + path + query);
    }
}
