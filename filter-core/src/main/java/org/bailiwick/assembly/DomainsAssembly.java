package org.bailiwick.assembly;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bailiwick.asid.AsidSessions;
import org.bailiwick.asid.SessionAuthorities;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.domain.Domains;
import org.bailiwick.event.EventSink;
import org.bailiwick.introspection.IntrospectedTokens;
import org.bailiwick.introspection.Introspections;
import org.bailiwick.introspection.Recipient;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeyRings;
import org.bailiwick.transport.Transport;

/** The domains of a configuration, put together: each with its way to vouch for a token. */
final class DomainsAssembly {
    private final Configuration configuration;
    private final Transport transport;
    private final Introspections introspections;
    private final SessionAuthorities sessions;
    private final SignatureChecks checks;
    private final EventSink events;
    private final Clock clock;
    private final Domains domains;
    private final Map<String, KeyRing> rings = new LinkedHashMap<>();
    private final Map<String, Supplier<AuthorityHealth>> asked = new LinkedHashMap<>();

    DomainsAssembly(
            Configuration configuration,
            Transport transport,
            Introspections introspections,
            SessionAuthorities sessions,
            SignatureChecks checks,
            EventSink events,
            Clock clock,
            long acceptedBytes,
            long refusedBytes) {
        this.configuration = configuration;
        this.transport = transport;
        this.introspections = introspections;
        this.sessions = sessions;
        this.checks = checks;
        this.events = events;
        this.clock = clock;
        this.domains = new Domains(clock, acceptedBytes, refusedBytes);
        for (DomainSettings domain : configuration.domains().values()) {
            domain.<Runnable>fold(
                            jwt -> () -> add(jwt), introspection -> () -> add(introspection), asid -> () -> add(asid))
                    .run();
        }
    }

    private void add(DomainSettings.Jwt domain) {
        KeyRings keyRings = new KeyRings(transport, new JwkSetReader(domain.algorithms(), checks), events, clock);
        KeyRing keys = domain.keyLocation()
                .fold(
                        discovered -> keyRings.discovered(domain.name(), domain.issuer(), domain.keys()),
                        at -> keyRings.at(domain.name(), at.jwksUri(), domain.keys()),
                        inFile -> keyRings.inFile(domain.name(), inFile.file()));
        domains.add(domain, JwtVerifier.of(domain, configuration.audiences(), clock, checks), keys);
        rings.put(domain.name(), keys);
    }

    private void add(DomainSettings.Introspection domain) {
        Recipient recipient = new Recipient(
                configuration.resource().toString(),
                configuration.audiences(),
                configuration.limits().call());
        IntrospectedTokens tokens = introspections.tokensOf(domain, recipient);
        domains.addIntrospection(domain, tokens::verify);
        asked.put(domain.name(), introspections.healthOf(domain));
        KeyRing keys = introspections.keyRings().get(domain);
        if (keys != null) {
            rings.put(domain.name(), keys);
        }
    }

    private void add(DomainSettings.Asid domain) {
        AsidSessions known = sessions.sessionsOf(domain);
        KeyRing keys = sessions.keyRings().get(domain.name());
        domains.addSessions(domain, known, key -> keys != null && keys.holds(key));
        asked.put(domain.name(), sessions.healthOf(domain));
        if (keys != null) {
            rings.put(domain.name(), keys);
        }
    }

    Domains domains() {
        return domains;
    }

    /** The keys of the domains that sign what is verified here, by the domain's name. */
    Map<String, KeyRing> rings() {
        return rings;
    }

    /** How asking goes at the domains that are asked, by the domain's name. */
    Map<String, Supplier<AuthorityHealth>> asked() {
        return asked;
    }
}
