package org.bailiwick.browser;

import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.Resource;
import org.bailiwick.testkit.asid.SessionAuthority;

/**
 * An authority with alice and bob, and what it knows a service as.
 *
 * @param domain what the service calls it
 */
record Authority(String domain, SessionAuthority server, Consumer consumer, Resource resource)
        implements AutoCloseable {
    static final String ALICE = "u-8842";
    static final String BOB = "u-1017";
    private static final String RESOURCE = "https://api.example.com";

    /** @param callback where people come back to */
    static Authority start(String domain, SessionAuthority.Builder settings, String callback) {
        Consumer consumer = Consumer.builder("web-1")
                .url(callback)
                .grants("reader", "teller")
                .scopes("email")
                .build();
        Resource resource = Resource.builder(RESOURCE).build();
        SessionAuthority server = settings.start()
                .register(consumer)
                .register(resource)
                .person("alice", ALICE)
                .person("bob", BOB)
                .barred("mallory", "u-0666");
        return new Authority(domain, server, consumer, resource);
    }

    /** The domain, for the map of domains; {@code login} has more of its login, and {@code more} more of itself. */
    String yaml(String login, String more) {
        return """
                %s:
                  kind: asid
                  authority: "%s"
                  resource-credentials: {id: "%s", secret: "%s"}
                  %s
                  login:
                    consumer: {id: %s, secret: "%s"}
                    %s
                """.formatted(
                        domain,
                        server.authority(),
                        resource.id(),
                        resource.secret(),
                        more,
                        consumer.id(),
                        consumer.secret(),
                        login);
    }

    int requests(AsidEndpoint endpoint) {
        return server.requests(endpoint);
    }

    /** The authority's login page, whatever its query. */
    String loginPage() {
        return server.uri(AsidEndpoint.LOGIN) + "?**";
    }

    @Override
    public void close() {
        server.close();
    }
}
