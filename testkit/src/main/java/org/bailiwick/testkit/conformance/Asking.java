package org.bailiwick.testkit.conformance;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.stream.Collectors;
import org.bailiwick.testkit.EmbeddedAuthority;

/** The configurations under which authorities are asked about tokens. */
final class Asking {
    /** What the adapter is called where it asks. */
    static final String CLIENT = "api";

    /** What it shows there. */
    static final String SECRET = "the adapter's secret: 100% +\u00E4";

    /** A domain that the home domain may speak for; its scope {@code read} is {@code orders:read} here. */
    static final String FEDERATOR = "https://as1.partner.example";

    /** Another one, of which nothing passes. */
    static final String POOR_FEDERATOR = "https://as3.poor.example";

    /** A domain that nobody may speak for. */
    static final String STRANGER = "https://as9.stranger.example";

    private static final String FEDERATORS = """
            federators:
              %s: {scopes: ["orders:read", x], map-scopes: {read: "orders:read"}}
              %s: {scopes: []}
            """.formatted(FEDERATOR, POOR_FEDERATOR);

    private static final String WHOAMI = "  - {id: whoami, path: /whoami, access: authenticated}\n";

    private static final String RULES = WHOAMI + """
              - {id: orders-read, path: /orders/**, scopes: [orders:read]}
              - {id: foreign, path: /foreign, access: authenticated, federators: [%s]}
              - {id: both, path: /both, access: authenticated, domains: [home, partner]}
            """.formatted(FEDERATOR);

    private Asking() {}

    /** The authority knows the adapter from now on. */
    @CanIgnoreReturnValue
    static EmbeddedAuthority know(EmbeddedAuthority authority) {
        return authority.client(CLIENT, SECRET);
    }

    /** Two domains; the first, which rules believe when they say nothing, may speak for others. */
    static String standard(EmbeddedAuthority home, EmbeddedAuthority partner) {
        return each(List.of(new Asked("home", home, FEDERATORS), new Asked("partner", partner, "")), RULES);
    }

    /** A domain and a rule of its own for each authority: {@code /d/NAME} believes the domain {@code NAME}. */
    static String each(List<Asked> domains, String moreRules) {
        return Configurations.top(Configurations.RESOURCE)
                + "domains:\n"
                + domains.stream().map(Asked::domain).collect(Collectors.joining())
                + "default-domains: [" + domains.get(0).name + "]\n"
                + "rules:\n"
                + domains.stream().map(Asked::rule).collect(Collectors.joining())
                + moreRules;
    }

    /** {@link #standard}, and the federation endpoint of a domain whose home it is and that trusts the other. */
    static String federation(EmbeddedAuthority home, EmbeddedAuthority partner, String moreFederation) {
        return each(List.of(new Asked("home", home, ""), new Asked("as1", partner, "opaque-prefix: f_")), WHOAMI)
                + """
                federation:
                  issuer: %s
                  home: home
                  deadline: 4s
                  resource-servers: {rs2: {secret: rs2-secret-of-tests, resource: "https://rs2.example.com"}}
                  trustees: {as1: {scopes: ["orders:read"], map-scopes: {read: "orders:read"}}}
                  operators: {ops: {secret: ops-secret-of-tests}}
                """.formatted(home.issuer())
                + moreFederation.indent(2);
    }

    /** One domain with more YAML, and its rule for {@value Configurations#ALONE}. */
    static String alone(EmbeddedAuthority authority, String more) {
        return each(List.of(new Asked("own", authority, more)), "");
    }

    /**
     * A domain that is asked, with a rule of its own.
     *
     * @param name its name
     * @param authority whom to ask
     * @param more more lines of YAML, or nothing
     */
    record Asked(String name, EmbeddedAuthority authority, String more) {
        String path() {
            return "/d/" + name;
        }

        String domain() {
            return """
                      %s:
                        kind: introspection
                        issuer: %s
                        client: {id: %s, secret: "%s"}
                    """.formatted(name, authority.issuer(), CLIENT, SECRET) + more.indent(4);
        }

        private String rule() {
            return "  - {id: own-%s, path: %s, access: authenticated, domains: [%s]}\n".formatted(name, path(), name);
        }
    }
}
