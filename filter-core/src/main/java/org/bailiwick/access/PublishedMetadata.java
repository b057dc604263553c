package org.bailiwick.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.PublishedDocument;

/**
 * The description of the protected resource (RFC 9728): where it is served, and what it says. It is made from the
 * configuration alone, never from what a request claims the host to be (PR-3).
 */
final class PublishedMetadata implements PublishedDocument {
    private final URI url;
    private final HttpAnswer document;

    private PublishedMetadata(URI url, HttpAnswer document) {
        this.url = url;
        this.document = document;
    }

    static PublishedMetadata of(Configuration configuration) {
        byte[] body = JsonWriter.bytes(members(configuration));
        return new PublishedMetadata(
                MetadataSettings.url(configuration.resource()),
                HttpAnswer.of(
                        200,
                        Map.of(
                                "Content-Type", "application/json",
                                "Cache-Control", "public, max-age=300",
                                "Access-Control-Allow-Origin", "*"),
                        body));
    }

    private static Map<String, Object> members(Configuration configuration) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", configuration.resource().toString());
        // Who has sessions alone issues no tokens.
        List<String> issuers = configuration.domains().values().stream()
                .filter(domain -> domain.fold(jwt -> true, introspection -> true, asid -> false))
                .map(DomainSettings::issuer)
                .map(issuer -> issuer.value())
                .toList();
        putUnlessEmpty(members, "authorization_servers", issuers);
        putUnlessEmpty(
                members, "scopes_supported", scopesOf(configuration.policy().rules()));
        boolean sessionsAlone = issuers.isEmpty() && !configuration.domains().isEmpty();
        putUnlessEmpty(members, "bearer_methods_supported", sessionsAlone ? List.of() : List.of("header"));
        configuration.metadata().name().ifPresent(name -> members.put("resource_name", name));
        configuration
                .metadata()
                .documentation()
                .ifPresent(uri -> members.put("resource_documentation", uri.toString()));
        configuration.metadata().policyUri().ifPresent(uri -> members.put("resource_policy_uri", uri.toString()));
        configuration.metadata().termsUri().ifPresent(uri -> members.put("resource_tos_uri", uri.toString()));
        return members;
    }

    /** PR-5: what would be empty is left out. */
    private static void putUnlessEmpty(Map<String, Object> members, String name, List<String> values) {
        if (!values.isEmpty()) {
            members.put(name, values);
        }
    }

    private static List<String> scopesOf(List<Rule> rules) {
        Set<String> scopes = new TreeSet<>();
        for (Rule rule : rules) {
            Requirement requirement =
                    rule.access().fold(isPublic -> Requirement.ANY_CALLER, Access.Vouched::requirement);
            scopes.addAll(requirement.scopes().asSet());
            scopes.addAll(requirement.anyScope().asSet());
        }
        return new ArrayList<>(scopes);
    }

    /** What {@code resource_metadata} in a challenge names (PR-7). */
    URI url() {
        return url;
    }

    @Override
    public String path() {
        return url.getRawPath();
    }

    @Override
    public HttpAnswer document() {
        return document;
    }
}
