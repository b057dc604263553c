package org.bailiwick.testkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** What an issuer says of itself. */
final class Documents {
    private static final List<String> ALGORITHMS =
            Arrays.stream(Algorithm.values()).map(Enum::name).toList();

    private Documents() {}

    /** The metadata of RFC 8414 section 2. */
    static String metadata(EmbeddedAuthority authority) {
        return JsonUtil.toJson(common(authority));
    }

    /** OpenID Connect Discovery 1.0 section 3; the members that it demands beyond RFC 8414 are there and no more. */
    static String openidConfiguration(EmbeddedAuthority authority) {
        Map<String, Object> members = common(authority);
        members.put("authorization_endpoint", authority.issuer() + "/authorize");
        members.put("subject_types_supported", List.of("public"));
        members.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return JsonUtil.toJson(members);
    }

    private static Map<String, Object> common(EmbeddedAuthority authority) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", authority.issuer());
        members.put("jwks_uri", authority.uri(Endpoint.JWKS).toString());
        putEndpoint(members, "token_endpoint", authority.uri(Endpoint.TOKEN).toString());
        members.put("grant_types_supported", GrantType.supported());
        // IC-9.
        members.put("identity_chaining_requested_token_types_supported", List.of(TokenType.JWT));
        members.put("response_types_supported", List.of());
        putEndpoint(
                members,
                "introspection_endpoint",
                authority.uri(Endpoint.INTROSPECTION).toString());
        // RFC 9701 section 7.
        members.put(
                "introspection_signing_alg_values_supported",
                List.of(authority.algorithm().name()));
        if (authority.isFederated()) {
            members.put(
                    "federated_introspection_endpoint",
                    authority.uri(Endpoint.FEDERATED_INTROSPECTION).toString());
        }
        return members;
    }

    /** An endpoint that clients call, and how they can show who they are. */
    private static void putEndpoint(Map<String, Object> members, String name, String uri) {
        members.put(name, uri);
        members.put(name + "_auth_methods_supported", Clients.METHODS);
        members.put(name + "_auth_signing_alg_values_supported", ALGORITHMS);
    }

    static String keySet(SigningKey key) {
        return JsonUtil.toJson(Map.of("keys", List.of(key.jwk())));
    }
}
