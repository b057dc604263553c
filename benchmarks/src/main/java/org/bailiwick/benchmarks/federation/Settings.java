package org.bailiwick.benchmarks.federation;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederationSettings.Asker;
import org.bailiwick.config.FederationSettings.ResourceServer;
import org.bailiwick.config.FederationSettings.Trustee;
import org.bailiwick.config.FederationSettings.Trustor;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;

/** What would be in the configuration files of a world. */
final class Settings {
    private static final String HOME = "home";
    private static final Secret SECRET = Secret.of("a-secret-of-this-world");
    private static final ScopeMapping SCOPES = new ScopeMapping(Scopes.of(List.of(HomeAuthority.SCOPE)), Map.of());
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final AnswerLifetimes LIFETIMES = new AnswerLifetimes(Caching.POSITIVE, Caching.NEGATIVE, true);

    private final World world;
    private final List<int[]> trustors;
    /** Every domain as one that another may speak for, with and without how its tokens begin. */
    private final List<FederatorSettings> known;

    private final List<FederatorSettings> named;

    Settings(World world) {
        this.world = world;
        this.trustors = world.graph().trustors();
        this.known = federators(true);
        this.named = federators(false);
    }

    private List<FederatorSettings> federators(boolean prefixed) {
        return IntStream.range(0, world.graph().domains())
                .mapToObj(domain -> new FederatorSettings(
                        Addresses.issuer(domain),
                        SCOPES,
                        prefixed ? Optional.of(Tokens.prefix(domain)) : Optional.empty()))
                .toList();
    }

    /** How a resource server knows its own domain. */
    DomainSettings.Introspection ownDomainOf(int server, AnswerLifetimes lifetimes) {
        int domain = world.servers().domainOf(server);
        List<FederatorSettings> trustees = IntStream.of(world.graph().trustees().get(domain))
                .mapToObj(named::get)
                .toList();
        return asked(
                Simulation.OWN,
                Addresses.issuer(domain),
                Addresses.federatedIntrospection(domain),
                "rs" + server,
                Optional.empty(),
                lifetimes,
                trustees);
    }

    /** Whom the endpoint of a domain asks: its own authorization server and its trustees. */
    List<DomainSettings.Introspection> askedBy(int domain) {
        List<DomainSettings.Introspection> asked = new ArrayList<>();
        asked.add(asked(
                HOME,
                Addresses.issuer(domain),
                Addresses.introspection(domain),
                "endpoint",
                Optional.of(Tokens.prefix(domain)),
                LIFETIMES,
                List.of()));
        for (int trustee : world.graph().trustees().get(domain)) {
            asked.add(asked(
                    name(trustee),
                    Addresses.issuer(trustee),
                    Addresses.federatedIntrospection(trustee),
                    name(domain),
                    Optional.of(Tokens.prefix(trustee)),
                    LIFETIMES,
                    spokenFor(domain, trustee)));
        }
        return asked;
    }

    /** For whom a trustee speaks at a domain: the homes that it is asked about there. Who is on the way to them is one, too. */
    private List<FederatorSettings> spokenFor(int domain, int trustee) {
        Routes routes = world.routes();
        return IntStream.range(0, world.graph().domains())
                .filter(home -> routes.depth(domain, home) > 2 && routes.next(domain, home) == trustee)
                .mapToObj(known::get)
                .toList();
    }

    /** The federation endpoint of a domain. */
    FederationSettings federationOf(int domain, Duration deadline) {
        List<ResourceServer> servers = IntStream.range(0, world.servers().countIn(domain))
                .map(number -> world.servers().server(domain, number))
                .mapToObj(server ->
                        new ResourceServer(asker("rs" + server), Addresses.resource(server), Optional.empty()))
                .toList();
        return new FederationSettings(
                Addresses.issuer(domain),
                Addresses.FEDERATED_INTROSPECTION,
                Optional.of(HOME),
                Routes.LONGEST,
                deadline,
                Optional.empty(),
                servers,
                IntStream.of(world.graph().trustees().get(domain))
                        .mapToObj(trustee -> new Trustee(name(trustee), SCOPES, LIFETIME))
                        .toList(),
                IntStream.of(trustors.get(domain))
                        .mapToObj(trustor -> new Trustor(asker(name(trustor)), Addresses.issuer(trustor), SCOPES))
                        .toList(),
                List.of());
    }

    /** The same domain, its answers remembered for so long. */
    DomainSettings.Introspection with(DomainSettings.Introspection domain, AnswerLifetimes lifetimes) {
        return asked(
                domain.name(),
                domain.issuer(),
                domain.endpoint().orElseThrow(),
                domain.client().id(),
                domain.opaquePrefix(),
                lifetimes,
                domain.federators());
    }

    private static DomainSettings.Introspection asked(
            String name,
            Issuer issuer,
            URI endpoint,
            String client,
            Optional<String> prefix,
            AnswerLifetimes lifetimes,
            List<FederatorSettings> federators) {
        return new DomainSettings.Introspection(
                name,
                issuer,
                Optional.of(endpoint),
                new ClientSettings(client, new ClientSettings.Proof.BasicSecret(SECRET)),
                prefix,
                Duration.ZERO,
                lifetimes,
                Optional.empty(),
                false,
                "scope",
                List.of(),
                federators);
    }

    private static Asker asker(String id) {
        return new Asker(id, Optional.of(SECRET), Optional.empty(), Optional.empty());
    }

    private static String name(int domain) {
        return "d" + domain;
    }
}
