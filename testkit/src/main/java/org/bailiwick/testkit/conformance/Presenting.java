package org.bailiwick.testkit.conformance;

import java.net.URI;
import java.util.Base64;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.Proof;
import org.bailiwick.testkit.asid.ProofFlaw;
import org.bailiwick.testkit.asid.Resource;
import org.bailiwick.testkit.asid.Session;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.asid.SessionBuilder;

/**
 * Sessions of two authorities, and the adapter as a resource server of both. One checks every proof itself; the other hands out the
 * keys that proofs are made with.
 */
final class Presenting implements AutoCloseable {
    /** A route whose sessions' authority checks every proof. */
    static final String DELEGATED = "/sessions/delegated";

    /** A route whose sessions' authority hands out keys. */
    static final String KEYED = "/sessions/keyed";

    /** A route that takes tokens, too. */
    static final String BOTH = "/sessions/both";

    static final String UID = "u-8842";

    private final EmbeddedAuthority home;
    private final Consumer consumer = consumer("web-1");
    private final Consumer far = consumer("far-1");
    private final SessionAuthority delegated =
            authority(Resource.builder(Configurations.RESOURCE).own());
    private final SessionAuthority keyed =
            authority(Resource.builder(Configurations.RESOURCE).givenProofKeys());
    private final SessionAuthority unsteady = another();

    /** @param home the authority of the domain whose tokens are taken beside sessions */
    Presenting(EmbeddedAuthority home) {
        this.home = home;
    }

    private static Consumer consumer(String id) {
        return Consumer.builder(id)
                .grants("teller", "auditor")
                .scopes("files:read")
                .build();
    }

    private SessionAuthority authority(Resource.Builder resource) {
        return SessionAuthority.builder()
                .start()
                .register(consumer)
                .register(far)
                .register(resource.secret(Asking.SECRET).build())
                .person("alice", UID);
    }

    SessionAuthority delegated() {
        return delegated;
    }

    SessionAuthority keyed() {
        return keyed;
    }

    Consumer consumer() {
        return consumer;
    }

    /** One more, which is sick or lies for a while, and is well afterwards. */
    SessionAuthority unsteady() {
        return unsteady;
    }

    /** A consumer that must be somewhere else than whoever calls the adapter. */
    Consumer far() {
        return far;
    }

    /** One more authority that the adapter is no stranger to, which may be broken. */
    SessionAuthority another() {
        return authority(Resource.builder(Configurations.RESOURCE));
    }

    /** A session of alice's that is good. */
    SessionBuilder session(SessionAuthority authority) {
        return session(authority, consumer);
    }

    private static SessionBuilder session(SessionAuthority authority, Consumer whose) {
        return authority
                .session(whose, "alice")
                .granting("teller")
                .denying("auditor")
                .sharing("files:read")
                .withholding("files:write");
    }

    /** Begins the proof of a request, as its consumer sees it. */
    Proof proof(Session session, String method, String target) {
        return consumer.proof(session, Configurations.RESOURCE)
                .request(method, URI.create(Configurations.RESOURCE + target));
    }

    /** Adds a proof to a GET of that target, for a session of that consumer at the authority that checks every proof. */
    Request prove(Request request, Consumer whose, String target) {
        Session session = session(delegated, whose).open();
        return request.secret(session.sid())
                .header(
                        "Authorization",
                        whose.proof(session, Configurations.RESOURCE)
                                .request("GET", URI.create(Configurations.RESOURCE + target))
                                .authorization());
    }

    /** Adds the consumer's secret to a request, beside a session of it at the same authority. */
    Request showSecret(Request request, Consumer whose) {
        Session session = session(delegated, whose).open();
        return request.secret(session.sid())
                .header("Authorization", whose.basic())
                .header("A-SID", session.sid())
                .header("A-UID", session.uid());
    }

    /** The domains of both authorities, and of the tokens of home. */
    String standard() {
        return Configurations.top(Configurations.RESOURCE)
                + "limits: {signed-body: 1KiB}\n"
                + "domains:\n"
                + "  home: {kind: jwt, issuer: \"" + home.issuer() + "\", algorithms: [RS256, ES256]}\n"
                + domain(
                        "delegated",
                        delegated,
                        "[proof, secret]",
                        "consumers: {web-1: {addresses: [127.0.0.0/8]}, far-1: {addresses: [192.0.2.0/24]}, another: {}}")
                + domain(
                        "keyed",
                        keyed,
                        "[proof, ticket]",
                        "tickets: {algorithms: [ES256], jwks-uri: \""
                                + keyed.keys().uri(Endpoint.JWKS) + "\"}")
                + """
                default-domains: [delegated]
                rules:
                  - {id: delegated, path: /sessions/delegated/**, access: authenticated}
                  - {id: keyed, path: /sessions/keyed/**, access: authenticated, domains: [keyed]}
                  - {id: both, path: /sessions/both, access: authenticated, domains: [home, delegated]}
                  - {id: files, path: /sessions/files, scopes: [files:read]}
                  - {id: uploads, path: /sessions/uploads, scopes: [files:write]}
                  - {id: staff, path: /sessions/staff, grants: [teller]}
                  - {id: audits, path: /sessions/audits, grants: [teller, auditor]}
                  - {id: legacy, path: /sessions/legacy, access: authenticated, insecure-asid-secret: true}
                  - {id: stream, path: /sessions/stream, access: authenticated, insecure-unsigned-body: true}
                  - {id: tokens, path: /sessions/tokens, access: authenticated, domains: [home]}
                  - {id: public, path: /sessions/public, access: public}
                """;
    }

    /** One domain of sessions, for everything. */
    static String alone(SessionAuthority authority, String more) {
        return Configurations.top(Configurations.RESOURCE)
                + "domains:\n"
                + domain("own", authority, "[proof]", more)
                + "rules:\n  - {id: own, path: /**, access: authenticated}\n";
    }

    private static String domain(String name, SessionAuthority authority, String modes, String more) {
        return """
                  %s:
                    kind: asid
                    authority: %s
                    resource-credentials: {id: "%s", secret: "%s"}
                    modes: %s
                """.formatted(name, authority.authority(), Configurations.RESOURCE, Asking.SECRET, modes)
                + more.indent(4);
    }

    /** The key of the consumer's proofs, as it stands in the file. */
    String proofKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(consumer.proofKey(Configurations.RESOURCE));
    }

    /** A proof with that flaw in it. */
    String flawed(Session session, String target, ProofFlaw flaw) {
        return proof(session, "GET", target).authorization(flaw);
    }

    @Override
    public void close() {
        delegated.close();
        keyed.close();
        unsteady.close();
    }
}
