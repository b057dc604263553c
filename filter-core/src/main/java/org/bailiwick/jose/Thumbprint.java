package org.bailiwick.jose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import org.bailiwick.json.JsonWriter;

/**
 * The SHA-256 thumbprint of a public key (RFC 7638).
 *
 * @param value base64url, without padding
 */
record Thumbprint(String value) {
    private static final String URI_PREFIX = "urn:ietf:params:oauth:jwk-thumbprint:sha-256:";

    /** Of the key's required members, which sort by code point as RFC 7638 section 3 wants them (TP-1, TP-2). */
    static Thumbprint of(SortedMap<String, String> requiredMembers) {
        byte[] text = JsonWriter.write(requiredMembers).getBytes(StandardCharsets.UTF_8);
        try {
            return new Thumbprint(
                    Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The URI form of RFC 9278 section 3 (TP-6). */
    String uri() {
        return URI_PREFIX + value;
    }
}
