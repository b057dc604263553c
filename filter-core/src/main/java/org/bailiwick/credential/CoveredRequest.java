package org.bailiwick.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * What of a request the proof of a session covers.
 *
 * @param method the method as it was sent
 * @param target the path and the query as they were sent, below the external URL
 * @param body the line that stands for the body; {@link #UNREAD} fits no proof
 */
public record CoveredRequest(String method, String target, String body) {
    /** Stands for a body that is not looked at, where the route says so. */
    public static final String UNSIGNED = "-";

    /** Before the body has been looked at. */
    public static final String UNREAD = "";

    public CoveredRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(body, "body");
    }

    /** The line for a body that was read whole: the base64url of its SHA-256. */
    public static String hash(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new String(Base64.getUrlEncoder().withoutPadding().encode(hash), StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    CoveredRequest withBody(String line) {
        return new CoveredRequest(method, target, line);
    }

    /** Without the target, whose query may hold anything. */
    @Override
    public String toString() {
        return "CoveredRequest[" + method + "]";
    }
}
