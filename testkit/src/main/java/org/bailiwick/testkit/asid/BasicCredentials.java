package org.bailiwick.testkit.asid;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * HTTP Basic, taken literally (RFC 7617) and with form-encoded parts as well (RFC 6749 section 2.3.1), because an
 * identifier of a resource is a URL with a colon in it. Does not print.
 *
 * @param text what was encoded; empty when it is not well formed
 */
record BasicCredentials(String text) {
    static BasicCredentials of(String authorization) {
        String[] words = authorization.split(" ", 2);
        boolean basic = words.length == 2 && words[0].equalsIgnoreCase("Basic");
        return new BasicCredentials(basic ? fromBase64(words[1].trim()) : "");
    }

    static String authorization(String id, String secret) {
        byte[] octets = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(octets);
    }

    boolean show(String id, String secret) {
        String[] sides = text.split(":", 2);
        return Secrets.same(text, id + ":" + secret)
                || (sides.length == 2
                        && Secrets.same(decoded(sides[0]), id)
                        && Secrets.same(decoded(sides[1]), secret));
    }

    private static String fromBase64(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[hidden]";
    }
}
