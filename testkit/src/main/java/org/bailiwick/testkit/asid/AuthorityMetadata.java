package org.bailiwick.testkit.asid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.Endpoint;
import org.jose4j.json.JsonUtil;

/**
 * What an authority of sessions says of itself.
 *
 * @param books what it knows
 */
record AuthorityMetadata(Books books) {
    String json() {
        Settings settings = books.settings();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("authority", books.authority());
        members.put("handshake_endpoint", uri(AsidEndpoint.HANDSHAKE));
        members.put("result_endpoint", uri(AsidEndpoint.RESULT));
        members.put("refresh_endpoint", uri(AsidEndpoint.REFRESH));
        members.put("verify_endpoint", uri(AsidEndpoint.VERIFY));
        members.put("revoke_endpoint", uri(AsidEndpoint.REVOKE));
        members.put("jwks_uri", books.keys().uri(Endpoint.JWKS).toString());
        members.put("presentation_modes_supported", modes());
        members.put("consumer_auth_methods_supported", Registry.CONSUMER_METHODS);
        members.put("a_sid_max_age", settings.sidMaxAge().toSeconds());
        members.put("a_session_max_age", settings.sessionMaxAge().toSeconds());
        if (!settings.overlap().isZero()) {
            members.put("a_sid_overlap", settings.overlap().toSeconds());
        }
        return JsonUtil.toJson(members);
    }

    private String uri(AsidEndpoint endpoint) {
        return books.authority() + endpoint.path();
    }

    private List<String> modes() {
        List<String> modes = new ArrayList<>(List.of("proof"));
        if (books.settings().signedTickets()) {
            modes.add("ticket");
        }
        if (books.registry().hasOwnResource()) {
            modes.add("secret");
        }
        return modes;
    }
}
