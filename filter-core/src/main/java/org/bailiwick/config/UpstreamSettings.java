package org.bailiwick.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bailiwick.request.TrustedProxies;

/**
 * What a gateway tells the applications behind it, and whom it believes about where a request came from.
 *
 * @param fieldNames the names of the header fields that tell who is calling; what has none is not told
 * @param trustedProxies whose {@code X-Forwarded-*} fields go on, and who are believed about where a request came from
 * @param sessions whether the fields of sessions are credentials here: where no domain has any, they are somebody else's
 */
public record UpstreamSettings(Map<IdentityField, String> fieldNames, TrustedProxies trustedProxies, boolean sessions) {
    /** Everything is told, under the default names; no proxy is trusted, and there may be sessions. */
    public static final UpstreamSettings DEFAULT = new UpstreamSettings(
            Arrays.stream(IdentityField.values())
                    .collect(Collectors.toMap(Function.identity(), IdentityField::defaultName)),
            TrustedProxies.NONE,
            true);

    public UpstreamSettings {
        Map<IdentityField, String> inOrder = new EnumMap<>(IdentityField.class);
        inOrder.putAll(fieldNames);
        fieldNames = Collections.unmodifiableMap(inOrder);
    }
}
