package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.InternalJwtSettings;
import org.bailiwick.jose.JwtSigner;

/**
 * The keys of ourselves as an issuer. At every moment all is published that a token which is still valid was signed by. Safe for
 * use by many threads; has no thread of its own.
 */
public sealed interface SigningKeys permits GeneratedKeys, KeysInFiles {
    /**
     * The keys as configured. Generated ones are known to this process alone: where several answer for one issuer, their keys
     * must be in files.
     *
     * @param longestLife the longest that anything signed by them is valid
     * @throws IllegalArgumentException when a file holds no private key that can be used, or two keys have one {@code kid}
     */
    static SigningKeys of(InternalJwtSettings.Keys settings, Duration longestLife, Clock clock) {
        return settings.fold(
                generated -> new GeneratedKeys(
                        generated.algorithm(), KeyTimes.of(generated.rotateAfter(), longestLife), clock),
                inFiles -> KeysInFiles.of(inFiles.files()));
    }

    /** The key that signs now. Whoever signs has looked at the clock before. */
    JwtSigner current();

    /** The public keys, as JWKs, each with {@code kid} and {@code alg}. */
    List<Map<String, Object>> published();

    /** How long somebody may keep what is published without missing a key. */
    Duration freshFor();
}
