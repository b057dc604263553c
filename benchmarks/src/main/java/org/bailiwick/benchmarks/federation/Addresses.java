package org.bailiwick.benchmarks.federation;

import java.net.URI;
import org.bailiwick.token.Issuer;

/** What a domain and its servers are called, by their numbers. */
final class Addresses {
    /** Where an authorization server is asked about its tokens. */
    static final String INTROSPECTION = "/introspect";

    /** Where a domain is asked about tokens of any domain. */
    static final String FEDERATED_INTROSPECTION = "/federated-introspection";

    private static final String TOP = ".example";

    private Addresses() {}

    static Issuer issuer(int domain) {
        return new Issuer("https://d" + domain + TOP);
    }

    static URI introspection(int domain) {
        return URI.create(issuer(domain) + INTROSPECTION);
    }

    static URI federatedIntrospection(int domain) {
        return URI.create(issuer(domain) + FEDERATED_INTROSPECTION);
    }

    /** The identifier of a resource server. */
    static String resource(int server) {
        return "https://rs" + server + TOP;
    }

    /** The domain whose endpoint that is. */
    static int domainAt(URI uri) {
        String host = uri.getHost();
        return Integer.parseInt(host.substring(1, host.length() - TOP.length()));
    }
}
