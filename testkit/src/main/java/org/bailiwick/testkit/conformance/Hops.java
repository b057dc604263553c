package org.bailiwick.testkit.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Excess;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.GrantType;
import org.bailiwick.testkit.Trading;

/**
 * The ways to one next hop: every way there is, by an honest authority; and one by each authority that gives too much or
 * nothing. All are known to one adapter, each by a rule of its own.
 */
final class Hops {
    /** What the next hop is called. */
    static final String TARGET = "https://stock.example.com";

    /** What is needed there. */
    static final String SCOPE = "stock:read";

    private final EmbeddedAuthority home;
    private final EmbeddedAuthority far;
    private final EmbeddedAuthority host;
    private final Map<Excess, EmbeddedAuthority> greedy = new EnumMap<>(Excess.class);
    private final Map<Failure, EmbeddedAuthority> failing = new EnumMap<>(Failure.class);

    /**
     * The ways.
     *
     * @param home whose callers they are for
     * @param far whose the next hop is, where it is another's
     * @param host of those that are not as they should be
     */
    Hops(EmbeddedAuthority home, EmbeddedAuthority far, EmbeddedAuthority host) {
        this.home = trading(home);
        this.far = far.client(Asking.CLIENT, Asking.SECRET)
                .mayTrade(Asking.CLIENT, Trading.by(GrantType.JWT_BEARER).at(TARGET))
                .trustGrantsOf(home);
        this.host = host;
        home.mayTrade(Asking.CLIENT, Trading.by(GrantType.TOKEN_EXCHANGE).at(far.issuer()));
        for (Excess excess : Excess.values()) {
            EmbeddedAuthority authority = trading(tenant(excess));
            authority.mayTrade(
                    Asking.CLIENT, Trading.by(GrantType.TOKEN_EXCHANGE).at(far.issuer()));
            far.trustGrantsOf(authority);
            authority.exceed(excess);
            greedy.put(excess, authority);
        }
        for (Failure failure : Failure.values()) {
            failing.put(failure, failure.befall(tenant(failure)));
        }
    }

    private static EmbeddedAuthority trading(EmbeddedAuthority authority) {
        return authority
                .client(Asking.CLIENT, Asking.SECRET)
                .mayTrade(
                        Asking.CLIENT,
                        Trading.by(GrantType.TOKEN_EXCHANGE, GrantType.REDELEGATE)
                                .at(TARGET));
    }

    private EmbeddedAuthority tenant(Enum<?> name) {
        return host.tenant("/" + title(name), Algorithm.ES256);
    }

