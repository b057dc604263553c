package org.bailiwick.testkit.asid;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a proof covers. Does not print.
 *
 * @param method the HTTP method
 * @param url the target URI: scheme, host, port where it is not the scheme's, path, query as sent
 * @param consumer {@code c_id}
 * @param sid {@code a_sid}
 * @param uid {@code a_uid}
 * @param time {@code ts}, as it is written
 * @param nonce the nonce
 * @param bodyHash {@code body_sha256}, or a dash where the body is not covered
 */
record Canonical(
        String method,
        String url,
        String consumer,
        String sid,
        String uid,
        String time,
        String nonce,
        String bodyHash) {
    private static final String LABEL = "ASID-HMAC-SHA256";

    /** The signature by K of consumer and resource server. */
    String signature(byte[] proofKey) {
        String text = String.join("\n", LABEL, method, url, consumer, sid, uid, time, nonce, bodyHash);
        return Secrets.base64url(Secrets.hmac(proofKey, text));
    }

    /** A target URI as a proof covers it. */
    static String target(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        @Nullable String query = uri.getRawQuery();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path
                + (query == null ? "" : "?" + query);
    }

    @Override
    public String toString() {
        return "Canonical[hidden]";
    }
}
