package org.bailiwick.jose;

import java.util.Map;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What the protected header of a JWS says of itself; hostile until the signature has been verified. Where it points to keys
 * ({@code jku}, {@code x5u}) or brings them along ({@code jwk}, {@code x5c}) it is not listened to (JB-12).
 */
final class JwsHead {
    /** The longest key id that is looked for, and the longest type that is compared. */
    static final int MAX_TEXT = 512;

    private static final int MAX_OCTETS = 4096;

    private final String algorithm;
    private final @Nullable String keyId;
    private final @Nullable String type;

    private JwsHead(String algorithm, @Nullable String keyId, @Nullable String type) {
        this.algorithm = algorithm;
        this.keyId = keyId;
        this.type = type;
    }

    /** The head in the octets of a JSON object; one that demands extensions is refused, whichever they are (JB-19). */
    static Reading<JwsHead, Reason> of(byte[] text) {
        if (text.length > MAX_OCTETS) {
            return new Reading.Refused<>(Reason.TOKEN_MALFORMED);
        }
        return JsonReader.object(text)
                .map(JwsHead::ofMembers)
                .orElseGet(() -> new Reading.Refused<>(Reason.TOKEN_MALFORMED));
    }

    private static Reading<JwsHead, Reason> ofMembers(Map<String, Object> members) {
        // An unencoded payload (RFC 7797) without crit would be read differently by others.
        if (members.containsKey("crit") || members.containsKey("b64")) {
            return new Reading.Refused<>(Reason.TOKEN_CRITICAL_HEADER);
        }
        Object algorithm = members.get("alg");
        Object keyId = members.get("kid");
        Object type = members.get("typ");
        if (algorithm == null || !isTextOrAbsent(algorithm) || !isTextOrAbsent(keyId) || !isTextOrAbsent(type)) {
            return new Reading.Refused<>(Reason.TOKEN_MALFORMED);
        }
        return new Reading.Read<>(new JwsHead((String) algorithm, (String) keyId, (String) type));
    }

    private static boolean isTextOrAbsent(@Nullable Object value) {
        return value == null || value instanceof String text && text.length() <= MAX_TEXT;
    }

    /** The {@code alg} as it was sent. */
    String algorithm() {
        return algorithm;
    }

    Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    Optional<String> type() {
        return Optional.ofNullable(type);
    }
}
