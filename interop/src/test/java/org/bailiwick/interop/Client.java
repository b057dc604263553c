package org.bailiwick.interop;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A client as an authorization server knows it, with its secret; prints without that. */
record Client(String id, String secret) {
    /** The value of {@code Authorization} for {@code client_secret_basic} (RFC 6749 section 2.3.1). */
    String basic() {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
