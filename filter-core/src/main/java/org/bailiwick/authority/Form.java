package org.bailiwick.authority;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The body of a form, {@code application/x-www-form-urlencoded} (RFC 6749 appendix B). */
public final class Form {
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    public static byte[] body(Map<String, String> parameters) {
        return body(parameters.entrySet());
    }

    /** A body in which a name may be there several times, in this order. */
    public static byte[] body(Collection<Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
