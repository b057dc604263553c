package org.bailiwick.interop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** What a JWT says, read and not verified, without the code under test. */
final class Claims {
    private Claims() {}

    static Map<String, @Nullable Object> of(String jwt) {
        String payload = jwt.split("\\.", -1)[1];
        try {
            return JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        } catch (JoseException e) {
            throw new AssertionError("Not the claims of a JWT", e);
        }
    }
}
