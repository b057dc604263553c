package org.bailiwick.testkit.asid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code c_url} may be, and how the browser is sent back to it. */
final class CallbackUrl {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private CallbackUrl() {}

    /** Whether it is https, or http at a loopback address as RFC 8252 section 7.3 allows it, and has no fragment. */
    static boolean isAcceptable(URI url) {
        @Nullable String host = url.getHost();
        boolean safe = "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && host != null && LOOPBACK.contains(host));
        return safe && host != null && url.getRawFragment() == null && url.getRawUserInfo() == null;
    }

    static String with(String url, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return url + (url.contains("?") ? "&" : "?") + query;
    }
}
