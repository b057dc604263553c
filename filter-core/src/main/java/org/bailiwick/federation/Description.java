package org.bailiwick.federation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederationSettings.Asker;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.token.ScopeMapping;

/** The trust relationships of a domain, for its operators to read by machine: everything but the secrets. */
final class Description {
    private Description() {}

    static Map<String, Object> of(
            FederationSettings settings, Optional<Partner> home, List<Partner> trustees, Optional<JwtSigner> signer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", settings.issuer().value());
        members.put("endpoint", settings.path());
        members.put("hops", settings.hops());
        members.put("deadline_millis", settings.deadline().toMillis());
        home.ifPresent(partner -> members.put("home", home(partner)));
        members.put(
                "resource_servers",
                settings.resourceServers().stream()
                        .map(Description::resourceServer)
                        .toList());
        members.put("trustees", trustees.stream().map(Description::trustee).toList());
        members.put(
                "trustors",
                settings.trustors().stream().map(Description::trustor).toList());
        signer.ifPresent(key -> members.put("signing", signing(key)));
        return members;
    }

    private static Map<String, Object> home(Partner partner) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("domain", partner.settings().name());
        members.put("issuer", partner.issuer().value());
        members.put("speaks_for", speaksFor(partner));
        return members;
    }

    private static Map<String, Object> resourceServer(FederationSettings.ResourceServer server) {
        Map<String, Object> members = asker(server.asker());
        members.put("resource", server.resource());
        server.scopes().ifPresent(scopes -> members.put("scopes", new ArrayList<>(scopes.asSet())));
        return members;
    }

    private static Map<String, Object> trustee(Partner partner) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("role", "Federator");
        members.put("domain", partner.settings().name());
        members.put("issuer", partner.issuer().value());
        partner.edge().ifPresent(edge -> {
            putMapping(members, edge.scopes());
            members.put("lifetime_seconds", edge.lifetime().toSeconds());
        });
        members.put("speaks_for", speaksFor(partner));
        return members;
    }

    private static List<Map<String, Object>> speaksFor(Partner partner) {
        return partner.federators().stream().map(Description::federator).toList();
    }

    private static Map<String, Object> federator(FederatorSettings federator) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", federator.issuer().value());
        putMapping(members, federator.scopes());
        return members;
    }

    private static Map<String, Object> trustor(FederationSettings.Trustor trustor) {
        Map<String, Object> members = asker(trustor.asker());
        members.put("role", "Federatee");
        members.put("issuer", trustor.issuer().value());
        putMapping(members, trustor.scopes());
        return members;
    }

    private static Map<String, Object> asker(Asker asker) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("client_id", asker.id());
        members.put("authentication", asker.secret().isPresent() ? "client_secret" : "private_key_jwt");
        return members;
    }

    private static void putMapping(Map<String, Object> members, ScopeMapping mapping) {
        members.put("scopes", new ArrayList<>(mapping.ceiling().asSet()));
        members.put("map_scopes", mapping.names());
    }

    private static Map<String, Object> signing(JwtSigner key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("algorithm", key.algorithm().name());
        members.put("jwks", key.publicKeys());
        return members;
    }
}
