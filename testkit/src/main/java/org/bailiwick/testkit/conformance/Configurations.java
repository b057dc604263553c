package org.bailiwick.testkit.conformance;

import java.util.List;
import java.util.stream.Collectors;
import org.bailiwick.testkit.EmbeddedAuthority;

/** The configurations that rows run under. */
final class Configurations {
    static final String RESOURCE = "https://api.example.com";
    static final String ALONE = "/d/own";
    static final String ALIAS = "https://alias.example.com/api";

    private static final String RULES = """
            rules:
              - {id: public, path: /public/**, access: public}
              - {id: whoami, path: /whoami, access: authenticated}
              - {id: both, path: /both, access: authenticated, domains: [home, partner]}
              - {id: orders-read, path: /orders/**, methods: [GET, HEAD], scopes: [orders:read]}
              - {id: orders-write, path: /orders/**, methods: [POST], scopes: [orders:write]}
              - {id: orders-special, path: /orders/special, scopes: [orders:special]}
              - {id: several, path: /several, scopes: [s:one, s:two]}
              - {id: any, path: /any, any-scope: [a:one, a:two]}
              - {id: account, path: "/accounts/{id}", claims: {sub: "{id}"}}
              - {id: tenant, path: /tenant, claims: {tenant: acme}}
              - {id: staff, path: /staff, grants: [teller, auditor]}
              - {id: observed, path: /observed, scopes: [nobody:has], mode: observe}
              - {id: no-preflight, path: /closed/**, access: authenticated, cors-preflight: refuse}
              - {id: async, path: /probe/async, access: authenticated}
              - {id: error, path: /probe/error, access: authenticated}
              - {id: forward, path: /probe/forward, access: authenticated}
              - {id: include, path: /probe/include, access: authenticated}
            """;

    private Configurations() {}

    /** Two domains, and a rule for each thing a rule can say. */
    static String standard(EmbeddedAuthority home, EmbeddedAuthority partner) {
        return standard(home, partner, RESOURCE, "");
    }

    /** The same for another resource, and with more at the top. */
    static String standard(EmbeddedAuthority home, EmbeddedAuthority partner, String resource, String more) {
        return top(resource)
                + more
                + "domains:\n"
                + domain("home", home, "[RS256, ES256]", "")
                + domain("partner", partner, "[RS256, ES256]", "")
                + "default-domains: [home]\n"
                + RULES;
    }

    /** A domain and a rule of its own for each authority: {@code /d/NAME} believes the domain {@code NAME}. */
    static String each(List<Domain> domains) {
        return top(RESOURCE)
                + "domains:\n"
                + domains.stream()
                        .map(each -> domain(each.name, each.authority, each.algorithms, each.more))
                        .collect(Collectors.joining())
                + "default-domains: [" + domains.get(0).name + "]\n"
                + "rules:\n"
                + domains.stream().map(Domain::rule).collect(Collectors.joining());
    }

    /** One domain with ES256 and one more line of YAML, and its rule for {@value #ALONE}. */
    static String alone(EmbeddedAuthority authority, String more) {
        return each(List.of(new Domain("own", authority, "[ES256]", more)));
    }

    static String top(String resource) {
        return """
                resource: %s
                resource-aliases: [%s]
                insecure-allow-loopback-http: true
                """.formatted(resource, ALIAS);
    }

    private static String domain(String name, EmbeddedAuthority authority, String algorithms, String more) {
        String domain = """
                  %s:
                    kind: jwt
                    issuer: %s
                    algorithms: %s
                """.formatted(name, authority.issuer(), algorithms);
        return more.isEmpty() ? domain : domain + "    " + more + "\n";
    }

    /**
     * A domain with a rule of its own.
     *
     * @param name its name
     * @param authority its authority
     * @param algorithms its algorithms, as YAML
     * @param more one more line of YAML, or nothing
     */
    record Domain(String name, EmbeddedAuthority authority, String algorithms, String more) {
        /** With ES256 alone, which every authority has. */
        Domain(String name, EmbeddedAuthority authority) {
            this(name, authority, "[ES256]", "");
        }

        String path() {
            return "/d/" + name;
        }

        private String rule() {
            return "  - {id: %s, path: %s, access: authenticated, domains: [%s]}\n".formatted(name, path(), name);
        }
    }
}
