package org.bailiwick.login;

import java.security.SecureRandom;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.LoginSettings;

/** Makes a seal for each cookie. What one seals for one service, as one consumer of one authority, is opened by no other. */
final class CookieSeals {
    private final CookieKeys keys;
    private final String service;
    private final SecureRandom random;

    private CookieSeals(CookieKeys keys, String service, SecureRandom random) {
        this.keys = keys;
        this.service = service;
        this.random = random;
    }

    /** @throws IllegalArgumentException when one of the keys is none */
    static CookieSeals of(DomainSettings.Asid domain, LoginSettings settings, ExternalUrl url, SecureRandom random) {
        String service = String.join(
                "\n", url.of(""), settings.consumer().id(), domain.issuer().value());
        return new CookieSeals(CookieKeys.of(settings.cookieKeys(), random), service, random);
    }

    CookieSeal of(String cookie) {
        return new CookieSeal(keys, cookie + "\n" + service, random);
    }
}
