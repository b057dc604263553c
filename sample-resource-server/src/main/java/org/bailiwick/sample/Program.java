package org.bailiwick.sample;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.asid.Visitor;

/**
 * A program in which people log in, and which calls the gateway for them then: what it says to the authority, and how it shows a
 * session at the gateway.
 *
 * @param consumer who it is
 * @param gateway what it calls
 */
record Program(Consumer consumer, SessionAuthority authority, URI gateway) {
    /** Where it has people come back to. Nobody is there: the tour reads it from the answer. */
    static final String BACK = "http://127.0.0.1/back";

    /** Begins a login; asks for two roles and for two pieces of information. */
    Answer handshake() {
        return send(
                AsidEndpoint.HANDSHAKE,
                member("c_url", BACK),
                "\"c_grant\":[\"writer\",\"editor\"]",
                "\"c_scope\":[\"files\",\"email\"]");
    }

    /** Asks what became of it. */
    Answer result(String sid, String code) {
        return send(AsidEndpoint.RESULT, member("a_sid", sid), member("a_code", code));
    }

    Answer refresh(Held session) {
        return send(AsidEndpoint.REFRESH, member("a_sid", session.sid()));
    }

    Answer revoke(Held session) {
        return send(AsidEndpoint.REVOKE, member("a_sid", session.sid()));
    }

    /** One more session of Ivo's, who gives the same as Hilda; nobody else knows of it. */
    Held another() {
        Answer begun = handshake();
        URI back = Visitor.as("Ivo Ilic").granting("writer").sharing("files").allow(URI.create(said(begun, "a_url")));
        return held(result(said(begun, "a_sid"), parameter(back, "a_code")));
    }

    /** The session that a result tells of. */
    static Held held(Answer result) {
        return new Held(said(result, "a_sid"), said(result, "a_uid"), said(result, "a_ticket"));
    }

    /** What a ticket says; empty when it does not. */
    static String said(Answer answer, String member) {
        return found("\"" + member + "\":\"([^\"]*)\"", answer.body()).replace("\\/", "/");
    }

    /** What a browser takes along; empty when it does not. */
    static String parameter(URI url, String name) {
        return found("(?:^|&)" + name + "=([^&]*)", url.getRawQuery());
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** The call with a proof of its own. */
    Call proven(Call call, Held session) {
        return call.with("Authorization", proof(call, session));
    }

    /** The call with a proof of its own, and the ticket. */
    Call ticketed(Call call, Held session) {
        return proven(call, session).with("A-Ticket", session.ticket());
    }

    /** The call with the secret, as the seed has it. */
    Call secretly(Call call, Held session) {
        return call.with("Authorization", consumer.basic())
                .with("A-SID", session.sid())
                .with("A-UID", session.uid());
    }

    private String proof(Call call, Held session) {
        return consumer.proof(session.sid(), session.uid(), gateway.toString())
                .request(call.method(), URI.create(gateway + call.path()))
                .body(call.body())
                .authorization();
    }

    private Answer send(AsidEndpoint endpoint, String... members) {
        String more = List.of(members).stream().collect(Collectors.joining(","));
        String kind = member("ticket", endpoint == AsidEndpoint.RESULT ? "result_request" : kind(endpoint));
        String ticket = "{" + kind + "," + member("c_id", consumer.id()) + "," + more + "}";
        return new Caller(URI.create(authority.authority()))
                .send(Call.post(endpoint.path(), ticket)
                        .with("Content-Type", "application/json")
                        .with("Authorization", consumer.basic()));
    }

    private static String kind(AsidEndpoint endpoint) {
        return endpoint.path().substring(endpoint.path().lastIndexOf('/') + 1);
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
