package org.bailiwick.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.credential.SessionName;
import org.bailiwick.domain.Domains;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.login.Login;
import org.bailiwick.login.Logins;
import org.bailiwick.login.SessionConsumers;
import org.bailiwick.store.TokenHash;

/** The logins of a configuration, put together: one for each domain that has one. */
final class LoginsAssembly {
    private LoginsAssembly() {}

    static Logins of(Configuration configuration, SessionConsumers consumers, Domains domains, NextHops nextHops) {
        List<Login> logins = new ArrayList<>();
        for (DomainSettings domain : configuration.domains().values()) {
            domain.<Optional<DomainSettings.Asid>>fold(
                            jwt -> Optional.empty(), introspection -> Optional.empty(), Optional::of)
                    .filter(sessions -> sessions.login().isPresent())
                    .map(sessions -> consumers.loginOf(
                            sessions,
                            configuration.externalUrl(),
                            configuration.insecure().allowLoopbackHttp(),
                            forgetting(sessions.name(), domains, nextHops)))
                    .ifPresent(logins::add);
        }
        return new Logins(logins);
    }

    /** Has all forget what they know of a session that has ended: as often as logins end, and so nothing of anybody else. */
    private static Consumer<SessionName> forgetting(String domain, Domains domains, NextHops nextHops) {
        return session -> {
            TokenHash hash = SessionHash.of(session);
            domains.forgetSession(domain, hash);
            nextHops.forget(hash);
        };
    }
}
