package org.bailiwick.interop;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
record Answer(int status, Map<String, List<String>> headers, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    /** The values of a header field, named in lower case, joined by commas; empty when there is none. */
    String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    Map<String, @Nullable Object> json() {
        try {
            return JsonUtil.parseJson(body);
        } catch (JoseException e) {
            throw new AssertionError("status " + status + ", not JSON: " + body, e);
        }
    }

    /** The access token of an answer from the token endpoint. */
    String token() {
        Object token = json().get("access_token");
        if (token == null) {
            throw new AssertionError("No token: " + status + " " + body);
        }
        return token.toString();
    }
}
