package org.bailiwick.testkit.conformance;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.FlawedKey;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.conformance.Configurations.Domain;

/** An issuer for each flaw a published key can have, all known to one adapter; each has a good ES256 key as well. */
final class FlawedIssuers {
    private final Map<FlawedKey, EmbeddedAuthority> authorities = new EnumMap<>(FlawedKey.class);
    private final Map<FlawedKey, SigningKey> keys = new EnumMap<>(FlawedKey.class);

    FlawedIssuers(EmbeddedAuthority host) {
        for (FlawedKey flaw : FlawedKey.values()) {
            EmbeddedAuthority authority = host.tenant("/" + name(flaw), Algorithm.ES256);
            keys.put(flaw, authority.publish(flaw));
            authorities.put(flaw, authority);
        }
    }

    EmbeddedAuthority authority(FlawedKey flaw) {
        return Objects.requireNonNull(authorities.get(flaw));
    }

    /** The key that the flaw is in. */
    SigningKey key(FlawedKey flaw) {
        return Objects.requireNonNull(keys.get(flaw));
    }

    static String path(FlawedKey flaw) {
        return "/d/" + name(flaw);
    }

    String yaml() {
        return Configurations.each(authorities.entrySet().stream()
                .map(each -> new Domain(name(each.getKey()), each.getValue(), "[ES256, RS256]", ""))
                .toList());
    }

    private static String name(FlawedKey flaw) {
        return flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
