package org.bailiwick.testkit.conformance;

import java.net.URI;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.Resource;
import org.bailiwick.testkit.asid.Session;
import org.bailiwick.testkit.asid.SessionAuthority;

/**
 * Somebody who calls an adapter with a session, for tests of what stands around one adapter: an authority that checks every proof,
 * one consumer, and one session of {@code u-8842} with the role {@code teller}.
 */
public final class SessionCaller implements AutoCloseable {
    private final Consumer consumer =
            Consumer.builder("web-1").grants("teller").scopes("files:read").build();
    private final SessionAuthority authority = SessionAuthority.builder()
            .start()
            .register(consumer)
            .register(Resource.builder(Configurations.RESOURCE)
                    .secret(Asking.SECRET)
                    .build())
            .person("alice", Presenting.UID);
    private final Session session =
            authority.session(consumer, "alice").granting("teller").open();

    private SessionCaller() {}

    /** Starts the authority, on 127.0.0.1 and a free port. */
    public static SessionCaller start() {
        return new SessionCaller();
    }

    /** A configuration file whose only rule takes such sessions for every path, and which has patience with a busy machine. */
    public String yaml() {
        return "limits: {call: 20s, decision: 30s}\n" + Presenting.alone(authority, "");
    }

    /**
     * The {@code Authorization} field of a request, good for one.
     *
     * @param target path and query
     * @param body what the proof covers, whatever is sent
     */
    public String proof(String method, String target, String body) {
        return consumer.proof(session, Configurations.RESOURCE)
                .request(method, URI.create(Configurations.RESOURCE + target))
                .body(body)
                .authorization();
    }

    @Override
    public void close() {
        authority.close();
    }

    @Override
    public String toString() {
        return "SessionCaller[hidden]";
    }
}
