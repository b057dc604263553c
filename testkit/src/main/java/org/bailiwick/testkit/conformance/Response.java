package org.bailiwick.testkit.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param headers the values of each field, by lower-case name
 * @param body the body as text
 */
record Response(int status, Map<String, List<String>> headers, String body) {
    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    boolean isOfType(String mediaType) {
        return header("content-type")
                .map(type -> type.split(";", 2)[0].trim().equalsIgnoreCase(mediaType))
                .orElse(false);
    }

    /** The body as a JSON object without duplicate members. */
    Map<String, Object> json() {
        try {
            return JsonUtil.parseJson(body);
        } catch (JoseException e) {
            throw new AssertionError("status " + status + ", and a body that is no JSON object: " + body, e);
        }
    }

    @Nullable
    Object member(String name) {
        return json().get(name);
    }

    /** Whether the probe wrote it: then it repeats what it was sent. */
    boolean isOfProbe() {
        return isOfType("application/json") && body.contains("\"remoteUser\"");
    }
}
