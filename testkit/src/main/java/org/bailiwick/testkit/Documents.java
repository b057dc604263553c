package org.bailiwick.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** What an issuer says of itself. */
final class Documents {
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
        members.put("token_endpoint", authority.uri(Endpoint.TOKEN).toString());
        members.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        members.put("grant_types_supported", List.of("client_credentials"));
        members.put("response_types_supported", List.of());
        return members;
    }

    static String keySet(SigningKey key) {
        return JsonUtil.toJson(Map.of("keys", List.of(key.jwk())));
    }
}