    private static String title(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    EmbeddedAuthority home() {
        return home;
    }

    EmbeddedAuthority far() {
        return far;
    }

    EmbeddedAuthority of(Excess excess) {
        return Objects.requireNonNull(greedy.get(excess));
    }

    EmbeddedAuthority of(Failure failure) {
        return Objects.requireNonNull(failing.get(failure));
    }

    /** Of alice, who may read orders and the stock. */
    static String token(EmbeddedAuthority authority) {
        return authority
                .token()
                .algorithm(Algorithm.ES256)
                .subject("alice")
                .scopes("orders:read", SCOPE)
                .sign();
    }

    /** A route whose next hop is reached in that way. */
    static String path(String way) {
        return "/hop/" + way;
    }

    static String path(Enum<?> way) {
        return path(title(way));
    }

    String yaml() {
        List<String> domains = new ArrayList<>(List.of(domain("home", home), domain("far", far)));
        List<String> edges = new ArrayList<>(List.of(
                asked("redelegated", "redelegate", "home", "home", ""),
                asked("exchanged", "exchange", "home", "home", ""),
                asked("chained", "chain", "home", "far", at(far)),
                "  internal: {via: internal-jwt, resource: \"%s\", domain: home, scopes: [\"%s\"]}\n"
                        .formatted(TARGET, SCOPE),
                ("  transaction: {via: internal-jwt, resource: \"%s\", domain: home, scopes: [\"%s\"],"
                                + " transaction: {trust-domain: example.com, workload: gateway}}\n")
                        .formatted(TARGET, SCOPE),
                "  relayed: {via: relay, resource: \"%s\", domain: home}\n".formatted(TARGET)));
        List<String> rules = new ArrayList<>();
        List.of("redelegated", "exchanged", "chained", "internal", "transaction", "relayed")
                .forEach(name -> rules.add(rule(name, path(name), "home", name, "")));
        rules.add(rule("both", path("both"), "home, far", "exchanged", ""));
        rules.add(rule("watched", path("watched"), "home", "exchanged", "mode: observe, "));
        rules.add(rule("refuses-once", Probe.REFUSES_ONCE + "/**", "home", "exchanged", ""));
        rules.add(rule("refuses", Probe.REFUSES + "/**", "home", "exchanged", ""));
        greedy.forEach((excess, authority) -> {
            boolean grants = excess.about() == Excess.About.GRANT;
            String name = title(excess);
            domains.add(domain(name, authority));
            edges.add(asked(name, grants ? "chain" : "exchange", name, grants ? "far" : name, grants ? at(far) : ""));
            rules.add(rule(name, path(name), name, name, ""));
        });
        failing.forEach((failure, authority) -> {
            String name = title(failure);
            domains.add(domain(name, authority));
            edges.add(asked(name, "exchange", name, name, ""));
            rules.add(rule(name, path(name), name, name, ""));
        });
        return Configurations.top(Configurations.RESOURCE)
                + "domains:\n" + String.join("", domains)
                + "default-domains: [home]\n"
                + "next-hops:\n" + String.join("", edges)
                + "rules:\n  - {id: plain, path: /plain, access: authenticated}\n" + String.join("", rules);
    }

    private static String domain(String name, EmbeddedAuthority authority) {
        return "  %s: {kind: jwt, issuer: \"%s\", algorithms: [ES256]}\n".formatted(name, authority.issuer());
    }

    private static String asked(String name, String via, String domain, String verifiedBy, String more) {
        return """
                  %s:
                    via: %s
                    resource: %s
                    domain: %s
                    scopes: ["%s"]
                    client: %s
                    verify-by: %s
                """.formatted(name, via, TARGET, domain, SCOPE, client(), verifiedBy) + more;
    }

    private static String client() {
        return "{id: %s, secret: \"%s\"}".formatted(Asking.CLIENT, Asking.SECRET);
    }

    private static String at(EmbeddedAuthority authority) {
        return "    at: {issuer: \"%s\", client: %s}\n".formatted(authority.issuer(), client());
    }

    private static String rule(String id, String path, String domains, String nextHop, String more) {
        return "  - {id: %s, path: %s, access: authenticated, domains: [%s], %snext-hop: %s}\n"
                .formatted(id, path, domains, more, nextHop);
    }

    /** Ways in which an authority can give nothing. */
    enum Failure {
        DISCONNECTS {
            @Override
            EmbeddedAuthority befall(EmbeddedAuthority authority) {
                trading(authority).fault(Endpoint.TOKEN, Fault.disconnect());
                return authority;
            }
        },
        FAILS {
            @Override
            EmbeddedAuthority befall(EmbeddedAuthority authority) {
                trading(authority).fault(Endpoint.TOKEN, Fault.status(500));
                return authority;
            }
        },
        HANGS {
            @Override
            EmbeddedAuthority befall(EmbeddedAuthority authority) {
                trading(authority).fault(Endpoint.TOKEN, Fault.hanging());
                return authority;
            }
        },
        KNOWS_US_NOT {
            @Override
            EmbeddedAuthority befall(EmbeddedAuthority authority) {
                return trading(authority).client(Asking.CLIENT, "another secret");
            }
        },
        KNOWS_THE_TARGET_NOT {
            @Override
            EmbeddedAuthority befall(EmbeddedAuthority authority) {
                return authority
                        .client(Asking.CLIENT, Asking.SECRET)
                        .mayTrade(
                                Asking.CLIENT,
                                Trading.by(GrantType.TOKEN_EXCHANGE).at("https://other.example.com"));
            }
        },
        GIVES_OTHER_SCOPES {
            @Override
            EmbeddedAuthority befall(EmbeddedAuthority authority) {
                return authority
                        .client(Asking.CLIENT, Asking.SECRET)
                        .mayTrade(
                                Asking.CLIENT,
                                Trading.by(GrantType.TOKEN_EXCHANGE).at(TARGET).worth(SCOPE, "other"));
            }
        };

        /** Makes the authority fail so. */
        abstract EmbeddedAuthority befall(EmbeddedAuthority authority);
    }
}
